const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

/** CRC-32 of a text whose characters are bytes, as PNG, gzip and zip have it. https://www.rfc-editor.org/rfc/rfc1952#section-8 */
export function crc32(bytes: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    crc = (crc >>> 8) ^ (remainders[(crc ^ bytes.charCodeAt(i)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
