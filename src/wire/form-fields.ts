export type Field = readonly [name: string, value: string];

/** Encoded, or half of a pair of UTF-16, which is replaced. */
const isEncoded = /[%+\uD800-\uDFFF]/;

/**
 * The fields of a form, or of an address's query, in their order, as `URLSearchParams` reads them. It is only asked
 * for what is encoded: names and short values hardly ever are.
 * https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function formFields(text: string): Field[] {
  const fields: Field[] = [];
  if (text === '') return fields;
  for (const part of (text.startsWith('?') ? text.slice(1) : text).split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (isEncoded.test(part)) fields.push(...new URLSearchParams(`?${part}`));
    else fields.push(at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]);
  }
  return fields;
}
