/** The bytes of base64 text; what is no base64 is taken for text, whose bytes are given. */
export function bytesOfBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return new TextEncoder().encode(base64);
  }
}

/** Bytes in base64, as blobs stand in inputs and outputs. */
export function base64OfBytes(bytes: Uint8Array): string {
  // One call for each byte would take too long, one for all of them overflows the stack.
  const step = 0x8000;
  let text = '';
  for (let i = 0; i < bytes.length; i += step) text += String.fromCharCode(...bytes.subarray(i, i + step));
  return btoa(text);
}
