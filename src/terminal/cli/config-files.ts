/** Section → its settings, in the file's order. */
type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

const sectionLine = /^\s*\[([^\]]+)\]/;
const settingLine = /^([^:=]+?)\s*[:=]\s*(.*?)\s*$/;

/**
 * Reads a file such as `~/.aws/config`. It skips lines that are neither a section nor a setting. An indented line
 * belongs to the setting above it, and its name includes that setting: `s3.addressing_style`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export function readSections(text: string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | null = null;
  let above = '';
  for (const line of text.split('\n')) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const header = sectionLine.exec(line)?.[1];
    if (header !== undefined) {
      current = sections.get(header.trim()) ?? new Map<string, string>();
      sections.set(header.trim(), current);
      continue;
    }
    const [, name, value = ''] = settingLine.exec(line.trim()) ?? [];
    if (!current || name === undefined) continue;
    if (/^\s/.test(line) && above !== '') current.set(`${above}.${name}`, value);
    else {
      current.set(name, value);
      above = name;
    }
  }
  return sections;
}

export type Setting = string | ReadonlyMap<string, string>;

/** A line that the CLI reads as a setting. */
const option = /([^:=][^:=]*)\s*[:=]\s*.*$/m;
const indentOf = (text: string): number => text.length - text.trimStart().length;

/**
 * The text with settings of one section changed or added; all other lines stay as they are. A map is a setting with
 * settings of its own. Follows `aws configure`, line by line.
 */
export function withSettings(text: string, section: string, settings: ReadonlyMap<string, Setting>): string {
  const lines: string[] = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const start = lines.findIndex((line) => !/^\s*[#;]/.test(line) && isSection(line, section));
  if (start < 0)
    return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}[${section}]\n${linesOf(settings)}`;
  const left = new Map(settings);
  let last = start;
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (sectionLine.test(line)) {
      lines.splice(last + 1, 0, linesOf(left));
      return lines.join('');
    }
    const found = option.exec(line)?.[1];
    if (found === undefined) continue;
    last = i;
    const name = found.trim();
    const value = left.get(name);
    if (typeof value === 'string') {
      lines[i] = `${name} = ${value}\n`;
      left.delete(name);
    } else if (value) {
      setWithin(lines, i, indentOf(found), value);
      return lines.join('');
    }
  }
  if (left.size) {
    if (!lines.at(-1)!.endsWith('\n')) lines.push('\n');
    lines.splice(last + 2, 0, linesOf(left));
  }
  return lines.join('');
}

/** The text with one setting of one section changed or added. */
export const withSetting = (text: string, section: string, name: string, value: string): string =>
  withSettings(text, section, new Map([[name, value]]));

const isSection = (line: string, section: string): boolean => {
  const header = sectionLine.exec(line)?.[0];
  const [kind = '', ...name] = section.split(' ');
  return header === `[${section}]` || (name.length > 0 && header === `[${kind} "${name.join(' ')}"]`);
};

/** Changes the indented lines below a setting. */
function setWithin(
  lines: string[],
  above: number,
  indent: number,
  values: ReadonlyMap<string, string>,
): void {
  const left = new Map(values);
  let current = indent;
  let i = above + 1;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const found = option.exec(line)?.[1];
    if (found !== undefined) {
      current = indentOf(found);
      const value = left.get(found.trim());
      if (value !== undefined) {
        lines[i] = `${' '.repeat(current)}${found.trim()} = ${value}\n`;
        left.delete(found.trim());
      }
    }
    if (current === indent || sectionLine.test(line)) {
      lines.splice(i, 0, linesOf(left, '    '));
      return;
    }
  }
  if (current !== indent || i === above + 1) lines.splice(i, 0, linesOf(left, '    '));
}

const linesOf = (settings: ReadonlyMap<string, Setting>, indent = ''): string =>
  [...settings]
    .map(([name, value]) =>
      typeof value === 'string'
        ? `${indent}${name} = ${value}\n`
        : `${indent}${name} =\n${linesOf(value, `${indent}    `)}`,
    )
    .join('');
