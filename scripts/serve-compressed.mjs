import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const compressed = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg']);

/**
 * Serves the built page as static hosts do, compressed and with long-lived assets, on a free port.
 * @param {URL} dist the built page's folder
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serveCompressed(dist) {
  const folder = fileURLToPath(dist);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const extension = extname(file);
    try {
      const bytes = readFileSync(folder + file);
      const zipped = compressed.has(extension);
      response.writeHead(200, {
        'content-type': types[extension] ?? 'application/octet-stream',
        'cache-control': file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(zipped && { 'content-encoding': 'gzip' }),
      });
      response.end(zipped ? gzipSync(bytes) : bytes);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('There is no such file.');
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
