import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** An answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

interface Told {
  /** The answers, and whether the server ended the connection. */
  readonly answers: readonly RawAnswer[];
  readonly closed: boolean;
}

/** The answers in a stream, each with its length, as the endpoint writes them. */
function answersIn(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = text;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const status = /^HTTP\/1\.1 (\d{3})/.exec(rest)?.[1];
    if (end < 0 || status === undefined) return answers;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(rest.slice(0, end + 2))?.[1] ?? 0);
    if (rest.length < end + 4 + length) return answers;
    answers.push({ status: Number(status), body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
}

/**
 * Opens a connection, writes the pieces one by one, and listens until `answers` answers have come or the server ends
 * the connection. With 0 answers it hangs up after the last piece.
 */
export function tell(port: number, pieces: readonly (string | Buffer)[], answers = 1): Promise<Told> {
  return new Promise((resolve) => {
    let text = '';
    let closed = false;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const done = (): void => {
      socket.destroy();
      resolve({ answers: answersIn(text), closed });
    };
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (answersIn(text).length >= answers) done();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed = true;
      done();
    });
    void (async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        await new Promise((written) => socket.write(piece, written));
        // A server in this process reads the piece before the next one is written.
        await setImmediate();
      }
      if (answers === 0) done();
    })();
  });
}

/** A request as text: its lines, and its body behind an empty one. */
export const requestText = (line: string, headers: readonly string[], body = ''): string =>
  [line, 'Host: 127.0.0.1', ...headers, '', body].join('\r\n');
