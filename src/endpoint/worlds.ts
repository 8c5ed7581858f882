import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenedWorld, ServerParts } from './own-routes.ts';

/** The most worlds beside the first one: each holds a port and an account. */
const mostWorlds = 256;

/** The parts that all worlds of one endpoint share. */
interface Opening {
  readonly host: string;
  /** The parts of a world that starts as the first one did. */
  readonly begin: () => Promise<ServerParts>;
  readonly serve: (parts: ServerParts) => Server;
  readonly end: (server: Server, parts: ServerParts) => void;
}

/** The address of a server that listens. */
export function addressOf(server: Server, host: string): OpenedWorld {
  const { port } = server.address() as AddressInfo;
  return { port, address: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
}

/** Says why a server can't listen, and lets the process end with 1. */
export function tellWhyNotListening(server: Server, port: number): void {
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another with --port, or 0 for any.`
        : error.message,
    );
    process.exitCode = 1;
  });
}

/** Worlds beside an endpoint's first one, each at a port of its own, so that tests don't meet. */
export class Worlds {
  readonly #opening: Opening;
  readonly #ends = new Set<() => void>();

  constructor(opening: Opening) {
    this.#opening = opening;
  }

  /** Opens a world, or gives null if there are too many. */
  async open(): Promise<OpenedWorld | null> {
    if (this.#ends.size >= mostWorlds) return null;
    const { host, begin, serve, end } = this.#opening;
    let stop: (() => void) | null = null;
    const close = (): void => {
      if (this.#ends.delete(close)) stop?.();
    };
    // Counted before it listens, so that many who ask at once don't get too many.
    this.#ends.add(close);
    try {
      const parts: ServerParts = { ...(await begin()), end: close };
      const server = serve(parts);
      await new Promise<void>((ready, failed) => server.once('error', failed).listen(0, host, ready));
      stop = () => end(server, parts);
      // The endpoint may have ended meanwhile.
      if (!this.#ends.has(close)) stop();
      return addressOf(server, host);
    } catch (error) {
      this.#ends.delete(close);
      throw error;
    }
  }

  endAll(): void {
    for (const close of this.#ends) close();
  }
}
