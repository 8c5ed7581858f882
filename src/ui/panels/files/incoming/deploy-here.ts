import type { Call, Credentials, Outcome, StackResourceRow, StackRow } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { carryOut, refusalIn, type Deployment, type Driver, type Stage, type Ended } from './trial.ts';

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** The time between two looks at a stack that is being deployed, ms. */
const pause = 100;

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause));

/** The account in which the acting identity deploys. */
export const actingAccount = ({ caller, world }: Playground): string =>
  caller.ok && caller.value.account !== '' ? caller.value.account : accountOf(world);

/**
 * Carries a deployment out in the open account, as calls of one gesture: undo takes all of it back. The page's driver
 * carries stacks out; cancelling one lets CloudFormation take it back.
 */
export async function deployHere(
  deployment: Deployment,
  playground: Playground,
  credentials: Credentials,
  { signal, onProgress }: Options,
): Promise<Ended> {
  const gesture = crypto.randomUUID();
  const run = async (call: Call): Promise<Outcome> => {
    if (deployment.kind !== 'cloudFormation') signal.throwIfAborted();
    const commit = await playground.run({ ...call, gesture });
    if (!commit.outcome || !('world' in commit.outcome)) throw new Error('A call has no outcome');
    return commit.outcome as Outcome;
  };
  const stage: Stage = {
    ...{ run, credentials, account: actingAccount(playground), onProgress },
    world: () => playground.world,
    now: () => playground.now,
    // A stack that is cancelled still has to be taken back.
    signal: deployment.kind === 'cloudFormation' ? new AbortController().signal : signal,
  };
  const from = playground.rev;
  const ended = await carryOut(
    deployment,
    stage,
    watch(playground, { signal, onProgress }, run, credentials),
  );
  const { stopped } = ended;
  if (!stopped?.isDenied || stopped.decision) return ended;
  // The page's driver has carried the stack's calls out: their answers stand in the log.
  const refusals = playground.history.flatMap(
    ({ rev, answer, decision }) => (rev > from ? refusalIn(!answer.ok, decision) : null) ?? [],
  );
  return { ...ended, stopped: { ...stopped, decision: refusals[0] ?? null } };
}

/** How many of the resources that a stack's phase works on are done, and how many these are. */
function progressOf(
  { id, deployment, deployments }: StackRow,
  resourceNamed: (stack: string, logicalId: string) => StackResourceRow | undefined,
): readonly [done: number, total: number] {
  const { changes = [], phase = 'create' } = deployment ?? {};
  const isMaking = phase === 'create' || phase === 'update';
  const done = changes.filter((logicalId) => {
    const row = resourceNamed(id, logicalId);
    // A thing that was removed for good, as a phase that goes back does, has no row any more.
    if (!row) return !isMaking;
    const isOfPhase = row.deployment === deployments && (isMaking || /^re(?:move|vert)/.test(row.work));
    return isOfPhase && !row.isBusy;
  });
  return [done.length, changes.length];
}

/** Watches a stack until the page's driver has carried it out. */
function watch(
  playground: Playground,
  { signal, onProgress }: Options,
  run: (call: Call) => Promise<Outcome>,
  credentials: Credentials,
): Driver {
  return async (stack) => {
    const engine = await import('../../../../engine/stacks.ts');
    let isCancelled = false;
    const pressed = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    for (;;) {
      const row = playground.world.tables.stacks.get(stack);
      if (row?.kind !== 'stack' || !engine.isBusy(row)) return;
      onProgress(...progressOf(row, (...of) => engine.resourceIn(playground.world, ...of)));
      if (signal.aborted && !isCancelled) {
        isCancelled = true;
        // A creation can't be cancelled: the stack is deleted instead.
        const operation = row.status.startsWith('UPDATE') ? 'CancelUpdateStack' : 'DeleteStack';
        const input = { StackName: stack };
        await run({
          type: 'call',
          service: 'cloudformation',
          operation,
          input,
          credentials,
        } as unknown as Call);
      }
      await Promise.race([playground.deployment ?? wait(), wait(), ...(isCancelled ? [] : [pressed])]);
    }
  };
}
