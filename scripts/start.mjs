/**
 * `npm start`: from a fresh clone to the page in a browser. Installs, builds and serves the built page.
 * `--no-open` leaves the browser alone; `--port=N` asks for a port (the next free one is taken).
 */
import { existsSync } from 'node:fs';
import { bin, installPackages, requireNode, root, run } from './install.mjs';

requireNode();
installPackages();
if (!run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn'])) process.exit(1);

const { preview } = await import('vite');
const asked = process.argv.find((argument) => argument.startsWith('--port='));
const server = await preview({
  root,
  configFile: false,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: asked ? Number(asked.slice('--port='.length)) : 4173, open: mayOpen() },
});
const [address] = server.resolvedUrls?.local ?? [];
console.log(`\n  IAM Playground is at ${address}\n  Ctrl C stops it.\n`);

/**
 * Whether there is a browser to open: a Linux machine without a desktop has none, and xdg-open would print a
 * long error.
 */
function mayOpen() {
  if (process.argv.includes('--no-open') || process.env['CI']) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) && existsSync('/usr/bin/xdg-open');
}
