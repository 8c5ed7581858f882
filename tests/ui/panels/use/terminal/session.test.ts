import { describe, expect, test } from 'vitest';
import type { Host, Session } from '../../../../../src/terminal/terminal.ts';
import { createSession, withFile } from '../../../../../src/terminal/terminal.ts';
import {
  credentialsOf,
  yieldToPage,
  keysWithoutProfile,
  profileChoices,
  withProfile,
} from '../../../../../src/ui/panels/use/terminal/acting.ts';
import {
  fileNames,
  longestFile,
  nameProblem,
  textProblem,
  withoutFile,
} from '../../../../../src/ui/panels/use/terminal/page-files.ts';

import {
  refusalOf,
  isIncomplete,
  withOption,
} from '../../../../../src/ui/panels/use/terminal/line.svelte.ts';

import { sampleWorld as world } from '../../../../fixtures/sample-world.ts';

const account = '111122223333';
const host: Host = {
  run: () => Promise.reject(new Error('nothing is called here')),
  world: () => world,
  now: () => 0,
  defaultCredentials: () => ({ type: 'console', id: account }),
};
const key = { id: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secretEXAMPLEKEY' };

function exported(session: Session, values: Readonly<Record<string, string>>): Session {
  const added = Object.entries(values).map(([name, value]) => [name, { value, exported: true }] as const);
  return { ...session, variables: new Map([...session.variables, ...added]) };
}

const environment = {
  AWS_ACCESS_KEY_ID: key.id,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
};

describe('when somebody is chosen in the page', () => {
  test('nothing changes where the page already says who acts', () => {
    const session = exported(createSession(), { ROLE: 'x' });
    expect(yieldToPage(session, host)).toEqual({ session, unset: [], choosesPage: false });
  });

  test('keys in the variables go, and a chosen profile stays unless it has a key', () => {
    const session = exported(createSession(), { ...environment, ROLE: 'x' });
    const { session: next, unset } = yieldToPage(session, host);
    expect(unset).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
    expect([...next.variables.keys()]).toEqual(['ROLE']);
    expect(credentialsOf(next, host)).toBeNull();
  });

  test('a chosen profile with a key goes', () => {
    const session = exported(withProfile(createSession(), 'dora', key), { AWS_PROFILE: 'dora' });
    expect(credentialsOf(session, host)).toMatchObject({ accessKeyId: key.id });
    const { session: next, unset, choosesPage } = yieldToPage(session, host);
    expect({ unset, choosesPage }).toEqual({ unset: ['AWS_PROFILE'], choosesPage: false });
    expect(credentialsOf(next, host)).toBeNull();
  });

  test('a default profile with a key gives way to one without', () => {
    const session = withProfile(createSession(), 'default', key);
    const { session: next, choosesPage } = yieldToPage(session, host);
    expect(choosesPage).toBe(true);
    expect(next.variables.get('AWS_PROFILE')).toEqual({ value: 'page', exported: true });
    expect(next.files.get('.aws/config')).toContain('[profile page]\nregion = us-east-1');
    expect(credentialsOf(next, host)).toBeNull();
    // The key itself stays: it is the learner's.
    expect(next.files.get('.aws/credentials')).toContain(key.id);
  });
});

describe('profiles', () => {
  test('of a key are written as the CLI writes them', () => {
    const session = withProfile(createSession(), 'dora', key);
    expect(session.files.get('.aws/credentials')).toBe(
      `[dora]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secretAccessKey}\n`,
    );
    expect(session.files.get('.aws/config')).toContain('[profile dora]\nregion = us-east-1\n');
  });

  test('can be made of every active key that has none, under a name that is free', () => {
    const before = keysWithoutProfile(world, account, createSession());
    expect(before.map(({ profile }) => profile).sort()).toEqual(['ana', 'ben', 'carol', 'ci-bot']);
    const [first] = before;
    if (!first) throw new Error('there is no key');
    const session = withProfile(withProfile(createSession(), first.profile, first.key), 'ben', key);
    const after = keysWithoutProfile(world, account, session);
    expect(after.map(({ profile }) => profile)).not.toContain(first.profile);
    expect(after.map(({ profile }) => profile)).toContain('ben-2');
  });

  test('are offered where they have something to act with', () => {
    const role = withFile(
      withProfile(createSession(), 'dora', key),
      '.aws/config',
      '[default]\nregion = us-east-1\n[profile dora]\n[profile deploy]\nrole_arn = arn:aws:iam::111122223333:role/Deployer\nsource_profile = dora\n',
    );
    expect(profileChoices(exported(role, { AWS_PROFILE: 'deploy' }))).toEqual([
      { name: 'dora', chosen: false, assumes: false },
      { name: 'deploy', chosen: true, assumes: true },
    ]);
  });
});

describe('files', () => {
  test.each([
    '',
    ' ',
    '../x',
    '/etc/passwd',
    'a//b',
    'a b',
    '-rf',
    'x'.repeat(101),
    'a\u202eb',
    '.aws/config',
  ])('of the name “%s” can’t be made', (name) => {
    expect(nameProblem(createSession(), name)).not.toBeNull();
  });

  test.each(['policy.json', 'policies/trust.json', '__proto__', 'constructor'])(
    'can be called %s',
    (name) => {
      expect(nameProblem(createSession(), name)).toBeNull();
      const session = withFile(createSession(), name, '{}');
      expect(session.files.get(name)).toBe('{}');
      expect(withoutFile(session, name).files.has(name)).toBe(false);
    },
  );

  test('are limited in number and length', () => {
    let session = createSession();
    for (let i = 0; session.files.size < 100; i++) session = withFile(session, `f${String(i)}`, '');
    expect(nameProblem(session, 'one-more')).toBe('The terminal holds at most 100 files.');
    expect(textProblem('x'.repeat(longestFile))).toBeNull();
    expect(textProblem('x'.repeat(longestFile + 1))).toBe('A file holds at most 100,000 characters.');
  });

  test('are listed with the learner’s own first', () => {
    expect(fileNames(withFile(createSession(), 'z.json', ''))).toEqual([
      'function.zip',
      'z.json',
      '.aws/config',
    ]);
  });
});

describe('the line', () => {
  test.each([
    ["echo 'a", true],
    ['echo "a', true],
    ['echo a \\', true],
    ['echo a \\\\', false],
    ['echo a &&', true],
    ["cat <<'EOF'\na", true],
    ["cat <<'EOF'\na\nEOF", false],
    ['echo )', false],
    ['aws iam list-users', false],
  ])('%j waits for more: %s', (text, waits) => {
    expect(isIncomplete(text)).toBe(waits);
  });

  test('is read in time that grows with its length, however many backslashes stand in it', () => {
    expect(isIncomplete(`echo ${'\\'.repeat(200_001)}a`)).toBe(false);
  });

  test.each([
    ['a script of 5,000 commands', 'aws iam create-user --user-name a\n'.repeat(5000), null],
    ['6,000 lines', `a\n`.repeat(5999), null],
    ['6,001 lines', `a\n`.repeat(6000), 'a text can have 6,000 lines here'],
    ['more than 256,000 characters', 'a'.repeat(256_001), 'the text has 256,001 characters'],
    ['a long line', 'a'.repeat(256_000), null],
    [
      'a long line with Hebrew in it',
      `${'a '.repeat(10_000)}\u05d0`,
      'a line with letters that run from right',
    ],
    [
      'a long line in an old script from right to left',
      `${'a '.repeat(10_000)}\u{10840}`,
      'from right to left',
    ],
    [
      'lines that are each short enough, and together take as long as one that is not',
      `${'a '.repeat(3000)}\u05d0\n`.repeat(2),
      'If there are several such lines, each can have fewer',
    ],
    ['short lines in Arabic', '\u0627 \u0628\n'.repeat(5000), null],
    ['many longer lines in Arabic', `${'\u0627 '.repeat(12)}\n`.repeat(5000), 'each can have fewer'],
    ['a long line with pictures', '\u{1f600}'.repeat(20_000), null],
  ])('takes or refuses %s', (_, text, says) => {
    const refusal = refusalOf(text);
    if (says === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(says);
  });

  test('ends a completed word with a space, unless it goes on or one stands there', () => {
    const at = { from: 4, to: 6 };
    expect(withOption('aws ia', at, 'iam', true)).toEqual({ text: 'aws iam ', cursor: 8 });
    expect(withOption('aws ia list', at, 'iam', true)).toEqual({ text: 'aws iam list', cursor: 7 });
    expect(withOption('aws ia', at, 'file://', true)).toEqual({ text: 'aws file://', cursor: 11 });
  });
});
