import { decidingStatements } from '../../../../assume/deciding.ts';
import { type Credentials, type Decision, type PolicyRef, type World } from '../../../../engine/index.ts';
import { actorNamed } from '../../../../lessons/attempt/acting.ts';
import { entityNamed, tieOf, usersWithPolicies } from '../../../../lessons/attempt/entities.ts';
import { mayDeploy } from '../../../../exchange/incoming/kind-of-text.ts';
import type { Finding } from '../../../../lessons/attempt/finding.ts';
import { type CallPattern, type Condition, fits, type Step, type Who } from '../../../../lessons/goal.ts';
import { partyOf } from '../../../../lessons/parties.ts';
import { roleNamed } from '../../../../lessons/attempt/who.ts';
import { frame } from '#words/frame.ts';
import { changeWords as words } from '#words/lessons.ts';
import { itemOf } from '../../../kinds/item.ts';
import { nameOf } from '../../../kinds/kinds.ts';
import type { DialogRequest, PlainKind } from '../../../view/dialog-request.ts';
import { filesFor } from '../../use/terminal/given-files.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

/** The change that comes next in a lesson, and how the page begins it. */
export type NextChange = { readonly label: string } & (
  | { readonly open: DialogRequest }
  /** The entity to look at: what it offers changes it. */
  | { readonly look: string }
  | { readonly actAs: Credentials }
  | { readonly show: 'terminal' }
  | { readonly deploy: true }
  | { readonly again: true }
);

/** The form that changes a policy; null if the account may not change it, or has it no more. */
function formOf({ tables }: World, { kind, policyId, owner, name }: PolicyRef): DialogRequest | null {
  switch (kind) {
    case 'managed':
    case 'boundary': {
      const row = tables.policies.get(policyId ?? '');
      return row && row.account !== 'aws' ? { kind: 'edit-policy', props: { policyId: row.id } } : null;
    }
    case 'scp':
    case 'rcp': {
      const row = tables.organizationPolicies.get(policyId ?? '');
      return row && !row.awsManaged ? { kind: 'edit-organization-policy', props: { id: row.id } } : null;
    }
    case 'trust':
      return tables.roles.has(owner.id) ? { kind: 'edit-trust', props: { roleId: owner.id } } : null;
    case 'resource':
      return tables.resources.has(owner.id) ? { kind: 'resource-policy', props: { id: owner.id } } : null;
    case 'inline': {
      const isHere = [tables.users, tables.groups, tables.roles].some((table) => table.has(owner.id));
      return isHere ? { kind: 'edit-inline-policy', props: { ownerId: owner.id, name } } : null;
    }
    case 'session':
      return null;
  }
}

/** A thing's name as the page shows it: a KMS key's alias. */
function shownName(world: World, { id, name }: Pick<PolicyRef['owner'], 'id' | 'name'>): string {
  const item = itemOf(world, id);
  return item ? nameOf(world, item) : name;
}

function changing(world: World, policy: PolicyRef): NextChange | null {
  const open = formOf(world, policy);
  const { kind, name, owner } = policy;
  const called = kind === 'trust' ? words.trustOf : kind === 'resource' ? words.policyOf : () => name;
  return open && { label: words.change(called(shownName(world, owner))), open };
}

/** The policy that decided; where none did, the limit that says nothing. */
function decidingPolicy(decision: Decision): PolicyRef | null {
  if (decision.verdict !== 'implicitDeny') return decidingStatements(decision)[0]?.policy ?? null;
  if (decision.decidedBy === 'identity') return null;
  return decision.steps.find(({ layer }) => layer === decision.decidedBy)?.statements[0]?.policy ?? null;
}

/** The entities that a learner makes in one form. */
const makers: Readonly<Record<string, PlainKind>> = {
  user: 'create-user',
  group: 'create-group',
  role: 'create-role',
  policy: 'create-policy',
};

const deploying: NextChange = { label: frame.tabs.incoming, deploy: true };

/** Whether one of the lesson's templates makes a thing of that name: it is deployed then, not made by hand. */
const isInTemplate = ({ playground }: LessonRun, name: unknown): boolean =>
  filesFor(playground).some(([file, text]) => mayDeploy(file, text) && text.includes(JSON.stringify(name)));

function making(run: LessonRun, missing: string): NextChange | null {
  const [kind = '', name = ''] = missing.split(' ');
  if (isInTemplate(run, name)) return deploying;
  const maker = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  if (maker === undefined || name.startsWith('@')) return null;
  return { label: words.create(name), open: { kind: maker, props: {} } as DialogRequest };
}

/** Offers a look at the caller of a request: what they hold is what allows it, and is changed there. */
function looking(run: LessonRun, who: Who): NextChange | null {
  const { id, kind, name } = partyOf(who, run.attempt);
  return id === null || kind === 'session' || kind === 'key' ? null : { label: words.look(name), look: id };
}

/** Offers a look at a user, group, role or thing of the account, named as goals name it; a bare name is a user's. */
function lookingAt({ playground: { world } }: LessonRun, named: string): NextChange | null {
  const row = entityNamed(world, named) ?? entityNamed(world, `user ${named}`);
  const { id, name } = (row ?? {}) as { readonly id?: string; readonly name?: string };
  return id === undefined || name === undefined ? null : { label: words.look(name), look: id };
}

