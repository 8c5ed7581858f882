/** A part of a text to light up, in UTF-16 positions; `to` is exclusive. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
  readonly tone?: 'mark' | 'allow' | 'deny';
}

/** The path of a value: `['Statement', 0, 'Action']`. */
export type JsonPath = readonly (string | number)[];

const keyOf = (path: JsonPath): string => JSON.stringify(path);

/**
 * Returns JSON text indented by two, with the places of some of its values, to show a document with the part that
 * decided. A path that the value doesn't have is left out. Cycles and non-JSON values are the caller's mistake.
 */
export function jsonText(
  value: unknown,
  paths: readonly JsonPath[] = [],
): { text: string; ranges: TextRange[] } {
  const wanted = new Set(paths.map(keyOf));
  const ranges: TextRange[] = [];
  let text = '';

  function list(open: string, close: string, rows: readonly (() => void)[], indent: string): void {
    if (rows.length === 0) {
      text += open + close;
      return;
    }
    text += open;
    rows.forEach((row, index) => {
      text += `${index > 0 ? ',' : ''}\n${indent}  `;
      row();
    });
    text += `\n${indent}${close}`;
  }

  function write(part: unknown, path: JsonPath, indent: string): void {
    const from = text.length;
    const inner = `${indent}  `;
    if (Array.isArray(part)) {
      const rows = part.map((item, index) => () => write(item, [...path, index], inner));
      list('[', ']', rows, indent);
    } else if (typeof part === 'object' && part !== null) {
      const rows = Object.entries(part).map(([name, item]) => () => {
        text += `${JSON.stringify(name)}: `;
        write(item, [...path, name], inner);
      });
      list('{', '}', rows, indent);
    } else {
      text += JSON.stringify(part) ?? 'null';
    }
    if (wanted.has(keyOf(path))) ranges.push({ from, to: text.length });
  }

  write(value, [], '');
  return { text, ranges: ranges.sort((a, b) => a.from - b.from) };
}

/**
 * Cuts a text at the edges of ranges into pieces, each with the tone of its range, or null. Ranges must not overlap.
 */
export function pieces(
  text: string,
  ranges: readonly TextRange[],
): { text: string; tone: 'mark' | 'allow' | 'deny' | null }[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const cut: { text: string; tone: 'mark' | 'allow' | 'deny' | null }[] = [];
  let at = 0;
  for (const { from, to, tone } of sorted) {
    if (from < at) continue;
    if (from > at) cut.push({ text: text.slice(at, from), tone: null });
    if (to > from) cut.push({ text: text.slice(from, to), tone: tone ?? 'mark' });
    at = Math.max(at, to);
  }
  if (at < text.length) cut.push({ text: text.slice(at), tone: null });
  return cut;
}
