import { actionsNamed } from '../../../../engine/access/index.ts';
import type { Caller, World } from '../../../../engine/index.ts';
import { loadActions, rowsOf } from '../../../../engine/index.ts';
import { trustedScript } from '../../../../trusted-scripts.ts';
import workerUrl from './access-worker.ts?worker&url';
import type { AccessAnswer } from './access-worker.ts';
import { type AccessRequest, type ToldAccess, toldAccess } from './told-access.ts';

/** The time that the worker may take to start, in ms: its code has to be fetched. */
const patience = 10_000;

function startWorker(): Worker | null {
  try {
    return new Worker(trustedScript(workerUrl), { type: 'module' });
  } catch {
    return null;
  }
}

interface Asked {
  readonly world: World;
  readonly caller: Caller;
  /** Somebody to compare with. */
  readonly other: Caller | null;
}

/**
 * Works out in a worker all that a caller may do, so that the page keeps reacting. Where there can't be a worker, as in a
 * sandboxed frame, the page works it out itself. `signal` ends the worker. Rejects with what went wrong.
 */
export async function askAccess({ world, caller, other }: Asked, signal: AbortSignal): Promise<ToldAccess> {
  const askers = [caller, ...(other ? [other] : [])].map((one) => ({ world, caller: one }));
  const [actions, { services }] = await Promise.all([actionsNamed(askers), loadActions()]);
  signal.throwIfAborted();
  const known = services.flatMap(({ prefix, name }) => {
    const total = actions.filter(({ id }) => id.startsWith(`${prefix}:`)).length;
    return total === 0 ? [] : [{ prefix, name, total }];
  });
  const request: AccessRequest = { rows: rowsOf(world), caller, other, actions, services: known };
  const worker = startWorker();
  const told = worker && (await answered(worker, request, signal));
  if (told) return told;
  signal.throwIfAborted();
  return toldAccess(request);
}

/** Resolves with the worker's answer; null if it can't start. */
function answered(worker: Worker, request: AccessRequest, signal: AbortSignal): Promise<ToldAccess | null> {
  return new Promise((resolve, reject) => {
    let hasStarted = false;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => resolve(null)), patience);
    signal.addEventListener('abort', () => end(() => reject(signal.reason as Error)), { once: true });
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => (hasStarted ? reject(new Error(event.message)) : resolve(null)));
    };
    worker.onmessage = ({ data }: MessageEvent<AccessAnswer>) => {
      if (data === 'ready') {
        hasStarted = true;
        clearTimeout(timer);
        worker.postMessage(request);
      } else if ('told' in data) end(() => resolve(data.told));
      else end(() => reject(new Error(data.failure)));
    };
  });
}
