/** Writes a cell of a CSV file. A text that begins like a formula gets a mark, so that a spreadsheet doesn't run it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV. https://www.rfc-editor.org/rfc/rfc4180 */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** A CSV file that Excel reads as UTF-8: without the mark it takes “Zoë” for other letters. */
export const forSpreadsheet = (csv: string): string => `\uFEFF${csv}`;
