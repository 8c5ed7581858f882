export type Field = readonly [name: string, value: string];

/** Encoded text, or half of a UTF-16 pair, which is replaced. */
const isEncoded = /[%+\uD800-\uDFFF]/;

/**
 * The fields of a form or a query, in their order, as `URLSearchParams` reads them. It is used only for encoded text:
 * names and short values are hardly ever encoded.
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
