/** How Python prints values, for messages that the CLI prints through Python. */

/** `repr('it\'s')`: in single quotes, or in double quotes if the text has only single ones. */
export function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = [...text].map((char) => {
    if (char === '\\' || char === quote) return `\\${char}`;
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '\t') return '\\t';
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa1) || code === 0xad)
      return `\\x${code.toString(16).padStart(2, '0')}`;
    return /\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/u.test(char) ? escapedPoint(code) : char;
  });
  return quote + escaped.join('') + quote;
}

const escapedPoint = (code: number): string =>
  code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;

/** A float with a whole value, which Python keeps apart: `2.0`. All other numbers are plain numbers. */
export class Float {
  readonly value: number;

  private constructor(value: number) {
    this.value = value;
  }

  static of(value: number): Float | number {
    return Number.isInteger(value) ? new Float(value) : value;
  }
}

/** `repr(2.0)`. */
export const floatText = (value: number): string =>
  Math.abs(value) < 1e16 ? `${value}.0` : value.toExponential();

/** The number of a value, or null if it isn't a number. */
export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' ? value : value instanceof Float ? value.value : null;

/** `repr` of plain data. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return reprText(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if (value instanceof Float) return floatText(value.value);
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([name, item]) => `${reprText(name)}: ${repr(item)}`)
      .join(', ')}}`;
  return typeof value === 'number' ? String(value) : '';
}

/** `str`: text as it is, all else as `repr`. */
export const str = (value: unknown): string => (typeof value === 'string' ? value : repr(value));

/** `type(value).__name__`. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Float) return 'float';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'dict';
  }
}

/** `str(type(value))`. */
export const typeName = (value: unknown): string => `<class '${pythonType(value)}'>`;

/** `json.dumps(value, separators=(item, name))`: nothing but ASCII. */
export function asciiJson(value: unknown, item = ', ', name = ': '): string {
  if (value instanceof Float) return floatText(value.value);
  if (Array.isArray(value)) return `[${value.map((one) => asciiJson(one, item, name)).join(item)}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, one]) => `${asciiJson(key)}${name}${asciiJson(one, item, name)}`)
      .join(item)}}`;
  return JSON.stringify(value ?? null).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `int(text)`: digits with a sign, blanks around them, underscores between them; null if Python refuses. */
export function readInt(text: string): number | null {
  return /^\s*[-+]?\d+(?:_\d+)*\s*$/.test(text) ? Number(text.replaceAll('_', '').trim()) : null;
}

/** The message of `int(text)` for other text. */
export const badInt = (text: string): string => `invalid literal for int() with base 10: ${reprText(text)}`;

/** `float(text)`, without `nan` and `inf`, which no service takes. */
export function readFloat(text: string): number | null {
  return /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : null;
}

/** The order in which Python sorts texts: by code points. JavaScript compares UTF-16 units. */
export function byCodePoints(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return place(left) - place(right);
  }
  return a.length - b.length;
}

/** The sort key of a UTF-16 unit: halves of pairs come after all others. */
const place = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** `len(text)`: code points. */
export function stringLength(text: string): number {
  let length = text.length;
  for (let i = 1; i < text.length; i++) if (isLow(text, i) && isHigh(text, i - 1)) length--;
  return length;
}

const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