/** Offers a look at whoever has too many or too few of something. */
function counting(run: LessonRun, of: string): NextChange | null {
  const [, what = '', holder = ''] = /^(.+?) (?:of|on|in) (.+)$/.exec(of) ?? [];
  if (holder !== 'users')
    return lookingAt(
      run,
      of.startsWith('keys on ') ? `workload ${holder}` : what === 'users' ? `group ${holder}` : holder,
    );
  const [own] = usersWithPolicies(run.playground.world);
  return own ? { label: words.look(own.name), look: own.id } : null;
}

/** Offers a look at what a goal wants to be there or gone: at the member or the holder of what ties two things. */
function tying(
  run: LessonRun,
  { type, entity }: Extract<Condition, { readonly entity: string }>,
): NextChange | null {
  const tie = tieOf(entity);
  if (!tie) return lookingAt(run, entity);
  if (tie.kind === 'attachment') return lookingAt(run, tie.to);
  return lookingAt(run, type === 'absent' ? tie.what : `group ${tie.to}`);
}

/** Offers a look at the group that a newcomer joins: its policies are all that a newcomer has. */
function lookingAtJoined(run: LessonRun, steps: readonly Step[]): NextChange | null {
  const groups = steps.flatMap((step) => (step.type === 'call' ? [step.input['GroupName']] : []));
  const group = groups.find((name) => typeof name === 'string');
  return group === undefined ? null : lookingAt(run, `group ${group}`);
}

/** The policy that a goal wants to decide, where another one or none does: the thing's own, or the holder's. */
function wanted(run: LessonRun, { condition, decision, probe }: Finding): NextChange | null {
  if (condition.type !== 'can' || condition.is !== 'allow') return null;
  const { holder, by } = condition;
  const { world } = run.playground;
  if (holder !== undefined && decision && fits(decision.verdict, condition.is)) return lookingAt(run, holder);
  if (by !== 'resource') return null;
  const arn = (probe ?? condition.probe).resource.replace(/^(arn:aws:s3:::[^/]+).*/, '$1');
  const row = world.tables.resources.get(arn);
  return row
    ? {
        label: words.change(words.policyOf(shownName(world, row))),
        open: { kind: 'resource-policy', props: { id: row.id } },
      }
    : null;
}

/** Offers to act as the one who has not done it yet, and then to deploy it if a template does it; others type it. */
function doing(run: LessonRun, { as, input }: CallPattern): NextChange | null {
  const { world, caller } = run.playground;
  const credentials = actorNamed(world, as);
  const { id, name } = partyOf(as, run.attempt);
  if (!credentials || id === null || !world.tables.users.has(id)) return null;
  if (!caller.ok || caller.value.type !== 'user' || caller.value.userId !== id)
    return { label: words.actAs(name), actAs: credentials };
  return Object.values(input).some((value) => isInTemplate(run, value)) ? deploying : null;
}

/** A session that nobody has yet: its role is assumed in a form. */
function assuming(run: LessonRun, pattern: string): NextChange | null {
  const { role = '' } = run.lesson.sessions.find(({ name }) => name === pattern) ?? {};
  const row = roleNamed(run.playground.world, role);
  return row
    ? { label: words.assume(row.name), open: { kind: 'assume-role', props: { roleId: row.id } } }
    : null;
}

const askerIn = ({ condition, probe, call }: Finding): Who | null => {
  if (probe) return probe.who;
  if (condition.type === 'can') return condition.probe.who;
  return call?.as ?? (condition.type === 'tried' || condition.type === 'would' ? condition.call.as : null);
};

/** Offers to make what isn't there, or a look at what should be there or not. */
function lacking(run: LessonRun, { condition, missing }: Finding): NextChange | null {
  if (condition.type === 'session') return assuming(run, condition.name);
  if (missing?.startsWith('session ')) return assuming(run, missing.slice('session '.length));
  const made = missing === undefined ? null : making(run, missing);
  return made ?? ('entity' in condition ? tying(run, condition) : null);
}

function ofFinding(run: LessonRun, finding: Finding): NextChange | null {
  const { condition, decision, missing, within } = finding;
  if (within)
    return (
      ofFinding(run, within) ?? (condition.type === 'after' ? lookingAtJoined(run, condition.steps) : null)
    );
  if (condition.type === 'count') return counting(run, condition.of);
  if (condition.type === 'session' || missing !== undefined || 'entity' in condition)
    return lacking(run, finding);
  const policy = decision ? decidingPolicy(decision) : null;
  const change = wanted(run, finding) ?? (policy && changing(run.playground.world, policy));
  if (change) return change;
  const who = askerIn(finding);
  if (who === null) return null;
  // A policy of AWS's own is nobody's to change: the caller can do without it.
  if (decision && condition.type !== 'tried') return looking(run, who);
  return condition.type === 'tried' ? doing(run, condition.call) : null;
}

/**
 * Returns the change that the first unmet goal asks for: at the policy that decided, at somebody whom no policy helps,
 * or a deed; null while a question waits or a goal is being checked, and once all goals are true.
 */
export function nextChange(run: LessonRun): NextChange | null {
  if (!run.isRevealed || run.isDemo || run.isAllTrue) return null;
  const open = run.states.filter(({ state }) => state !== 'met');
  if (open.some(({ isBreached }) => isBreached)) return { label: words.again, again: true };
  if (open.some(({ state }) => state === 'checking')) return null;
  // A question is answered in the lesson itself.
  const [first] = open.filter(({ unmet }) => unmet?.condition.type !== 'right');
  if (!first) return null;
  return (first.unmet && ofFinding(run, first.unmet)) ?? { label: words.type, show: 'terminal' };
}
