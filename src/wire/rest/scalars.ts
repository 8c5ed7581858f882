import type { Shape } from '../../engine/index.ts';
import type { ShapeBinding } from './bindings.ts';

/** The place of a date decides its form, unless its shape names one. */
export type Place = 'header' | 'query' | 'xml' | 'json';

const numbers: ReadonlySet<Shape['type']> = new Set(['integer', 'long', 'float', 'double']);

/** ISO 8601 in the engine's form: `2026-11-25T10:42:00+00:00`. */
const engineDate = (time: number): string => new Date(time).toISOString().replace(/(?:\.000)?Z$/, '+00:00');

/**
 * Reads a value from text. A value of the wrong type (a word for a number) stays text, and validation refuses it.
 * https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
 */
export function readScalar({ type }: Shape, text: string): unknown {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (numbers.has(type)) return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type !== 'timestamp') return text;
  const time = /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? engineDate(time) : text;
}

/** The reverse of `readScalar`. */
export function writeScalar(
  { type }: Shape,
  { timestamp }: ShapeBinding,
  value: unknown,
  place: Place,
): string {
  const time = type === 'timestamp' ? Date.parse(String(value)) : NaN;
  if (Number.isNaN(time)) return String(value);
  const isRfc822 = timestamp === undefined ? place === 'header' : timestamp === 'rfc822';
  return isRfc822 ? new Date(time).toUTCString() : new Date(time).toISOString();
}

/** The bytes of base64 text. Text that isn't base64 gives its own bytes. */
export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return new TextEncoder().encode(base64);
  }
}

/** Bytes in base64, as blobs stand in inputs and outputs. */
export function base64OfBytes(bytes: Uint8Array): string {
  // One call for each byte would take too long. One call for all bytes overflows the stack.
  const step = 0x8000;
  let text = '';
  for (let i = 0; i < bytes.length; i += step) text += String.fromCharCode(...bytes.subarray(i, i + step));
  return btoa(text);
}
