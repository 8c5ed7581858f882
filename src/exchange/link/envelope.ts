import { crc32 } from '../../engine/index.ts';
import { LinkError } from './link-problem.ts';
import type { Form as AccountForm } from './link-state.ts';

/*
 * Written by hand, because Node 20 has no `Uint8Array.prototype.toBase64`, and `btoa` takes only text.
 * https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...letters].map((letter, value) => [letter, value]));

/** Bytes as base64url without padding. */
function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let pool = 0;
  let bits = 0;
  for (const byte of bytes) {
    pool = ((pool << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) text += letters.charAt((pool >> (bits -= 6)) & 63);
  }
  return bits === 0 ? text : text + letters.charAt((pool << (6 - bits)) & 63);
}

/** The bytes of base64url text. Characters outside the alphabet are skipped. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let at = 0;
  let pool = 0;
  let bits = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) continue;
    pool = ((pool << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bytes[at++] = (pool >> (bits -= 8)) & 255;
  }
  return bytes.subarray(0, at);
}

/** The most characters of a link that are read. */
export const maxLink = 32_000;
/** The length above which some chats and bookmarks cut a link, in characters. */
export const longLink = 2000;
/** The forms of links: an account or a text. The name of a form contains its version. */
type Form = AccountForm | TextForm;
/** A workshop, a result's code, or an attempt at a lesson. */
export type TextForm = 'w1' | 'r1' | 'a1';

/** The CRC-32 of a text of ASCII letters, as four bytes. */
function checkOf(text: string): Uint8Array {
  const sum = crc32(text);
  return Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
}

/**
 * Makes `d5.DATA.CHECK`: the form with its version, the packed bytes as base64url, and the CRC-32 of all
 * before it. deflate-raw has no check of its own, and `crypto.subtle` is missing on pages over plain http.
 */
export function seal(packed: Uint8Array, form: Form): string {
  const body = `${form}.${toBase64url(packed)}`;
  return `${body}.${toBase64url(checkOf(body))}`;
}

interface Sealed<F extends Form> {
  readonly form: F;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/**
 * The packed bytes of a text that `seal` wrote, in one of the wanted forms. Text that a chat or a sentence
 * added at the end is ignored. Throws `LinkError`. Nothing is unpacked before the check was found right.
 */
export function unseal<F extends Form>(text: string, wanted: readonly F[], most = maxLink): Sealed<F> {
  if (text.length > most) throw new LinkError({ kind: 'tooBig', limit: most });
  const [, named = '', data = '', check = ''] = /^([adrw]\d{1,3})\.?([\w-]*)\.?([\w-]*)/.exec(text) ?? [];
  const form = wanted.find((one) => one === named);
  if (form === undefined && named !== '') throw new LinkError({ kind: 'newer', what: named });
  if (form === undefined || data === '' || check.length < 6) throw new LinkError({ kind: 'cut' });
  if (toBase64url(checkOf(`${form}.${data}`)) !== check) throw new LinkError({ kind: 'altered' });
  return { form, packed: fromBase64url(data) };
}
