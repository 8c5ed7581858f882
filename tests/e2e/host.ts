import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { serviceWorker } from '../../scripts/vite-offline.ts';

/** The built page. */
export const dist = join(import.meta.dirname, '../../dist');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** A static host under a sub-path, with a copy of the built page that may change, and that can be pulled out. */
export class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'host-'));
  isAway = false;
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor() {
    cpSync(dist, this.folder, { recursive: true });
    this.#server = createServer((request, response) => {
      if (this.isAway) return void request.socket.destroy();
      const path = (request.url ?? '').replace(/^\/iam\//, '').replace(/\?.*/, '');
      this.asked.push(path);
      try {
        const content = readFileSync(join(this.folder, path === '' ? 'index.html' : path));
        response.writeHead(200, { 'content-type': types[extname(path === '' ? '.html' : path)] ?? '' });
        response.end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
  }

  static async start(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((ready) => host.#server.listen(0, '127.0.0.1', ready));
    onTestFinished(() => {
      host.#server.close();
      host.#server.closeAllConnections();
      rmSync(host.folder, { recursive: true, force: true });
    });
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/iam/`;
  }

  edit(change: (html: string) => string): void {
    const file = join(this.folder, 'index.html');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    writeFileSync(join(this.folder, 'sw.js'), serviceWorker(this.folder));
  }

  /** A page on this machine is kept only where its host says so. */
  keepOffline(): void {
    this.edit((html) => html.replace('<title>', '<meta name="iam-playground-offline" content="on"><title>'));
  }
}
