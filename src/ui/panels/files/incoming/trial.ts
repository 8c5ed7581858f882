import type {
  Call,
  Change,
  Credentials,
  Decision,
  Outcome,
  Result,
  StackEventRow,
  StackRow,
  World,
} from '../../../../engine/index.ts';
import { apply, sameRow } from '../../../../engine/index.ts';
import type { JsonObject } from '../../../../engine/cloudformation/index.ts';
import { needsBucket } from '../../../../engine/cloudformation/index.ts';
import type { ReadTerraform } from '../../../../exchange/terraform/read-terraform.ts';
import type { Command } from '../../../../playground/command.ts';
import { breathe } from '../../../../playground/in-slices.ts';
import { itemOf } from '../../../kinds/item.ts';
import { arnOf } from '../../../kinds/kinds.ts';
import { thingOf } from '../../../kinds/made-by.ts';
import { type StaleName, staleNames } from './stale-names.ts';
import { uploading } from './template-bucket.ts';

/** A deployment as it is asked for. */
export type Deployment =
  | {
      readonly kind: 'cloudFormation';
      readonly stackName: string;
      readonly body: string;
      readonly values: ReadonlyMap<string, string>;
      /** Parameters of a stack that is updated which keep their values. */
      readonly keeps?: readonly string[];
      readonly capabilities: readonly string[];
      /** The keys of policies in which the new ARN of what is replaced is written as well. */
      readonly renewing?: ReadonlySet<string>;
    }
  | { readonly kind: 'terraform'; readonly file: ReadTerraform }
  | { readonly kind: 'script'; readonly text: string };

