import type { Who } from '../../lessons/goal.ts';
import { isolating } from '../isolate.ts';

/** Shorter names of sessions only tell them apart in a lesson's file, and would tell nobody anything. */
const shortest = 4;

const kinds: Readonly<Record<string, (name: string) => string>> = {
  root: (name) => (name === '' ? 'the root user' : `the root user of ${name}`),
  key: (name) => `${name}, with the access key`,
  role: (name) => `the role ${name}`,
  service: (name) => name,
  workload: (name) => name,
  session: (name) => {
    if (name.startsWith('of ')) return `a session ${name}`;
    return name.length < shortest ? 'the session' : `the session “${name}”`;
  },
};

/** Somebody of a lesson's file in a sentence: `session of Deployer`, `key ana`, `222233334444/ben`. */
export const whoIs = /* @__PURE__ */ isolating((who: Who): string => {
  if (who === 'stranger') return 'somebody of another account';
  if (who === 'anyone') return 'anybody';
  // A name that a lesson makes up stands for any name.
  if (who.includes('%account%')) return 'the root user of another account';
  if (who.includes('%fresh')) return who.startsWith('role ') ? 'a new role' : 'somebody new';
  const [kind = '', ...rest] = who.split(' ');
  const [of, name] = (rest.length > 0 || kind === 'root' ? rest.join(' ') : who).split('/', 2);
  const account = name === undefined ? null : (of ?? '').replace('@account:', '');
  const called = (name ?? of ?? '').replace('@account:', '');
  const said = rest.length > 0 || kind === 'root' ? (kinds[kind]?.(called) ?? called) : called;
  return account === null ? said : `${said} of ${/^\d{12}$/.test(account) ? `account ${account}` : account}`;
});

const references: Readonly<Record<string, (name: string) => string>> = {
  key: (name) => `key of ${name}`,
  mfa: (name) => `code of ${name}’s device`,
  device: (name) => `code of the device ${name}`,
  now: () => 'this moment',
  pool: (name) => `id of the pool ${name}`,
  identity: (name) => `identity in ${name}`,
  account: (name) => `account ${name}`,
  orgroot: () => 'the organization’s root',
  ou: (name) => `unit ${name}`,
  scp: (name) => `policy ${name}`,
};

/** A value that a lesson's text refers to and that isn't there now: `@key:ana` is `‹key of ana›`. */
export const absent = /* @__PURE__ */ isolating(
  (kind: string, name: string): string =>
    `‹${Object.hasOwn(references, kind) ? (references[kind]?.(name) ?? name) : name}›`,
);

/** A name that a lesson makes up, before it is made up. */
export const madeUp = '‹any›';
