import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildEndpoint, server } from './build-endpoint.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function answering(child, port) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const there = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (there) return port;
    await setTimeout(100);
  }
  throw new Error(`${child.spawnfile} didn't answer within 30 seconds`);
}

async function start(command, argsFor) {
  const port = await freePort();
  const child = spawn(command, argsFor(port), { stdio: 'ignore' });
  await answering(child, port);
  return { port, stop: () => child.kill() };
}

/** moto's server as it is installed: Debian's, or the first in PATH; null if there is none. */
function motoServer() {
  for (const program of ['/usr/bin/moto_server', 'moto_server'])
    if (
      (!program.startsWith('/') || existsSync(program)) &&
      spawnSync(program, ['--help'], { stdio: 'ignore' }).status === 0
    )
      return program;
  return null;
}

/**
 * Starts the endpoint and moto's server, each in a process of its own.
 * @returns both, or a sentence that says why there is nothing to compare
 */
export async function startServers({ id, secret }) {
  const moto = motoServer();
  if (!moto)
    return "moto's server isn't installed (Debian: apt-get install python3-moto python3-flask-cors): not compared.";
  const failure = await buildEndpoint();
  if (failure !== null) throw new Error(failure);
  const code = `import(${JSON.stringify(pathToFileURL(server).href)}).then(({ main }) => main(process.argv.slice(1), async () => null))`;
  const endpoint = await start(process.execPath, (port) => [
    '--eval',
    code,
    '--',
    '--port',
    String(port),
    '--admin-user',
    `ana:${id}:${secret}`,
  ]);
  try {
    return { endpoint, moto: await start(moto, (port) => ['-H', '127.0.0.1', '-p', String(port)]) };
  } catch (error) {
    endpoint.stop();
    throw error;
  }
}
