import type { ApiError, Result } from '../../call/call.ts';
import type {
  StackDeployment,
  StackEventRow,
  StackResourceRow,
  StackRow,
  StackThing,
} from '../../entities/entities.ts';
import type {
  Json,
  JsonObject,
  PhysicalResource,
  ResolvedResource,
  ResourceType,
} from '../../cloudformation/index.ts';
import { checkProperties, compareProperties, resourceType, settle } from '../../cloudformation/index.ts';
import type { Ids } from '../../world/ids.ts';
import type { Change, World } from '../../world/world.ts';
import { asOne } from '../../world/as-one.ts';
import { apply } from '../../world/world.ts';
import { put, remove } from '../rows.ts';
import type { StackCall } from './next-call.ts';
import { callOf, cannotAssume, madeOf, orderOf, physicalOf, propertiesOf, requestFor } from './next-call.ts';
import { outputsOf, settingOf } from './settings.ts';
import type { PolicyQuestion } from './stack-policies.ts';
import { forbidden } from './stack-policies.ts';
import {
  busyResource,
  eventCount,
  eventIn,
  eventKey,
  isBusy,
  resourceIn,
  resourceKey,
  resourcesIn,
  stackAt,
  without,
} from './stack-rows.ts';

type Phase = StackDeployment['phase'];

/**
 * The orders of phases that go back which are known to name all that is left. Earlier versions stored none for them, or
 * that of making.
 */
const complete = new WeakSet<readonly string[]>();

interface Moment {
  readonly now: number;
  readonly ids: Ids;
}

/** The events' sentences are AWS's own, as its console shows them. */
const initiated = 'Resource creation Initiated';

/** A deployment without calls goes forward, back and cleans up over 500 resources of each of two templates. */
const mostTurns = 5000;

/** AWS has no sentence for it: its own rows never contradict each other. */
const contradiction =
  'Internal Failure: what is kept of this stack contradicts itself, so its deployment has ended here. What the stack made until now is still there. You can delete the stack.';

const suffixLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const oldSuffixLetters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A stack's deployment, carried on as far as it goes without a call. Its rows say all about it, so that it goes on
 * after any interruption: which phase it is in, what every resource's last work was, and how many calls of that are done.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
 */
export class Deploying {
  readonly #id: string;
  readonly #moment: Moment;
  readonly #changes: Change[] = [];
  #world: World;

  constructor(world: World, stackId: string, moment: Moment) {
    this.#world = world;
    this.#id = stackId;
    this.#moment = moment;
  }

  get world(): World {
    return this.#world;
  }

  /** Each row once: undo compares rows with what a commit left. */
  get changes(): readonly Change[] {
    return asOne(this.#changes);
  }

  get stack(): StackRow {
    const stack = stackAt(this.#world, this.#id);
    if (!stack) throw new Error('A stack that is deployed has a row');
    return stack;
  }

  get #deployment(): StackDeployment {
    const { deployment } = this.stack;
    if (!deployment) throw new Error('A stack that is deployed says how');
    return deployment;
  }

  put(row: StackRow | StackResourceRow | StackEventRow): void {
    this.#take(put(this.#world, 'stacks', row));
  }

  #take(change: Change): void {
    this.#changes.push(change);
    this.#world = apply(this.#world, [change]);
  }

  /** Gives the stack another status, with its event. */
  turn(status: string, reason?: string, more: Partial<StackRow> = {}): void {
    const before = this.stack;
    this.put({ ...without(before, 'reason'), ...more, status, ...(reason !== undefined && { reason }) });
    this.#tell(
      { logicalId: before.name, physicalId: this.#id, type: 'AWS::CloudFormation::Stack', status, reason },
      () => this.#moment.ids.uuid(),
    );
  }

