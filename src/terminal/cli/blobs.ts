import type { ApiModel } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { otherError } from './cli-error.ts';

/** Marks the content of a file that `fileb://` named: bytes, not base64 text. */
export class Bytes {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get base64(): string {
    return base64Of(this.text);
  }
}

/** Text as UTF-8 in base64. */
export function base64Of(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** Base64 of UTF-8 as text, or null for other bytes. */
export function textOfBase64(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Content as a file of the page holds it: text, or base64 where it isn't text. */
export const fileTextOf = (base64: string): string => textOfBase64(base64) ?? base64;

/** Content as the screen shows it. */
export const streamedText = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));

/**
 * The input with its blobs as base64. Text is base64 already or, with `raw` (`--cli-binary-format raw-in-base64-out`),
 * the bytes themselves. @throws CliError for text that isn't base64
 */
export function withBlobs(
  model: ApiModel,
  shapeName: string | undefined,
  value: unknown,
  raw: boolean,
): unknown {
  if (shapeName === undefined) return value;
  const shape = shapeOf(model, shapeName);
  if (shape.type === 'blob') return blob(value, raw);
  if (value instanceof Bytes) return value.base64;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withBlobs(model, shape.member, item, raw));
  const members = new Map(Object.entries(shape.members ?? {}));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      withBlobs(model, shape.type === 'map' ? shape.value : members.get(name), item, raw),
    ]),
  );
}

function blob(value: unknown, raw: boolean): unknown {
  if (value instanceof Bytes) return value.base64;
  if (typeof value !== 'string') return value;
  if (raw) return base64Of(value);
  // Python's reader skips characters that base64 doesn't have, and demands whole groups of four.
  const digits = value.replace(/[^A-Za-z0-9+/=]/g, '');
  const body = digits.replace(/=.*$/, '');
  const isWhole = body.length % 4 !== 1 && digits.length >= Math.ceil(body.length / 4) * 4;
  if (!isWhole) throw otherError(`Invalid base64: "${value}"`);
  return body + '='.repeat((4 - (body.length % 4)) % 4);
}
