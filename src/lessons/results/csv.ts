/** Characters with which a spreadsheet takes a cell for a formula, or drops them and looks at the next one. */
const formulaSigns: ReadonlySet<string> = new Set([...'=+-@\t\r', ...'＝＋－＠']);
/** Characters at which a spreadsheet may begin a cell, whatever separator it was told or guesses. */
const separators: ReadonlySet<string> = new Set([...';\t\r\n\v\f', '\u0085', '\u2028', '\u2029']);
/** Characters that a spreadsheet may take off a cell's start. */
const dropped: ReadonlySet<string> = new Set([...'" ', '\u00a0']);

/** Puts an apostrophe before each sign with which a cell could begin a formula, so that it is read as a text. */
function withoutFormulas(text: string): string {
  let written = '';
  let isStart = true;
  for (const character of text) {
    if (isStart && formulaSigns.has(character)) written += "'";
    written += character;
    isStart = separators.has(character) || (isStart && dropped.has(character));
  }
  return written;
}

/** Writes a cell of a CSV file. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = withoutFormulas(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV. https://www.rfc-editor.org/rfc/rfc4180 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** A CSV file that Excel reads as UTF-8: without the mark it takes “Zoë” for other letters. */
export const forSpreadsheet = (csv: string): string => `\uFEFF${csv}`;