/** The account in which something is tried, or deployed. */
export interface Stage {
  readonly world: () => World;
  readonly now: () => number;
  readonly credentials: Credentials;
  readonly account: string;
  /** Carries one call out. */
  readonly run: (call: Call) => Promise<Outcome>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** The first refusal, or fault, that stops a deployment. */
export interface Stopped {
  /** The logical id, address or line that it is about; an empty text for the whole. */
  readonly at: string;
  readonly said: string;
  /** Whether AWS refused it for want of a permission. */
  readonly isDenied: boolean;
  /** The answer that tells why, if AWS refused it. */
  readonly decision: Decision | null;
}

/** How a deployment went. */
export interface Ended {
  readonly stopped: Stopped | null;
  /** Replaced things: the name before and after. */
  readonly replaced: readonly (readonly [old: string, now: string])[];
  /** The logical ids of these, for a stack. */
  readonly replacedIds: readonly string[];
  /** Policies that name by its old ARN what a stack has replaced, those that were written anew with it among them. */
  readonly stale: readonly StaleName[];
  /** Names of what was replaced and stays all the same: it couldn't be removed, or the template keeps it. */
  readonly kept: readonly string[];
  /** The ARN of the stack that it made or changed; null where there is none. */
  readonly stack: string | null;
}

/** All that a deployment would change. */
export interface Trial extends Ended {
  readonly after: World;
  readonly changes: readonly Change[];
  readonly calls: number;
}

const region = 'us-east-1';

const codeIn = (result: Result<unknown>): string =>
  result.ok || !('error' in result) ? '' : result.error.code;
const saidIn = (result: Result<unknown>): string =>
  result.ok ? '' : 'error' in result ? result.error.message : result.notModelled.feature;
const isDenial = (code: string): boolean => /^(?:AccessDenied|UnauthorizedOperation)/.test(code);

const stopped = (at: string, result: Result<unknown>): Stopped => ({
  at,
  said: saidIn(result),
  isDenied: isDenial(codeIn(result)),
  decision: null,
});

/** The decision by which policies refused a call; null where they didn't. */
export const refusalIn = (isRefused: boolean, decision: Decision | null): Decision | null =>
  isRefused && decision && decision.verdict !== 'allow' && decision.steps.length > 0 ? decision : null;

/** Carries a deployment out on a stage: a trial's own copy of the account, or the account itself. */
export async function carryOut(deployment: Deployment, stage: Stage, driven: Driver): Promise<Ended> {
  let decision: Decision | null = null;
  const run = async (call: Call): Promise<Outcome> => {
    const outcome = await stage.run(call);
    decision ??= refusalIn(!outcome.result.ok, outcome.decision);
    return outcome;
  };
  const ended = await carriedOut(deployment, { ...stage, run }, driven);
  const { stopped } = ended;
  return stopped?.isDenied ? { ...ended, stopped: { ...stopped, decision } } : ended;
}

function carriedOut(deployment: Deployment, stage: Stage, driven: Driver): Promise<Ended> {
  switch (deployment.kind) {
    case 'cloudFormation':
      return deployStack(deployment, stage, driven);
    case 'terraform':
      return deployTerraform(deployment.file, stage);
    case 'script':
      return runScript(deployment.text, stage);
  }
}

/** Carries the calls out that a stack waits for, until it waits for none. */
export type Driver = (stack: string, stage: Stage) => Promise<void>;

/** Drives a stack in a trial's copy, as the page's own driver does in the account. */
const inTrial: Driver = async (stack, stage) => {
  const { StackDriver } = await import('../../../../playground/stack-driver.ts');
  let done = 0;
  const run = (call: Command): Promise<Outcome> => {
    stage.onProgress(++done, null);
    return stage.run(call as Call);
  };
  await new StackDriver({ world: stage.world, history: () => [], run }).drive(stack);
};

/** A thing of a stack: its physical id, its id as the page selects it, and its ARN if it has one of its own. */
interface Made {
  readonly physicalId: string;
  readonly id: string | null;
  readonly arn: string | null;
}

const madeIn = (world: World, stack: Pick<StackRow, 'id' | 'account'>): ReadonlyMap<string, Made> =>
  new Map(
    [...world.tables.stacks.values()].flatMap((row) => {
      if (row.kind !== 'resource' || !row.id.startsWith(`${stack.id}#`) || row.physicalId === undefined)
        return [];
      const id = thingOf(world, stack, row);
      const item = itemOf(world, id);
      const arn = item && arnOf(world, item);
      return [[row.logicalId, { physicalId: row.physicalId, id, arn }] as const];
    }),
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-describing-stacks.html */
const good: readonly string[] = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'];

/** The members by which a request gives its template, once that is where AWS takes it from; or what stops it. */
async function given(
  stackName: string,
  body: string,
  { world, account, run, credentials }: Stage,
): Promise<{ readonly TemplateBody: string } | { readonly TemplateURL: string } | Stopped> {
  if (!needsBucket(body)) return { TemplateBody: body };
  const { requests, TemplateURL } = uploading(world(), account, stackName, body);
  for (const request of requests) {
    const { result } = await run({ type: 'call', ...request, credentials } as unknown as Call);
    if (!result.ok) return stopped('', result);
  }
  return { TemplateURL };
}

/** The failure of a stack, at the resource that has failed, or at the whole. */
function stoppedAt(stack: string, failure: StackEventRow | undefined): Stopped {
  const { logicalId = '', physicalId, reason: said = '' } = failure ?? {};
  const isDenied = /not authorized to perform|AccessDenied/.test(said);
  return { at: physicalId === stack ? '' : logicalId, said, isDenied, decision: null };
}

async function deployStack(
  {
    stackName,
    body,
    values,
    keeps = [],
    capabilities,
    renewing,
  }: Deployment & { readonly kind: 'cloudFormation' },
  stage: Stage,
  drive: Driver,
): Promise<Ended> {
  const { firstFailure, stackNamed } = await import('../../../../engine/stacks.ts');
  const named = () => stackNamed(stage.world(), { account: stage.account, region }, stackName);
  const before = named();
  const old = before ? madeIn(stage.world(), before) : new Map<string, Made>();
  const { credentials } = stage;
  const nothing = { replaced: [], replacedIds: [], stale: [], kept: [], stack: before?.id ?? null };
  const template = await given(stackName, body, stage);
  if ('said' in template) return { ...nothing, stopped: template };
  const input = {
    StackName: stackName,
    ...template,
    Parameters: [
      ...[...values].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      ...keeps.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
    ],
    Capabilities: capabilities,
  };
  const operation = before ? 'UpdateStack' : 'CreateStack';
  const call = { type: 'call', service: 'cloudformation', operation, input, credentials } as unknown as Call;
  const { result } = await stage.run(call);
  const begun = named();
  const ended = { ...nothing, stack: begun?.id ?? null };
  if (!result.ok) return { ...ended, stopped: stopped('', result) };
  if (!begun) return { ...ended, stopped: null };
  await drive(begun.id, stage);
  const stack = named() ?? begun;
  if (!good.includes(stack.status))
    return {
      ...ended,
      stack: named()?.id ?? null,
      stopped: stoppedAt(stack.id, firstFailure(stage.world(), stack.id)),
    };
  const replaced = [...madeIn(stage.world(), stack)].flatMap(([logicalId, now]) => {
    const was = old.get(logicalId);
    return was !== undefined && was.physicalId !== now.physicalId ? [{ logicalId, was, now }] : [];
  });
  const isThere = ({ id }: Made): boolean => itemOf(stage.world(), id) !== null;
  const stale = staleNames(
    stage.world(),
    stage.account,
    replaced.flatMap(({ was, now }) =>
      was.id !== null && was.arn !== null && now.arn !== null && !isThere(was)
        ? [{ id: was.id, old: was.arn, now: now.arn }]
        : [],
    ),
  );
  return {
    stopped: await renew(stale, renewing ?? new Set(), stage),
    stale,
    kept: replaced.filter(({ was }) => isThere(was)).map(({ was }) => was.physicalId),
    stack: stack.id,
    replaced: replaced.map(({ was, now }) => [was.physicalId, now.physicalId] as const),
    replacedIds: replaced.map(({ logicalId }) => logicalId),
  };
}

/** Writes the new ARN into the chosen policies. @returns the first refusal */
async function renew(
  stale: readonly StaleName[],
  chosen: ReadonlySet<string>,
  { run, credentials }: Stage,
): Promise<Stopped | null> {
  for (const { id, name, call } of stale) {
    if (!chosen.has(id)) continue;
    const { result } = await run({ type: 'call', service: 'iam', ...call, credentials } as unknown as Call);
    if (!result.ok) return stopped(name, result);
  }
  return null;
}

async function deployTerraform(file: ReadTerraform, stage: Stage): Promise<Ended> {
  const { TerraformRun } = await import('../../../../exchange/terraform/carry-out.ts');
  const failure = await new TerraformRun({
    accountId: stage.account,
    region,
    world: stage.world,
    signal: stage.signal,
    onThing: stage.onProgress,
    ask: async ({ service, operation, input }) => {
      const { credentials } = stage;
      const call = { type: 'call', service, operation, input, credentials } as unknown as Call;
      return (await stage.run(call)).result;
    },
  }).run(file);
  const nameOf = (one: JsonObject | null): string => {
    const found = Object.entries(one ?? {}).find(([key]) => key.endsWith('Name'))?.[1];
    return typeof found === 'string' ? found : '';
  };
  return {
    stopped: failure && stopped(failure.call.address, failure.result),
    replaced: file.things
      .filter(({ act }) => act === 'replace')
      .map(({ before, properties }) => [nameOf(before), nameOf(properties)] as const),
    replacedIds: [],
    stale: [],
    kept: [],
    stack: null,
  };
}

/** Runs a script as the terminal does, and ends with its first refusal. */
async function runScript(text: string, stage: Stage): Promise<Ended> {
  const { createSession, runLine } = await import('../../../../terminal/terminal.ts');
  const host = {
    run: stage.run,
    world: stage.world,
    now: stage.now,
    defaultCredentials: () => stage.credentials,
  };
  let first: Stopped | null = null;
  let command = '';
  let from = 0;
  for await (const event of runLine(createSession(), text, host, stage.signal)) {
    if (event.type === 'progress') stage.onProgress(event.done, event.of);
    if (event.type === 'command') {
      command = event.text;
      from = Math.max(from, text.indexOf(command, from));
    }
    if (event.type === 'output' && event.stream === 'stderr' && first === null) {
      const said = event.text.trim();
      const at = String(text.slice(0, from).split('\n').length);
      first = { at, said, isDenied: said.includes('(AccessDenied'), decision: null };
    }
  }
  stage.signal.throwIfAborted();
  return { stopped: first, replaced: [], replacedIds: [], stale: [], kept: [], stack: null };
}

/** Milliseconds of work after which the page may draw. */
const slice = 25;

/** The changes as one: each row as it was at first and is at last. */
export function net(changes: readonly Change[]): readonly Change[] {
  const rows = new Map<string, Change>();
  for (const change of changes) {
    const id = `${change.table} ${change.key}`;
    const first = rows.get(id);
    rows.set(id, first ? ({ ...change, before: first.before } as Change) : change);
  }
  return [...rows.values()].filter(
    ({ before, after }) => (before ?? after) !== null && !(before && after && sameRow(before, after)),
  );
}

interface TrialStage {
  readonly world: World;
  readonly now: number;
  readonly credentials: Credentials;
  readonly account: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | null) => void;
}

/** Carries a deployment out on a copy of the account, by the same engine. Nothing of it is kept. */
export async function tryOut(deployment: Deployment, stage: TrialStage): Promise<Trial> {
  const { execute, prepare } = await import('../../../../engine/calls.ts');
  let { world } = stage;
  let calls = 0;
  let since = performance.now();
  const changes: Change[] = [];
  const ended = await carryOut(
    deployment,
    {
      ...stage,
      world: () => world,
      now: () => stage.now,
      run: async (call) => {
        if (performance.now() - since > slice) {
          await breathe();
          stage.signal.throwIfAborted();
          since = performance.now();
        }
        await prepare(call);
        const outcome = execute(world, call, stage.now);
        world = apply(world, outcome.changes);
        changes.push(...outcome.changes);
        if (outcome.result.ok) calls++;
        return outcome;
      },
    },
    inTrial,
  );
  return { ...ended, after: world, changes: net(changes), calls };
}
