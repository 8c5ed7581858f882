import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { plainPage } from '../endpoint/page.ts';
import { addressOf, tellWhyNotListening } from '../endpoint/worlds.ts';
import { UsageError } from './usage.ts';

const host = '127.0.0.1';

/** Whether there is a browser to open: a Linux machine without a desktop has none. */
function hasBrowser(): boolean {
  if (process.env['CI']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) && existsSync('/usr/bin/xdg-open');
}

function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened. Open the address yourself.'));
  child.unref();
}

function asked(argv: readonly string[]): { port: number; after: string; mayOpen: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
    const port = Number(values.port ?? 4173);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port must be a whole number from 0 to 65535, not ${values.port}`);
    const [address = ''] = positionals;
    const after = address.slice(address.indexOf('#') + 1);
    return { port, after: after === '' ? '' : `#${after}`, mayOpen: values['no-open'] !== true };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Serves the built page in `directory` until it gets a signal, and opens it. */
export function openPage(argv: readonly string[], directory: string): void {
  const { port, after, mayOpen } = asked(argv);
  const page = plainPage(directory);
  const server = createServer((request, response) => {
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end();
    else void page.serve((request.url ?? '/').replace(/[?#].*/, ''), response);
  });
  tellWhyNotListening(server, port);
  server.listen(port, host, () => {
    const address = `${addressOf(server, host).address}/${after}`;
    console.log(`IAM Playground is at ${address}\nCtrl C stops it.`);
    if (mayOpen && hasBrowser()) openBrowser(address);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
}
