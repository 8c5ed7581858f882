/** The bytes of base64 text. Text that isn't base64 gives its own bytes. */
export function bytesOfBase64(base64: string): Uint8Array {
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
