import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { vi } from 'vitest';
import type { Driver } from './journey.ts';

const port = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** WebKitGTK through plain W3C WebDriver. It draws to a display, so run it under `xvfb-run -a`. Its window has
 * a least width of 447. */
export async function webkit(miniBrowser: string, width = 1280): Promise<Driver> {
  const at = `http://127.0.0.1:${await port()}`;
  // A driver that outlives this process would keep its caller's terminal.
  const driver = spawn('WebKitWebDriver', [`--port=${at.slice(at.lastIndexOf(':') + 1)}`], {
    stdio: 'ignore',
  });
  const kill = (): void => void driver.kill();
  process.once('exit', kill);
  driver.once('exit', () => process.off('exit', kill));

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(at + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKit: ${JSON.stringify(value)}`);
    return value;
  }

  async function session(): Promise<string> {
    const options = { binary: miniBrowser, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    // It takes a moment to listen.
    await vi.waitFor(() => send('GET', '/status'), { timeout: 10_000, interval: 100 });
    const value = (await send('POST', '/session', { capabilities })) as { sessionId: string };
    return `/session/${value.sessionId}`;
  }

  const path = await session().catch((error: unknown) => {
    kill();
    throw error;
  });
  await send('POST', `${path}/window/rect`, { width, height: 860 });
  /** The tab to which commands go. */
  let current = String(await send('GET', `${path}/window`));
  const driverOf = (handle: string, close: () => Promise<void>): Driver => {
    const command = async (name: string, body: object): Promise<unknown> => {
      if (current !== handle) await send('POST', `${path}/window`, { handle });
      current = handle;
      return send('POST', `${path}/${name}`, body);
    };
    const run = (script: string): Promise<unknown> => command('execute/sync', { script, args: [] });
    return {
      name: 'WebKit',
      open: async (url) => void (await command('url', { url })),
      reload: async () => void (await command('refresh', {})),
      evaluate: (expression) => run(`return (${expression})`),
      // This driver has no command that prints.
      print: async () => {
        const script = `['beforeprint', 'afterprint'].forEach((type) => dispatchEvent(new Event(type)))`;
        await run(script);
        return null;
      },
      tab: async () => {
        const { handle: other } = (await command('window/new', { type: 'tab' })) as { handle: string };
        return driverOf(other, async () => {
          await send('POST', `${path}/window`, { handle: other });
          await send('DELETE', `${path}/window`);
          current = '';
        });
      },
      close,
    };
  };
  return driverOf(current, async () => {
    await send('DELETE', path);
    driver.kill();
  });
}
