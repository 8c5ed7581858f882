import { parseArn } from '../../arn.ts';
import type { AttachedPolicy, PolicyDocument } from '../../policy/document.ts';
import { gatherLayers } from '../../policy/layers.ts';
import type { World } from '../../world/world.ts';
import type { WorldCaller } from './together.ts';
import type { Possible } from './callers.ts';
import { otherCallers, waysOf } from './callers.ts';
import { onceFor } from './once-for.ts';
import { asksWay } from './reads-caller.ts';
import { factsOf } from './world-facts.ts';
import { WorldSubject } from './world-subject.ts';

/**
 * The ways in which a held user or a role's session may call, also those for which a user has nothing yet; only one of
 * them where no policy tells them apart.
 */
export function waysToldApart(world: World, principalId: string): readonly Possible[] {
  const all = waysOf(world, principalId, true);
  const one = all.find(({ way }) => way === 'password') ?? all[0];
  if (!one || all.length === 1) return all;
  const { policies } = new WorldSubject({ world, caller: one.caller });
  return policies.some(asksWay) ? all : [one];
}

/** Everybody who may call in a world, everybody outside whom a policy names or who is nobody's, and holders of tokens. */
export function everybodyIn(world: World): readonly Possible[] {
  const { users, roles } = world.tables;
  const held = [...users.keys(), ...roles.keys()].flatMap((id) => waysToldApart(world, id));
  const { policies } = factsOf(world);
  return [...held, ...otherCallers(world, policies)];
}

const documentsOf = (policies: readonly AttachedPolicy[] | null): ReadonlySet<PolicyDocument> | null =>
  policies && new Set(policies.map(({ document }) => document));

/** The services that statements name; null: every one, as a statement names no service. */
export function servicesNamed(
  documents: Iterable<PolicyDocument>,
  effect?: 'Allow',
): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const { statements } of documents)
    for (const { actions, effect: own, unreadable } of statements) {
      if (effect !== undefined && own !== effect) continue;
      if (unreadable || !actions.services) return null;
      for (const service of actions.services) found.add(service);
    }
  return found;
}

/** The documents that stand on one side alone; null if one side has no such layer, so that all may change. */
export function changedDocuments(
  one: ReadonlySet<PolicyDocument> | null,
  other: ReadonlySet<PolicyDocument> | null,
): readonly PolicyDocument[] | null {
  if (!one || !other) return one === other ? [] : null;
  return [
    ...[...one].filter((document) => !other.has(document)),
    ...[...other].filter((document) => !one.has(document)),
  ];
}

/** All that decides about a caller on its own side, level by level, and the keys that its requests have by it. */
function sideOf({ world, caller, context = {} }: WorldCaller) {
  const layers = gatherLayers(world, caller, 'kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/x');
  const levels = [...(layers.scp ?? []), ...(layers.rcp ?? [])].map(({ policies }) => policies);
  const { users, roles, accounts, organizations } = world.tables;
  const row = users.get(caller.principalId ?? '') ?? roles.get(caller.principalId ?? '');
  const { tags, mfaAt, sourceIdentity } = caller.session ?? {};
  const session = [tags, mfaAt !== undefined, sourceIdentity, caller.session?.kind];
  const around = [...accounts.values(), ...organizations.values()];
  return {
    documents: [layers.identity, layers.boundary, layers.session, layers.scopes, ...levels].map(documentsOf),
    keys: JSON.stringify([caller.arn, caller.type, row?.tags, session, around, context]),
  };
}

/** Rows that decide on the resources' side, by the service whose requests they decide. */
const factsByService = onceFor((world: World): ReadonlyMap<string, string> => {
  const { policies, points, roles, tagged } = factsOf(world);
  const found = new Map<string, string[]>();
  const add = (service: string, fact: string): void => {
    const known = found.get(service);
    if (known) known.push(fact);
    else found.set(service, [fact]);
  };
  for (const { ref, document } of policies) {
    const arn = ref.owner.kind === 'role' ? 'arn:aws:sts' : (ref.arn ?? ref.owner.id);
    add(
      parseArn(arn)?.service ?? 'sts',
      `${ref.owner.id} ${JSON.stringify(document.statements.map((one) => one.json()))}`,
    );
  }
  for (const { arn, facts } of [...points, ...tagged]) add(parseArn(arn)?.service ?? '', `${arn} ${facts}`);
  for (const { arn, facts } of roles) add('sts', `${arn} ${facts}`);
  return new Map([...found].map(([service, facts]) => [service, facts.sort().join('\n')]));
});

/**
 * The services whose requests may be decided otherwise for a caller in another state of the account; null: those of
 * every service. Nothing else has to be compared.
 */
export function servicesChanged(before: WorldCaller, after: WorldCaller): readonly string[] | null {
  const [one, other] = [sideOf(before), sideOf(after)];
  if (one.keys !== other.keys || one.documents.length !== other.documents.length) return null;
  const changed: PolicyDocument[] = [];
  for (const [i, documents] of one.documents.entries()) {
    const differing = changedDocuments(documents, other.documents[i] ?? null);
    if (!differing) return null;
    changed.push(...differing);
  }
  const named = servicesNamed(changed);
  if (!named) return null;
  const [then, now] = [factsByService(before.world), factsByService(after.world)];
  const facts = [...new Set([...then.keys(), ...now.keys()])].filter(
    (service) => then.get(service) !== now.get(service),
  );
  return [...new Set([...named, ...facts])];
}

/** The services of which a caller may make requests at all: nothing allows those of others. Null: every one. */
export function servicesAllowed({ world, caller, context = {} }: WorldCaller): readonly string[] | null {
  if (caller.type === 'root') return null;
  const { policies } = new WorldSubject({ world, caller, context });
  const named = servicesNamed(
    policies.map(({ document }) => document),
    'Allow',
  );
  return named && [...named];
}
