import { crc32 } from '../../engine/index.ts';

/** 1 January 1980 in ZIP's own form: the same files make the same bytes. */
const day = 0x21;
/** Names are UTF-8. */
const flags = 0x0800;

/**
 * Packs texts into a ZIP archive, without compression. `files` are pairs of a path with slashes and a text.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipOf(files: readonly (readonly [path: string, text: string])[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const record = (
    signature: number,
    numbers: readonly (readonly [size: 2 | 4, value: number])[],
  ): Uint8Array => {
    const bytes = new Uint8Array(4 + numbers.reduce((sum, [size]) => sum + size, 0));
    const view = new DataView(bytes.buffer);
    view.setUint32(0, signature, true);
    let at = 4;
    for (const [size, value] of numbers) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return bytes;
  };
  for (const [path, text] of files) {
    const name = encoder.encode(path);
    const content = encoder.encode(text);
    const { length } = content;
    const facts = [
      [2, 20],
      [2, flags],
      [2, 0],
      [2, 0],
      [2, day],
      [4, crc32(bytesAsText(content))],
      [4, length],
      [4, length],
      [2, name.length],
      [2, 0],
    ] as const;
    parts.push(record(0x04034b50, facts), name, content);
    directory.push(
      record(0x02014b50, [[2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
      name,
    );
    offset += 30 + name.length + length;
  }
  const listed = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, listed],
    [4, offset],
    [2, 0],
  ]);
  const all = [...parts, ...directory, end];
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A text whose characters are the bytes. */
function bytesAsText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
