import type { World } from '../../../src/engine/index.ts';
import { accountOf } from '../../../src/engine/index.ts';
import type { Plan } from '../../../src/exchange/code/built.ts';
import { writeTemplates } from '../../../src/exchange/code/cloudformation.ts';
import { choosable } from '../../../src/exchange/code/needs.ts';
import { toldAccount } from '../../clients/told-account.ts';
import { Account } from '../../engine/account.ts';
import { TestStack } from '../../engine/cloudformation/stack.ts';
import { planFor } from './plans.ts';

/** Lines on things that the page lists as left out, by table. An organization is switched on by hand. */
const lost =
  /^(?:accessKeys|loginProfiles|accountSettings|accounts|organizations|units|organizationPolicies|organizationAttachments) |AWSReservedSSO_|AWSSSO_/;
const organization: ReadonlySet<string> = new Set([
  'organization',
  'unit',
  'heldAccount',
  'organizationPolicy',
]);

/** A line on a managed policy with its default version alone: a template has no others. */
function withoutOlderVersions(line: string): string {
  if (!line.startsWith('policies ')) return line;
  const row = JSON.parse(line.slice('policies '.length)) as { default: number; versions: unknown[] };
  return `policies ${JSON.stringify({ ...row, default: 0, versions: [row.versions[row.default]] })}`;
}

/** An account in lines, apart from ids, dates and what no template says. */
export const told = (world: World): string[] =>
  toldAccount(world, accountOf(world))
    .filter((line) => !lost.test(line))
    .map((line) =>
      withoutOlderVersions(line)
        // Another account's things are named by their ids, and aren't there.
        .replace(/<accounts (?:Reports|Shop)>/g, '444455556666')
        .replace(/(arn:aws:kms:[^:"]+:\d+:key\/)[^"]+/g, '$1KEY')
        // AWS looks a thumbprint up, Cognito gives first passwords, and CloudFormation names statements.
        .replace(/"thumbprints":\[[^\]]*\]/, '"thumbprints":[]')
        .replace('"status":"CONFIRMED"', '"status":"FORCE_CHANGE_PASSWORD"')
        .replace(/("kind":"function".*"Sid":)"[^"]*"/, '$1""'),
    )
    .sort();

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value in one of the forms in which AWS takes it: the value instead of a list of one, and tags by name. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = (value as readonly unknown[]).map(plain);
    const isTags = list.every((one) => isFields(one) && 'key' in one);
    return list.length === 1 ? list[0] : isTags ? list.map((one) => JSON.stringify(one)).sort() : list;
  }
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
    : value;
}

/** A line on an account with its values in one form. */
export const plainLine = (line: string): string => {
  const at = line.indexOf('{');
  return line.slice(0, at) + JSON.stringify(plain(JSON.parse(line.slice(at))));
};

/** All of an account that code makes again. */
export function planOfAll(world: World): Plan {
  const things = choosable(world, accountOf(world)).filter(({ kind }) => !organization.has(kind));
  // Parameters are taken with a whole account alone: nobody chooses one.
  const parameters = world.tables.parameters.list();
  return planFor(world, new Set([...things, ...parameters].map(({ id }) => id)));
}

/** An account with nothing but AWS's own policies that another one has: AWS has all of them, the page some. */
export function emptyBeside(world: World): Account {
  const account = new Account();
  for (const row of world.tables.policies.list()) if (row.account === 'aws') account.add('policies', row);
  return account;
}

/** The account that an account's own template makes in one that has nothing but what AWS manages. */
export function deployed(world: World, format: 'yaml' | 'json'): World {
  const account = emptyBeside(world);
  const stack = new TestStack(account);
  for (const { text } of writeTemplates(planOfAll(world), format).files) stack.deploy(text);
  return stack.account.world;
}
