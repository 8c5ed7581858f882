import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { worldFrom } from '../engine/index.ts';
import { findSecret } from '../exchange/secrets.ts';
import { parseWorkspace } from '../exchange/workspace-file.ts';
import { problemText } from '#words/exchange.ts';
import { isLoopback, ownNames } from './guard.ts';
import { OptionError, readOptions, usage } from './options.ts';
import type { EndpointOptions, KeyPair } from './options.ts';
import { pageOf } from './page.ts';
import { endpointServer } from './server.ts';
import { begunLesson, lessonHelp } from './lesson-start.ts';
import { startingWorld } from './starting-world.ts';
import { EndpointState } from './state.ts';

/** Gives the directory of the built page, or null if there is none to serve. */
export type ProvidePage = () => Promise<string | null>;

/**
 * Starts the endpoint by the command line and keeps it running until it gets a signal. It looks for the page only after
 * the command line was found to be valid.
 */
export async function main(argv: readonly string[], providePage: ProvidePage): Promise<void> {
  if (argv.includes('--help')) {
    console.log(usage);
    return;
  }
  try {
    await start(readOptions(argv), providePage);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
}

const looksReal = ({ id, secret }: KeyPair): boolean =>
  findSecret(`${id} secret_access_key=${secret}`) !== null;

function textOf(file: string): string {
  if (!existsSync(file)) throw new OptionError(`--load: there is no file ${file}`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OptionError(`--load: ${file} can't be read: ${(error as Error).message}`);
  }
}

function loadedWorld(file: string) {
  const parsed = parseWorkspace(textOf(file), file);
  if (!parsed.ok) {
    const { text, place } = problemText(parsed.problem);
    throw new OptionError(`--load: ${text}${place === null ? '' : ` (${place})`}`);
  }
  return worldFrom(parsed.rows);
}

/** AWS's own example of a key. A client signs with it if the command line names no key. */
const exampleKey: KeyPair = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

async function start(options: EndpointOptions, providePage: ProvidePage): Promise<void> {
  const now = Date.now();
  const lesson = options.lesson === null ? null : await begunLesson(options.lesson, now);
  const loaded = options.load === null ? null : loadedWorld(options.load);
  const rootKey = options.rootKey ?? (lesson && exampleKey);
  const page = await providePage();
  const state = new EndpointState(
    await startingWorld({ ...options, rootKey }, lesson?.start ?? loaded, now),
    Date.now,
    lesson?.watch,
  );
  const isOpen = !isLoopback(options.host);
  if (isOpen)
    console.warn(
      `Warning: ${options.host} is not this machine alone. Anyone who reaches it can read and change this simulated account.`,
    );
  for (const [option, pair] of Object.entries({
    '--root-key': options.rootKey,
    '--admin-user': options.adminUser,
  }))
    if (pair && looksReal(pair))
      console.warn(
        `Warning: the key of ${option} looks like a real one. Nothing leaves this machine, but the command line is no place for a secret: take a made-up key that ends in EXAMPLE.`,
      );
  const server = endpointServer({
    state,
    page: page === null ? null : pageOf(page),
    hosts: isOpen ? ownNames(options.host) : [],
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${options.port} is taken. Choose another with --port, or 0 for any.`
        : error.message,
    );
    process.exitCode = 1;
  });
  server.listen(options.port, options.host, () => {
    const { port } = server.address() as AddressInfo;
    const host = options.host.includes(':') ? `[${options.host}]` : options.host;
    console.log(`IAM Playground answers at http://${host}:${port}`);
    if (lesson) console.log(lessonHelp(lesson.watch.lesson.title, `http://${host}:${port}`, rootKey));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
}
