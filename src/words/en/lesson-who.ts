import type { Who } from '../../lessons/goal.ts';
import { isolating } from '../isolate.ts';

/** `logging.s3.amazonaws.com for arn:aws:s3:::%fresh% of %account%`. */
const service = (name: string): string =>
  name.replace(/%account%/g, 'another account').replace(/%fresh\d?%/g, 'another');

/** Shorter names of sessions only tell them apart in a lesson's file, and would tell nobody anything. */
const shortest = 4;

const kinds: Readonly<Record<string, (name: string) => string>> = {
  root: (name) => (name === '' ? 'the root user' : `the root user of ${name}`),
  key: (name) => `${name}, with the access key`,
  role: (name) => `the role ${name}`,
  account: (name) => `account ${name}`,
  workload: (name) => name,
  person: (name) => name,
  session: (name) => {
    if (name.startsWith('of ')) return `a session ${name}`;
    return name.length < shortest ? 'the session' : `the session “${name}”`;
  },
};

/** People whom a lesson doesn't name: a name that it makes up stands for any name. */
function unnamed(who: Who): string | null {
  if (who === 'stranger') return 'somebody of another account';
  if (who === 'anyone') return 'anybody';
  if (who.includes('%account%')) return 'the root user of another account';
  if (!who.includes('%fresh')) return null;
  return who.startsWith('role ') ? 'a new role' : 'somebody new';
}

const bare = (account: string): string => account.replace('@account:', '');

/** `222233334444/ben` and `@account:Shop/dev`, as a sentence has them. */
function inAccount(name: string, say: (name: string) => string): string {
  const [of = '', within] = name.split('/', 2);
  if (within === undefined) return say(bare(of));
  const account = bare(of);
  return `${say(within)} of ${/^\d{12}$/.test(account) ? `account ${account}` : account}`;
}

/** Somebody of a lesson's file in a sentence: `session of Deployer`, `key ana`, `222233334444/ben`. */
export const whoIs = /* @__PURE__ */ isolating((who: Who): string => {
  const [caller = '', endpoint] = who.split(' through ', 2);
  if (endpoint === undefined) return callerIs(who);
  return `${callerIs(caller)} through ${endpoint.includes('%fresh') ? 'another VPC endpoint' : endpoint}`;
});

function callerIs(who: Who): string {
  const [kind = '', ...rest] = who.split(' ');
  if (kind === 'service' && rest.length > 0) return service(rest.join(' '));
  const named = rest.join(' ');
  if (kind === 'like') return unnamed(named) ?? `somebody like ${callerIs(named)}`;
  if (kind === 'token') return `somebody with a token of ${rest.join(' ').replace(/^.*-provider\//, '')}`;
  const say = Object.hasOwn(kinds, kind) && (rest.length > 0 || kind === 'root') ? kinds[kind] : undefined;
  return unnamed(who) ?? (say ? inAccount(rest.join(' '), say) : inAccount(who, (name) => name));
}

const references: Readonly<Record<string, (name: string) => string>> = {
  key: (name) => `key of ${name}`,
  mfa: (name) => `code of ${name}’s device`,
  device: (name) => `code of the device ${name}`,
  now: () => 'this moment',
  pool: (name) => `id of the pool ${name}`,
  identity: (name) => `identity in ${name}`,
  account: (name) => `account ${name}`,
  cmk: (name) => `key ${name}`,
  orgroot: () => 'the organization’s root',
  ou: (name) => `unit ${name}`,
  scp: (name) => `policy ${name}`,
  center: (name) => (name === 'directory' ? 'the directory' : 'IAM Identity Center'),
  person: (name) => `id of ${name}`,
  set: (name) => `permission set ${name}`,
};

/** A value that a lesson's text refers to and that isn't there now: `@key:ana` is `‹key of ana›`. */
export const absent = /* @__PURE__ */ isolating(
  (kind: string, name: string): string =>
    `‹${Object.hasOwn(references, kind) ? (references[kind]?.(name) ?? name) : name}›`,
);

/** A name that a lesson makes up, before it is made up. */
export const madeUp = '‹any›';
