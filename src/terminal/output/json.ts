import { Float, floatText } from '../cli/python.ts';

/**
 * As Python's `json.dumps(value, indent=4, ensure_ascii=False)` writes it. Only half of a surrogate pair, which no
 * output of ours holds, would come out differently.
 */
export const formatJson = (value: unknown): string => written(value ?? null, '\n');

function written(value: unknown, lineEnd: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (value instanceof Float) return floatText(value.value);
  const inner = `${lineEnd}    `;
  if (Array.isArray(value))
    return enclosed(
      value.map((item) => written(item, inner)),
      '[]',
      lineEnd,
    );
  return enclosed(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => `${JSON.stringify(name)}: ${written(item, inner)}`),
    '{}',
    lineEnd,
  );
}

const enclosed = (items: readonly string[], brackets: string, lineEnd: string): string =>
  items.length
    ? `${brackets[0]}${lineEnd}    ${items.join(`,${lineEnd}    `)}${lineEnd}${brackets[1]}`
    : brackets;
