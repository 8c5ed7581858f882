import type { Call, Outcome } from '../engine/index.ts';
import { accountOf } from '../engine/index.ts';
import type { WireBackend } from '../wire/carry-out.ts';

interface Line {
  /** The world, through which the line hears what was decided. */
  readonly backend: WireBackend;
  end(status: number): void;
}

/** A call as the log tells it. It holds no input: secrets may stand in one. */
function factsOf({ service, operation }: Call, { caller, decision, result }: Outcome) {
  return {
    operation: `${service}:${operation}`,
    caller: caller?.arn ?? null,
    verdict: decision?.verdict ?? null,
    decidedBy: decision?.decidedBy ?? null,
    ...(!result.ok && { code: 'error' in result ? result.error.code : 'NotModelled' }),
  };
}

/** Tells each client's request as one line of JSON: what was asked, by whom, what was decided, and how long it took. */
export class RequestLog {
  readonly #write: (line: string) => void;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  tell(event: string, facts: Readonly<Record<string, unknown>>): void {
    this.#write(JSON.stringify({ time: new Date().toISOString(), event, ...facts }));
  }

  begin(world: WireBackend): Line {
    const began = performance.now();
    let facts: Partial<ReturnType<typeof factsOf>> = {};
    const backend: WireBackend = {
      signer: world.signer,
      get world() {
        return world.world;
      },
      get now() {
        return world.now;
      },
      get clientNow() {
        return world.clientNow;
      },
      requestId: () => world.requestId(),
      async run(call) {
        const outcome = await world.run(call);
        facts = factsOf(call, outcome);
        return outcome;
      },
    };
    return {
      backend,
      end: (status) => {
        const ms = Math.round((performance.now() - began) * 10) / 10;
        this.tell('request', { account: accountOf(world.world), status, ms, ...facts });
      },
    };
  }
}
