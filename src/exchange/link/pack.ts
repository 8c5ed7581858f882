import { LinkError } from './link-problem.ts';

/** The most bytes that a link may unpack to. */
export const maxUnpacked = 5_000_000;
/** How many bytes are unpacked at once: a thousand times as many may come out. */
const slice = 512;

/** Text as deflate-raw bytes, by the platform's own compression. */
export async function pack(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += slice) await writer.write(bytes.subarray(at, at + slice));
  await writer.close();
}

/** The text that `pack` packed. Throws `LinkError` if it isn't packed text, or is more than `most` bytes. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>, most: number = maxUnpacked): Promise<string> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  // The reader reports the same failure.
  const fed = feed(writer, bytes).catch(() => undefined);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) throw new LinkError({ kind: 'tooBig', limit: most });
      text += decoder.decode(value, { stream: true });
    }
    await fed;
    return text + decoder.decode();
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    void writer.abort().catch(() => undefined);
    throw error instanceof LinkError ? error : new LinkError({ kind: 'altered' });
  }
}
