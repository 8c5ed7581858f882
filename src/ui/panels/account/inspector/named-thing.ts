import type { ResourceKind, World } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import { policyTexts } from '../../../../assume/policy-texts.ts';
import type { PolicyTexts } from '../../../../graph/cloakroom/pages.ts';
import { namedId, type NamedThing } from '../../../../graph/model/named-things.ts';
import { namedThing as words } from '#words/named-thing.ts';
import { byLabel, row, type Row } from '../../../kinds/section.ts';

/** Something that policies name, and the policies that do. */
interface Named {
  readonly thing: NamedThing;
  readonly policies: readonly Row[];
}

function noteOf({ allows, denies }: NamedThing): string {
  if (allows) return denies ? words.both : words.allows;
  return words.denies;
}

/** Returns the pages of the account's policies, each with what it names. */
function pagesOf(world: World): ReturnType<PolicyTexts['pagesOf']> {
  const { policies, users, groups, roles } = world.tables;
  const texts = policyTexts(world);
  return [
    ...[...policies.keys()].flatMap((policy) => texts.pageOf(policy) ?? []),
    ...[users, groups, roles].flatMap((owners) =>
      [...owners.keys()].flatMap((owner) => texts.pagesOf(owner)),
    ),
  ];
}

/** Returns what policies name though the account doesn't have it, each once, by name. */
export function absentThings(world: World): readonly NamedThing[] {
  const named = pagesOf(world).flatMap(({ names = [] }) => names.filter(({ look }) => look.isAbsent));
  return [...new Map(named.map((thing) => [thing.id, thing])).values()].sort(byLabel);
}

/** Finds what policies name under an id, or null if none of the account's does any more. */
export function namedIn(world: World, id: string): Named | null {
  const { inlinePolicies } = world.tables;
  const found = new Map<string, Row>();
  let thing: NamedThing | null = null;
  for (const page of pagesOf(world)) {
    const own = page.names?.find((one) => one.id === id);
    if (!own || found.has(page.policyId)) continue;
    thing ??= own;
    found.set(
      page.policyId,
      row({
        id: page.policyId,
        icon: inlinePolicies.has(page.policyId) ? 'inlinePolicy' : 'policy',
        label: page.name,
        note: noteOf(own),
      }),
    );
  }
  return thing && { thing, policies: [...found.values()].sort(byLabel) };
}

/** The kinds of resources that get the very name that a policy says. */
const made: Readonly<Record<string, ResourceKind>> = {
  's3:bucket': 'bucket',
  'dynamodb:table': 'table',
  'sqs:queue': 'queue',
  'lambda:function': 'function',
};

/** Returns what can be created to be what policies name: its kind and its name. Null for patterns and other kinds. */
export function creatableOf(
  world: World,
  { id, look }: NamedThing,
): { readonly resource: ResourceKind; readonly name: string } | null {
  const [service = '', account = '', ...rest] = id.slice(namedId.length).split(':');
  const [type = '', ...parts] = rest.join(':').split('/');
  const [resource, name] = [made[`${service}:${type}`], parts.join('/')];
  const isHere = account === '' || account === accountOf(world);
  if (!look.isAbsent || !isHere || resource === undefined || !/^[\w.-]+$/.test(name)) return null;
  return { resource, name };
}
