import type { Arn } from '../arn.ts';
import { accountRootArn, isAccountId, parseArn, partition, roleArn, userArn } from '../arn.ts';
import type { World } from '../world/world.ts';
import { byName, holdsAccount } from '../world/world.ts';
import type { JsonNode } from './json-text.ts';
import { listOf, memberOf, readJson } from './json-text.ts';

type StringNode = Extract<JsonNode, { type: 'string' }>;

/** The values of every statement's `Principal.AWS` and `NotPrincipal.AWS`, with their places in the text. */
function awsPrincipals(text: string): readonly StringNode[] {
  const reading = readJson(text);
  if (!reading.ok) return [];
  return listOf(memberOf(reading.node, 'Statement'))
    .flatMap((statement) =>
      ['Principal', 'NotPrincipal'].flatMap((name) => listOf(memberOf(memberOf(statement, name), 'AWS'))),
    )
    .filter((node) => node.type === 'string');
}

/** The text with strings replaced where they stand, so that its white space and order stay. */
function replaced(text: string, nodes: readonly StringNode[], valueOf: (value: string) => string): string {
  let result = '';
  let done = 0;
  for (const node of nodes) {
    const value = valueOf(node.value);
    if (value === node.value) continue;
    result += text.slice(done, node.start) + JSON.stringify(value);
    done = node.end;
  }
  return result + text.slice(done);
}

/** The unique id behind a user's or role's ARN; undefined if nobody has that ARN. */
function idOf(world: World, { account, resource }: Arn, value: string): string | undefined {
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const user = byName(world, 'users', account, name);
  if (user && userArn(user) === value) return user.id;
  const role = byName(world, 'roles', account, name);
  return role && roleArn(role) === value ? role.id : undefined;
}

const hereOrElsewhere = /^(?:user|role)\//;
const session = /^(?:assumed-role\/[^/]+|federated-user)\/[^/]+$/;

/**
 * The stored form of a principal, or null if AWS refuses it: a user or role of an account that is here must
 * exist, by its ARN or its unique id. Principals of other accounts are taken by their form alone (AWS asks
 * the other account; this page can't), and so are sessions, which come and go.
 */
function stored(world: World, account: string, value: string): string | null {
  if (value === '*' || world.tables.users.has(value) || world.tables.roles.has(value)) return value;
  if (isAccountId(value)) return accountRootArn(value);
  const arn = parseArn(value);
  if (!arn || arn.partition !== partition || arn.region !== '' || !isAccountId(arn.account)) return null;
  if (/[*?]/.test(arn.resource)) return null;
  if (arn.service === 'sts') return session.test(arn.resource) ? value : null;
  if (arn.service !== 'iam') return null;
  if (arn.resource === 'root') return value;
  if (!hereOrElsewhere.test(arn.resource)) return null;
  const isHere = arn.account === account || holdsAccount(world, arn.account);
  return isHere ? (idOf(world, arn, value) ?? null) : value;
}

/**
 * A trust or resource-based policy as it is kept: ARNs of users and roles become their unique ids, a bare
 * account id its root ARN. `error` is AWS's MalformedPolicyDocument message for the first principal that
 * doesn't exist. The document must have passed `checkDocument`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function storePrincipals(
  world: World,
  account: string,
  text: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string } {
  const bad = awsPrincipals(text).find((node) => stored(world, account, node.value) === null);
  if (bad) return { ok: false, error: `Invalid principal in policy: "AWS":"${bad.value}"` };
  return { ok: true, text: keepPrincipals(world, account, text) };
}

/**
 * Like `storePrincipals`, for a trust policy that AWS has already accepted, such as one from a file. A
 * principal that doesn't exist here (the id of somebody deleted) stays as it is.
 */
export function keepPrincipals(world: World, account: string, text: string): string {
  return replaced(text, awsPrincipals(text), (value) => stored(world, account, value) ?? value);
}

/**
 * A kept trust policy as AWS shows it: unique ids become ARNs again, under the names of today. The id of
 * somebody deleted stays visible, because it no longer is anybody's.
 */
export function showPrincipals(world: World, text: string): string {
  return replaced(text, awsPrincipals(text), (value) => {
    const user = world.tables.users.get(value);
    const role = user ? undefined : world.tables.roles.get(value);
    return user ? userArn(user) : role ? roleArn(role) : value;
  });
}
