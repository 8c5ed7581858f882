/** What a ciphertext made here says of itself. */
interface Sealed {
  /** The key's ARN. */
  readonly key: string;
  readonly context: Readonly<Record<string, string>>;
  readonly plaintext: string;
}

const prefix = 'AQICAHEXAMPLE';

/**
 * Text that looks like a ciphertext and is none: it can be read as plaintext. As KMS's own, it says which
 * key made it, so that Decrypt needs no key's name.
 */
export function seal(sealed: Sealed): string {
  const text = JSON.stringify(sealed);
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return prefix + hex;
}

/** What `seal` was given, or null for any other text. */
export function unseal(blob: string): Sealed | null {
  if (!blob.startsWith(prefix) || !/^(?:[0-9a-f]{4})+$/.test(blob.slice(prefix.length))) return null;
  const codes = blob.slice(prefix.length).match(/.{4}/g) ?? [];
  const text = codes.map((code) => String.fromCharCode(parseInt(code, 16))).join('');
  try {
    const value = JSON.parse(text) as Partial<Sealed> | null;
    return typeof value?.key === 'string' && typeof value.plaintext === 'string' && value.context
      ? { key: value.key, context: value.context, plaintext: value.plaintext }
      : null;
  } catch {
    return null;
  }
}

/** Whether two encryption contexts say the same, in any order. */
export function isSameContext(a: Sealed['context'], b: Sealed['context']): boolean {
  const sorted = (context: Sealed['context']): string =>
    JSON.stringify(Object.entries(context).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