  /** Writes an event. Clients sort events by their time, so each has a millisecond of its own, as at AWS. */
  #tell(
    event: Pick<StackEventRow, 'logicalId' | 'physicalId' | 'type' | 'status'> & {
      readonly reason?: string | undefined;
      readonly properties?: string | undefined;
    },
    idAt: (date: number) => string,
  ): void {
    const { reason, properties, ...rest } = event;
    const token = this.stack.deployment?.token;
    const number = eventCount(this.#world, this.#id) + 1;
    const before = eventIn(this.#world, this.#id, number - 1);
    const date = Math.max(this.#moment.now, (before?.date ?? 0) + 1);
    this.put({
      id: eventKey(this.#id, number),
      kind: 'event',
      stackId: this.#id,
      eventId: idAt(date),
      date,
      ...rest,
      ...(reason !== undefined && { reason }),
      ...(properties !== undefined && { properties }),
      ...(token !== undefined && { token }),
    });
  }

  /** Writes a resource's row and its event. */
  #mark(row: StackResourceRow, reason?: string, thing: StackThing = row): void {
    this.put({ ...without(row, 'reason'), date: this.#moment.now, ...(reason !== undefined && { reason }) });
    this.#tellOf(row, row.status, reason, thing);
  }

  #tellOf(
    { logicalId, type }: StackResourceRow,
    status: string,
    reason: string | undefined,
    thing: StackThing,
  ): void {
    const { physicalId = '', properties } = thing;
    const told = { logicalId, physicalId, type, status, reason };
    this.#tell(
      status.startsWith('DELETE') ? told : { ...told, properties },
      (date) => `${logicalId}-${status}-${new Date(date).toISOString()}`,
    );
  }

  /** Carries on until the stack waits for a call or has ended. */
  advance(): this {
    return this.#orEnd(() => {
      // Every turn ends a resource's work or a phase.
      for (let turns = 0; isBusy(this.stack) && !callOf(this.#world, this.stack); turns++) {
        if (turns === mostTurns) throw new Error('A deployment comes to its end');
        this.#step();
      }
    });
  }

  /** Does a part of the work. If rows from outside contradict each other, that ends the deployment. */
  #orEnd(work: () => void): this {
    try {
      work();
    } catch {
      this.#giveUp();
    }
    return this;
  }

  /** Ends a deployment that can't go on, in AWS's failed status of what it was doing. */
  #giveUp(): void {
    while (busyResource(this.#world, this.#id)) this.stopWork(contradiction);
    const [, verb = 'UPDATE'] = /^(CREATE|DELETE|(?:UPDATE_)?ROLLBACK)_/.exec(this.stack.status) ?? [];
    // The way on from there is ContinueUpdateRollback, which reads the deployment.
    if (verb === 'UPDATE_ROLLBACK') this.turn('UPDATE_ROLLBACK_FAILED', contradiction);
    else this.#finish(`${verb}_FAILED`, contradiction);
  }

  #step(): void {
    const { phase } = this.#deployment;
    if (phase === 'create' || phase === 'update') return this.#forward(this.stack);
    this.#completeOrder();
    const stack = this.stack;
    switch (phase) {
      case 'cleanup':
        return this.#cleanUp(stack, 'UPDATE_COMPLETE');
      case 'rollbackCleanup':
        return this.#cleanUp(stack, 'UPDATE_ROLLBACK_COMPLETE');
      case 'updateRollback':
        return this.#backward(stack);
      case 'delete':
      case 'rollback':
        return this.#removeAll(stack);
    }
  }

  /** Goes into a phase that goes back over resources: each before all that it was made after. */
  enter(phase: Phase, status: string, reason?: string, more: Partial<StackRow> = {}): void {
    const changes = this.#leftIn(phase);
    complete.add(changes);
    this.turn(status, reason, { ...more, deployment: { ...this.#deployment, phase, changes } });
  }

  /** The logical ids that a phase which goes back has yet to work on, in its order. */
  #leftIn(phase: Phase): readonly string[] {
    return orderOf(resourcesIn(this.#world, this.#id))
      .filter((row) => this.#isLeft(row, phase))
      .map(({ logicalId }) => logicalId)
      .reverse();
  }

  /** Completes the order of a phase that goes back, where it was stored without one or in that of making. */
  #completeOrder(): void {
    const { phase, changes } = this.#deployment;
    if (complete.has(changes)) return;
    const left = this.#leftIn(phase);
    const whole = [...changes.filter((id) => !left.includes(id)), ...left];
    complete.add(whole);
    this.put({ ...this.stack, deployment: { ...this.#deployment, changes: whole } });
  }

  /** Whether a phase has yet to work on a resource. */
  #isLeft({ logicalId, deployment, status, work, old }: StackResourceRow, phase: Phase): boolean {
    const isOfThis = deployment === this.stack.deployments;
    switch (phase) {
      case 'create':
      case 'update':
        return !isOfThis;
      case 'cleanup':
        return (
          !settingOf(this.#world, this.stack).resolved.resources.has(logicalId) ||
          (work === 'replace' && old !== undefined)
        );
      case 'updateRollback':
        return isOfThis && old !== undefined && work !== 'revert' && work !== 'create';
      case 'rollbackCleanup':
        return (isOfThis && work === 'create') || (work === 'revert' && old !== undefined);
      case 'delete':
      case 'rollback':
        return (
          status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED' && !(isOfThis && work === 'remove')
        );
    }
  }

  /** Finds what the phase works on next. All before it is done, so that a search in halves finds it. */
  get #next(): string | undefined {
    const { changes, phase } = this.#deployment;
    const isMaking = phase === 'create' || phase === 'update';
    let [from, to] = [0, changes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const row = this.#rowOf(changes[middle]);
      if (row ? this.#isLeft(row, phase) : isMaking) to = middle;
      else from = middle + 1;
    }
    return changes[from];
  }

  #rowOf(logicalId = ''): StackResourceRow | undefined {
    return resourceIn(this.#world, this.#id, logicalId);
  }

  #forward(stack: StackRow): void {
    const next = this.#next;
    if (next === undefined) this.#arrive(stack);
    else this.#begin(stack, next);
  }

  /** Begins to make or change a resource; its properties are known now that all before it are made. */
  #begin(stack: StackRow, logicalId: string): void {
    const { resolved, hide } = settingOf(this.#world, stack);
    const wanted = resolved.resources.get(logicalId);
    const before = this.#rowOf(logicalId);
    if (!wanted) throw new Error('Only resources of the template are changed');
    const settled = settle(wanted.properties, (id) => madeOf(this.#rowOf(id)));
    const checked = settled.ok ? checkProperties(wanted.type, logicalId, settled.value) : settled;
    const work = workOn(wanted, before, checked);
    const known = checked.ok ? checked.value : {};
    const [text, shown] = [JSON.stringify(known), JSON.stringify(hide(known))];
    const isAnother = work === 'create' || work === 'replace' || !before;
    const row: StackResourceRow = {
      id: resourceKey(this.#id, logicalId),
      kind: 'resource',
      stackId: this.#id,
      logicalId,
      type: wanted.type,
      status: work === 'create' ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
      date: this.#moment.now,
      deployment: stack.deployments,
      work,
      isBusy: work !== 'none',
      done: 0,
      attributes: '{}',
      ...(isAnother ? {} : physicalOf(before)),
      properties: shown,
      ...(shown !== text && { secretProperties: text }),
      suffix: isAnother ? this.#suffixFor(wanted.type) : before.suffix,
      after: wanted.after,
      deletionPolicy: wanted.deletionPolicy,
      updateReplacePolicy: wanted.updateReplacePolicy,
      ...(before && work !== 'create' && { old: thingOf(before) }),
    };
    if (work === 'none') return this.put({ ...row, status: before?.status ?? row.status });
    this.#mark(row, work === 'replace' ? replacing : undefined);
    const refused = checked.ok ? this.#forbidden(row, updates[work]) : sentenceOf(checked);
    if (refused !== null) this.failed(row, refused);
    else this.#unlessWaiting(row);
  }

  /** Why the stack's policy, or the one for this update alone, forbids an update; null if it doesn't. */
  #forbidden({ logicalId, type }: StackResourceRow, action: PolicyQuestion['action'] | null): string | null {
    if (action === null) return null;
    const policy = this.#deployment.policy ?? this.stack.policy;
    return forbidden(policy, { action, logicalId, type });
  }

  #suffixFor(type: string): string {
    const letters = type === 'AWS::S3::Bucket' ? oldSuffixLetters : suffixLetters;
    return this.#moment.ids.text('suffix', letters, 12);
  }

  /** All resources are made or changed: outputs and exports follow. */
  #arrive(stack: StackRow): void {
    const { phase } = this.#deployment;
    const found = outputsOf(this.#world, stack);
    if (!found.ok) return this.#turnBack(found.error.message);
    const { resolved } = settingOf(this.#world, stack);
    for (const row of resourcesIn(this.#world, this.#id)) {
      const denied = resolved.resources.has(row.logicalId) ? null : this.#forbidden(row, 'Update:Delete');
      if (denied === null) continue;
      this.#tellOf(row, 'DELETE_FAILED', denied, row);
      return this.#turnBack(`The following resource(s) failed to delete: [${row.logicalId}].`);
    }
    const more = { outputs: found.value, imports: resolved.imports };
    if (phase === 'create') return this.#finish('CREATE_COMPLETE', undefined, more);
    this.enter('cleanup', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined, more);
  }

  #finish(status: string, reason?: string, more: Partial<StackRow> = {}): void {
    this.turn(status, reason, more);
    // The event repeats the client's token, so the deployment goes after it.
    this.put(without(this.stack, 'deployment'));
  }

  /** An update's end removes what it replaced or dropped. What can't be removed stays, and the update counts as done. */
  #cleanUp(stack: StackRow, end: string): void {
    const next = this.#rowOf(this.#next);
    if (!next) return this.#finish(end);
    const isBack = this.#deployment.phase === 'rollbackCleanup';
    const isDropped = isBack
      ? next.work === 'create'
      : !settingOf(this.#world, stack).resolved.resources.has(next.logicalId);
    if (isDropped) this.#startRemoving(next, next.deletionPolicy, isBack);
    else this.#startRemovingOld(next);
  }

  #startRemoving(row: StackResourceRow, policy: string, isCreation: boolean): void {
    const isKept =
      policy === 'Retain' || policy === 'Snapshot' || (policy === 'RetainExceptOnCreate' && !isCreation);
    const { deployments } = this.stack;
    const base = { ...row, deployment: deployments, work: 'remove' as const, isBusy: false, done: 0 };
    if (row.physicalId === undefined) return this.#removed({ ...base, status: 'DELETE_COMPLETE' });
    if (isKept || this.#deployment.skip.includes(row.logicalId))
      return this.#removed({ ...base, status: 'DELETE_SKIPPED' });
    const next = { ...base, isBusy: true, status: 'DELETE_IN_PROGRESS' };
    this.#mark(next);
    this.#unlessWaiting(next);
  }

  #startRemovingOld(row: StackResourceRow): void {
    const { old } = row;
    if (!old) return;
    const isKept = this.#deployment.phase === 'cleanup' && /Retain|Snapshot/.test(row.updateReplacePolicy);
    if (old.physicalId === undefined || isKept) {
      if (isKept) this.#tellOf(row, 'DELETE_SKIPPED', undefined, old);
      return this.#dropOld(row);
    }
    const next: StackResourceRow = { ...row, work: 'removeOld', isBusy: true, done: 0 };
    this.put(next);
    this.#tellOf(next, 'DELETE_IN_PROGRESS', undefined, old);
    this.#unlessWaiting(next);
  }

  #dropOld(row: StackResourceRow): void {
    this.put({ ...without(row, 'old'), work: 'none', isBusy: false });
  }

  /** A resource is gone, or left where it is. A deleted stack keeps what it had; an update's leftovers are forgotten. */
  #removed(row: StackResourceRow): void {
    this.#mark(row);
    this.#forget(row.id);
  }

  #forget(id: string): void {
    const { phase } = this.#deployment;
    const row = this.#world.tables.stacks.get(id);
    if (row && (phase === 'cleanup' || phase === 'rollbackCleanup')) this.#take(remove('stacks', row));
  }

  /** Going back after an update has failed: the newest change first. */
  #backward(stack: StackRow): void {
    const next = this.#rowOf(this.#next);
    if (next) return this.#revert(next);
    const { before = stack } = this.#deployment;
    this.put({ ...without(stack, 'secrets', 'stored'), ...before });
    this.enter('rollbackCleanup', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  }

  #revert(row: StackResourceRow): void {
    const { old, work } = row;
    if (!old) return;
    const rest = without(row, 'old', 'physicalId', 'secretProperties', 'secretAttributes');
    const isUntouched = work === 'none' || (work === 'update' && row.done === 0);
    const isSkipped = this.#deployment.skip.includes(row.logicalId);
    if (work === 'replace' || isUntouched || isSkipped) {
      const back = { ...rest, ...old, work: 'revert' as const, isBusy: false, status: 'UPDATE_COMPLETE' };
      const left = work === 'replace' ? { old: thingOf(row) } : {};
      if (work === 'none') return this.put({ ...back, status: row.status });
      return this.#mark({ ...back, ...left });
    }
    const next: StackResourceRow = {
      ...row,
      work: 'revert',
      isBusy: true,
      done: 0,
      status: 'UPDATE_IN_PROGRESS',
    };
    this.#mark(next);
    this.#unlessWaiting(next);
  }

  /** Deletes the stack, or all that a failed creation has made: each resource before all that it was made after. */
  #removeAll(stack: StackRow): void {
    const { phase, changes } = this.#deployment;
    const isCreation = phase === 'rollback';
    const next = this.#rowOf(this.#next);
    if (next?.work === 'replace' && next.old) return this.#startRemovingOld(next);
    if (next) return this.#startRemoving(next, next.deletionPolicy, isCreation);
    const failed = changes.filter((id) => {
      const row = this.#rowOf(id);
      return row?.deployment === stack.deployments && row.status === 'DELETE_FAILED';
    });
    const reason = failed.length
      ? `The following resource(s) failed to delete: [${failed.join(', ')}]. `
      : undefined;
    const end = isCreation ? 'ROLLBACK' : 'DELETE';
    const gone =
      end === 'DELETE' && reason === undefined
        ? { deleteDate: this.#moment.now, outputs: [], imports: [] }
        : {};
    this.#finish(`${end}_${reason === undefined ? 'COMPLETE' : 'FAILED'}`, reason, gone);
  }

  /** Ends a resource's work if no call is left of it. */
  #unlessWaiting(row: StackResourceRow): void {
    if (callOf(this.#world, this.stack) !== null) return;
    const isNew = row.work === 'create' || row.work === 'replace';
    // A type that needs no call, or none with these properties, is known by them alone.
    this.#end(isNew && row.physicalId === undefined ? { ...row, ...this.#identityOf(row) } : row);
  }

  /** All calls of a resource's present work are done. */
  #end(row: StackResourceRow): void {
    const done = { ...row, isBusy: false };
    switch (row.work) {
      case 'remove':
        return this.#removed({ ...done, status: 'DELETE_COMPLETE' });
      case 'removeOld':
        if (row.old) this.#tellOf(row, 'DELETE_COMPLETE', undefined, row.old);
        return this.#dropOld(row);
      case 'revert': {
        const rest = without(done, 'old', 'physicalId', 'secretProperties', 'secretAttributes');
        return this.#mark({ ...rest, ...row.old, status: 'UPDATE_COMPLETE' });
      }
      case 'create':
        return this.#mark({ ...this.#known(done), status: 'CREATE_COMPLETE' });
      default:
        return this.#mark({ ...this.#known(done), status: 'UPDATE_COMPLETE' });
    }
  }

  /** The row with what its properties say of the thing: some are made without a call, and an update changes attributes. */
  #known(row: StackResourceRow): StackResourceRow {
    const made = typeNamed(row.type).identity?.(requestFor(this.stack, row, row));
    if (!made) return row;
    const known = { ...row, physicalId: made.physicalId, attributes: JSON.stringify(made.attributes) };
    if (row.physicalId === undefined) this.#mark(known, initiated);
    return known;
  }

  /** Takes the answer to the call that the stack waited for; null if its rows left none to wait for. */
  answered(waiting: StackCall | null, result: Result<unknown>): this {
    this.#orEnd(() => {
      if (!waiting) throw new Error('A stack that is deployed waits for a call');
      const { logicalId, call } = waiting;
      const row = this.#rowOf(logicalId);
      const isFine = result.ok || ('error' in result && call.tolerates?.includes(result.error.code) === true);
      if (!row) this.#assumed(result);
      else if (isFine) this.#went(row, call, result.ok ? (result.value as Json) : {});
      else this.failed(row, reasonOf(row, call, result, this.#moment.ids));
    });
    return this.advance();
  }

  /** The service role's session: its key signs the calls that follow. */
  #assumed(result: Result<unknown>): void {
    if (result.ok) {
      const { Credentials } = result.value as { readonly Credentials: { readonly AccessKeyId: string } };
      return this.put({
        ...this.stack,
        deployment: { ...this.#deployment, session: Credentials.AccessKeyId },
      });
    }
    const waiting = busyResource(this.#world, this.#id);
    if (waiting) this.failed(waiting, cannotAssume(this.stack.roleArn ?? ''));
  }

  #went(row: StackResourceRow, call: StackCall['call'], output: Json): void {
    const isNew = row.work === 'create' || row.work === 'replace';
    const next = { ...row, ...this.#learned(row, call, output), done: row.done + 1 };
    const isMade = isNew && row.physicalId === undefined && next.physicalId !== undefined;
    if (isMade) this.#mark(next, initiated);
    else this.put(next);
    this.#unlessWaiting(next);
  }

  /** Tells what is known of the resource after the call. */
  #learned(row: StackResourceRow, call: StackCall['call'], output: Json): Partial<StackThing> {
    if (row.work === 'remove' || row.work === 'removeOld') return {};
    const learned = call.learns?.(output);
    if (learned) return madeAs(row.type, learned);
    return row.physicalId === undefined ? this.#identityOf(row) : {};
  }

  /** Tells what a resource is known by from its properties alone. */
  #identityOf(row: StackResourceRow): Partial<StackThing> {
    const made = typeNamed(row.type).identity?.(requestFor(this.stack, row, row));
    return made ? madeAs(row.type, made) : {};
  }

  /** A resource's work has failed. */
  failed(row: StackResourceRow, reason: string): void {
    const { phase } = this.#deployment;
    const failed = { ...row, isBusy: false };
    if (row.work === 'removeOld') {
      this.#tellOf(row, 'DELETE_FAILED', reason, row.old ?? row);
      return this.#dropOld(row);
    }
    if (row.work === 'remove') {
      this.#mark({ ...failed, status: 'DELETE_FAILED' }, reason);
      if (phase === 'delete' || phase === 'rollback') return this.#leaveBelow(row);
      return this.#forget(row.id);
    }
    const verb = row.work === 'create' ? 'CREATE' : 'UPDATE';
    this.#mark(
      {
        ...failed,
        status: `${verb}_FAILED`,
        ...(phase === 'updateRollback' && { work: 'update' as const, done: 1 }),
      },
      reason,
    );
    const what = verb === 'CREATE' ? 'create' : 'update';
    const sentence = `The following resource(s) failed to ${what}: [${row.logicalId}]. `;
    if (phase === 'updateRollback') return this.turn('UPDATE_ROLLBACK_FAILED', sentence);
    this.#turnBack(sentence.trim());
  }

  /** Leaves all that a resource was made after, which it still uses: it couldn't be removed. */
  #leaveBelow({ after, deployment }: StackResourceRow): void {
    for (const id of after) {
      const below = this.#rowOf(id);
      if (!below || !this.#isLeft(below, this.#deployment.phase)) continue;
      this.put({ ...below, deployment, work: 'remove', done: 0 });
      this.#leaveBelow({ ...below, deployment });
    }
  }

  /** A deployment that can't go on: it goes back, stays as it is, or the stack is deleted, as the caller has said. */
  #turnBack(reason: string): void {
    const { phase, onFailure } = this.#deployment;
    const isCreation = phase === 'create';
    if (onFailure === 'DO_NOTHING')
      return this.#finish(isCreation ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
    if (!isCreation) return this.rollBack(reason);
    if (onFailure === 'DELETE')
      return this.enter('delete', 'DELETE_IN_PROGRESS', `${reason} Delete requested by user.`);
    this.enter('rollback', 'ROLLBACK_IN_PROGRESS', `${reason} Rollback requested by user.`);
  }

  /** Goes back to what the stack was before the update. */
  rollBack(reason?: string): void {
    this.stopWork('Resource update cancelled');
    this.enter('updateRollback', 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  }

  /** Stops the work on a resource that goes on. */
  stopWork(reason: string): void {
    const row = busyResource(this.#world, this.#id);
    if (!row) return;
    const verb = row.work === 'create' ? 'CREATE' : row.work.startsWith('remove') ? 'DELETE' : 'UPDATE';
    this.#mark({ ...row, isBusy: false, status: `${verb}_FAILED` }, reason);
  }
}

type Beginning = 'create' | 'replace' | 'update' | 'none';

/** Tells what a stack policy calls the beginning of a resource's work. */
const updates: Readonly<Record<Beginning, PolicyQuestion['action'] | null>> = {
  create: null,
  replace: 'Update:Replace',
  update: 'Update:Modify',
  none: null,
};

/** Whether a resource is made, made anew, changed or left as it is. */
function workOn(
  wanted: ResolvedResource,
  before: StackResourceRow | undefined,
  checked: Result<JsonObject>,
): Beginning {
  if (before === undefined || before.status === 'DELETE_COMPLETE') return 'create';
  if (before.type !== wanted.type) return 'replace';
  if (!checked.ok) return 'update';
  const { changed, replaces } = compareProperties(wanted.type, propertiesOf(before), checked.value);
  return replaces ? 'replace' : changed.length > 0 ? 'update' : 'none';
}

const replacing = 'Requested update requires the creation of a new physical resource; hence creating one.';

function typeNamed(name: string): ResourceType {
  const type = resourceType(name);
  if (!type)
    throw new Error('Templates with types that are not modelled are refused before anything changes');
  return type;
}

/** The attributes that are a secret, by type: rows keep them apart, and links leave them out. */
const secretAttributes: ReadonlyMap<string, string> = new Map([['AWS::IAM::AccessKey', 'SecretAccessKey']]);

function madeAs(type: string, { physicalId, attributes }: PhysicalResource): Partial<StackThing> {
  const secret = secretAttributes.get(type);
  const text = JSON.stringify(attributes);
  if (secret === undefined || !Object.hasOwn(attributes, secret)) return { physicalId, attributes: text };
  const shown = JSON.stringify({ ...attributes, [secret]: '****' });
  return { physicalId, attributes: shown, secretAttributes: text };
}

function thingOf({
  physicalId,
  attributes,
  secretAttributes: secrets,
  properties,
  secretProperties,
  suffix,
  after,
  deletionPolicy,
  updateReplacePolicy,
}: StackThing): StackThing {
  return {
    attributes,
    properties,
    suffix,
    after,
    deletionPolicy,
    updateReplacePolicy,
    ...(physicalId !== undefined && { physicalId }),
    ...(secretProperties !== undefined && { secretProperties }),
    ...(secrets !== undefined && { secretAttributes: secrets }),
  };
}

const sentenceOf = (failure: Exclude<Result<unknown>, { readonly ok: true }>): string =>
  'error' in failure ? failure.error.message : `${failure.notModelled.feature} is not modelled here.`;

/** Codes of services by the code that their resource handlers give. */
function handlerCode({ code, status }: ApiError): string {
  if (/AccessDenied|Unauthorized|NotAuthorized/.test(code)) return 'AccessDenied';
  if (/AlreadyExists|AlreadyOwned|ResourceInUse/.test(code)) return 'AlreadyExists';
  if (/NoSuch|NotFound|DoesNotExist/.test(code)) return 'NotFound';
  if (/Limit|Quota/.test(code)) return 'ServiceLimitExceeded';
  if (/Conflict/.test(code)) return 'ResourceConflict';
  return status >= 500 ? 'ServiceInternalError' : 'InvalidRequest';
}

const serviceNames: ReadonlyMap<string, string> = new Map([
  ['iam', 'Iam'],
  ['sqs', 'Sqs'],
  ['s3', 'S3'],
  ['kms', 'Kms'],
  ['lambda', 'Lambda'],
  ['dynamodb', 'DynamoDb'],
  ['secretsmanager', 'SecretsManager'],
  ['organizations', 'Organizations'],
  ['ssm', 'Ssm'],
  ['cognito-idp', 'CognitoIdentityProvider'],
  ['cognito-identity', 'CognitoIdentity'],
]);

/** The sentence of a resource's handler about a service's refusal, as events show it. */
function reasonOf(
  row: StackResourceRow,
  { service }: StackCall['call'],
  result: Exclude<Result<unknown>, { readonly ok: true }>,
  ids: Ids,
): string {
  if (!('error' in result)) return sentenceOf(result);
  const { error } = result;
  const code = handlerCode(error);
  const name = serviceNames.get(service) ?? service;
  const said = `${error.message} (Service: ${name}, Status Code: ${error.status}, Request ID: ${ids.uuid()})`;
  const message =
    code === 'AlreadyExists' && row.work !== 'update'
      ? `Resource of type '${row.type}' with identifier '${nameIn(propertiesOf(row)) ?? row.logicalId}' already exists.`
      : said;
  return `Resource handler returned message: "${message}" (RequestToken: ${ids.uuid()}, HandlerErrorCode: ${code})`;
}

/** The name that a template gives to a resource. */
function nameIn(properties: JsonObject): string | undefined {
  const [, name] = Object.entries(properties).find(([key]) => /^(?:[A-Z]\w*)?Name$/.test(key)) ?? [];
  return typeof name === 'string' ? name : undefined;
}
