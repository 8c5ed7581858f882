import { readFile, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** The built page, as the endpoint serves it. */
export interface Page {
  serve(pathname: string, response: ServerResponse): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

const metaPolicy = /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*content="([^"]*)"[^>]*>/i;

/**
 * Moves the policy from the document into a header. The static build forbids every connection. The page of
 * the endpoint may connect to the endpoint, and to nothing else.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
function withHeaderPolicy(html: string): { readonly html: string; readonly policy: string } {
  const given = metaPolicy.exec(html)?.[1] ?? "default-src 'self'; connect-src 'none'";
  const policy = given
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/connect-src [^;]*/, "connect-src 'self'");
  const marked = html.replace(metaPolicy, '<meta name="iam-playground-endpoint" content="/_playground/">');
  return { html: marked, policy: `${policy}; frame-ancestors 'none'` };
}

/** Serves a directory of built files as an endpoint does: the page may connect to it. */
export const pageOf = (directory: string): Page => served(directory, withHeaderPolicy);

/** Serves a directory of built files as any static host does. */
export const plainPage = (directory: string): Page => served(directory, (html) => ({ html, policy: null }));

/** Serves a directory of built files, and nothing outside it, not even through links. */
function served(
  directory: string,
  asServed: (html: string) => { readonly html: string; readonly policy: string | null },
): Page {
  return {
    async serve(pathname, response) {
      const file = await readServed(directory, pathname === '/' ? '/index.html' : pathname);
      if (file === null) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.\n');
        return;
      }
      const { path, content } = file;
      const type = types[extname(path)] ?? 'application/octet-stream';
      const safe = { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
      if (extname(path) !== '.html') {
        response.writeHead(200, safe).end(content);
        return;
      }
      const { html, policy } = asServed(content.toString('utf8'));
      response
        .writeHead(200, { ...safe, ...(policy !== null && { 'content-security-policy': policy }) })
        .end(html);
    },
  };
}

const decompress = promisify(brotliDecompress);

interface ServedFile {
  readonly path: string;
  readonly content: Buffer;
}

/** Reads a file, or one that the package holds compressed; null where there is none. */
async function readServed(directory: string, pathname: string): Promise<ServedFile | null> {
  const plain = await readWithin(directory, pathname);
  if (plain !== null) return plain;
  const packed = await readWithin(directory, `${pathname}.br`);
  return packed && { path: packed.path.slice(0, -'.br'.length), content: await decompress(packed.content) };
}

async function readWithin(directory: string, pathname: string): Promise<ServedFile | null> {
  const path = await within(directory, pathname);
  const content = path === null ? null : await readFile(path).catch(() => null);
  return path === null || content === null ? null : { path, content };
}

async function within(directory: string, pathname: string): Promise<string | null> {
  try {
    const root = await realpath(directory);
    const path = await realpath(join(root, decodeURIComponent(pathname)));
    return path.startsWith(root + sep) ? path : null;
  } catch {
    return null;
  }
}
