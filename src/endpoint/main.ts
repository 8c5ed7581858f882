import { existsSync, readFileSync } from 'node:fs';
import type { World } from '../engine/index.ts';
import { findSecret } from '../exchange/secrets.ts';
import { UnreadableAccount, worldOfFile, worldOfLink } from '../sdk/account-text.ts';
import { isLoopback, ownNames } from './guard.ts';
import { OptionError, readOptions, usage } from './options.ts';
import type { EndpointOptions, KeyPair } from './options.ts';
import { pageOf } from './page.ts';
import type { ServerParts } from './own-routes.ts';
import { RequestLog } from './request-log.ts';
import { endGently, endpointServer } from './server.ts';
import { begunLesson, lessonHelp } from './lesson-start.ts';
import { startingWorld } from './starting-world.ts';
import { EndpointState } from './state.ts';
import { LessonWatch } from './lesson-watch.ts';
import { addressOf, tellWhyNotListening, Worlds } from './worlds.ts';

/** Gives the directory of the built page, or null if there is none to serve. */
export type ProvidePage = () => Promise<string | null>;

/**
 * Starts the endpoint by the command line and keeps it running until it gets a signal. It looks for the page only after
 * the command line was found to be valid. `command` is what somebody typed to start it.
 */
export async function main(
  argv: readonly string[],
  providePage: ProvidePage,
  command = 'npm run endpoint --',
): Promise<void> {
  if (argv.includes('--help')) {
    console.log(usage(command));
    return;
  }
  try {
    await start(readOptions(argv), providePage);
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(`${error.message}\n\n${usage(command)}`);
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

/** The account that the command line names; null if it names none. @throws OptionError */
async function loadedWorld({ load, link }: EndpointOptions): Promise<World | null> {
  const option = load === null ? '--link' : '--load';
  try {
    if (load !== null) return await worldOfFile(textOf(load), load);
    return link === null ? null : await worldOfLink(link);
  } catch (error) {
    if (!(error instanceof UnreadableAccount)) throw error;
    throw new OptionError(`${option}: ${error.message}`);
  }
}

/** AWS's own example of a key. A client signs with it if the command line names no key. */
const exampleKey: KeyPair = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

function warn({ host, rootKey, adminUser }: EndpointOptions, isOpen: boolean): void {
  if (isOpen)
    console.warn(
      `Warning: ${host} is not this machine alone. Anyone who reaches it can read and change this simulated account.`,
    );
  for (const [option, pair] of Object.entries({ '--root-key': rootKey, '--admin-user': adminUser }))
    if (pair && looksReal(pair))
      console.warn(
        `Warning: the key of ${option} looks like a real one. Nothing leaves this machine, but the command line is no place for a secret: take a made-up key that ends in EXAMPLE.`,
      );
}

async function start(options: EndpointOptions, providePage: ProvidePage): Promise<void> {
  const { host, port } = options;
  const now = Date.now();
  const lesson = options.lesson === null ? null : await begunLesson(options.lesson, now);
  const rootKey = options.rootKey ?? (lesson && exampleKey);
  const world = await startingWorld(
    { ...options, rootKey },
    lesson?.start ?? (await loadedWorld(options)),
    now,
  );
  const page = await providePage();
  const isOpen = !isLoopback(host);
  warn(options, isOpen);
  const log = options.log === null ? null : new RequestLog((line) => console.log(line));
  const begin = async (): Promise<ServerParts> => ({
    state: new EndpointState(world, Date.now, lesson && (await LessonWatch.of(lesson.watch.lesson))),
    page: page === null ? null : pageOf(page),
    hosts: isOpen ? ownNames(host) : [],
    log,
  });
  const worlds = new Worlds({ host, begin, serve: endpointServer, end: endGently });
  const first: ServerParts = { ...(await begin()), worlds };
  const server = endpointServer(first);
  tellWhyNotListening(server, port);
  server.listen(port, host, () => {
    const at = addressOf(server, host);
    if (log) log.tell('ready', { ...at });
    else console.log(`IAM Playground answers at ${at.address}`);
    if (lesson && !log) console.log(lessonHelp(lesson.watch.lesson.title, at.address, rootKey));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      worlds.endAll();
      endGently(server, first);
      log?.tell('ended', { signal });
    });
}
