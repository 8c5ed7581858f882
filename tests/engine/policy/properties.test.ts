import fc, { draws } from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../src/engine/policy/check-document.ts';
import type { Verdict } from '../../../src/engine/policy/decision.ts';
import { compile } from '../../../src/engine/policy/document.ts';
import { readJson } from '../../../src/engine/policy/json-text.ts';
import {
  keepPrincipals,
  showPrincipals,
  storePrincipals,
} from '../../../src/engine/policy/trust-principals.ts';
import type { CallerName, Setup } from './account.ts';
import { accountWith, ask, callers, home, targetArn } from './account.ts';

const runs = draws();
const workerArn = `arn:aws:iam::${home}:role/jobs/Worker`;

/** Small alphabets, so that statements often match, often don't, and sometimes can't be decided. */
const effect = fc.constantFrom('Allow', 'Deny');
const actions = fc.constantFrom(
  '*',
  'sts:*',
  'sts:AssumeRole',
  'STS:assume*',
  's3:GetObject',
  's3:?etObject',
);
const resources = fc.constantFrom(
  '*',
  targetArn,
  `arn:aws:iam::${home}:role/*`,
  'arn:aws:s3:::${aws:PrincipalTag/team}/*',
  'arn:aws:s3:::web/*',
);
const conditions = fc.constantFrom<object>(
  {},
  { StringEquals: { 'aws:username': 'ana' } },
  { StringNotEquals: { 'aws:username': 'ana' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
  { 'ForAnyValue:Null': { 'aws:TagKeys': 'x' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } },
  { StringEquals: { 'aws:PrincipalTag/none': '${aws:userid}' } },
);
const list = <T>(item: fc.Arbitrary<T>) => fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }));

const identityStatement = fc
  .tuple(
    effect,
    fc.constantFrom('Action', 'NotAction'),
    list(actions),
    fc.constantFrom('Resource', 'NotResource'),
    list(resources),
    conditions,
  )
  .map(([Effect, action, acts, resource, on, Condition]) => ({
    Effect,
    [action]: acts,
    [resource]: on,
    Condition,
  }));

const principals = fc.constantFrom<unknown>(
  '*',
  { AWS: callers.ana.arn },
  { AWS: home },
  { AWS: [workerArn, `arn:aws:iam::${home}:root`] },
  { AWS: '444455556666' },
  { AWS: targetArn, Service: 'ec2.amazonaws.com' },
);
const trustStatement = fc
  .tuple(effect, principals, conditions)
  .map(([Effect, Principal, Condition]) => ({ Effect, Principal, Action: 'sts:AssumeRole', Condition }));

const documents = <T>(statement: fc.Arbitrary<T>) => fc.array(statement, { maxLength: 3 });
const setups: fc.Arbitrary<Setup> = fc.record({
  trust: documents(trustStatement),
  user: documents(identityStatement),
  managed: documents(identityStatement),
  group: documents(identityStatement),
  worker: documents(identityStatement),
  boundary: fc.option(documents(identityStatement), { nil: undefined }),
});
const names = fc.constantFrom<CallerName>('ana', 'worker', 'target', 'ec2', 'partner', 'partnerUser');
const questions = fc.constantFrom<[action: string, resource: string]>(
  ['sts:AssumeRole', targetArn],
  ['s3:GetObject', 'arn:aws:s3:::web/x'],
);

const decide = (setup: Setup, name: CallerName, [action, resource]: [string, string]) =>
  ask(accountWith(setup), callers[name], action, resource);

describe('laws of evaluation', () => {
  test('an explicit deny always wins', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    const places = fc.constantFrom('user', 'managed', 'group');
    fc.assert(
      fc.property(setups, places, questions, (setup, place, question) => {
        const denied = { ...setup, [place]: [...(setup[place as 'user'] ?? []), deny] };
        expect(decide(denied, 'ana', question).verdict).toBe('explicitDeny');
      }),
      runs,
    );
  });

  test('an explicit deny in trust wins for everybody', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' };
    fc.assert(
      fc.property(setups, names, (setup, name) => {
        const denied = { ...setup, trust: [...(setup.trust ?? []), deny] };
        expect(decide(denied, name, ['sts:AssumeRole', targetArn])).toMatchObject({
          verdict: 'explicitDeny',
          decidedBy: 'trust',
        });
      }),
      runs,
    );
  });

  test('one more Allow never takes an allow away, and never makes a certain answer a stricter one', () => {
    const strictness: Record<Verdict, number> = {
      allow: 0,
      notModelled: 1,
      implicitDeny: 2,
      explicitDeny: 3,
    };
    fc.assert(
      fc.property(
        setups,
        names,
        questions,
        identityStatement,
        trustStatement,
        (setup, name, question, own, trust) => {
          const before = decide(setup, name, question);
          const more = {
            ...setup,
            user: [...(setup.user ?? []), { ...own, Effect: 'Allow' }],
            worker: [...(setup.worker ?? []), { ...own, Effect: 'Allow' }],
            trust: [...(setup.trust ?? []), { ...trust, Effect: 'Allow' }],
          };
          const after = decide(more, name, question);
          expect(strictness[after.verdict]).toBeLessThanOrEqual(strictness[before.verdict]);
        },
      ),
      runs,
    );
  });

  test('the order of statements doesn’t matter', () => {
    fc.assert(
      fc.property(setups, names, questions, (setup, name, question) => {
        const turned = Object.fromEntries(
          Object.entries(setup).map(([key, value]) => [
            key,
            Array.isArray(value) ? [...(value as object[])].reverse() : (value as unknown),
          ]),
        ) as Setup;
        const { verdict, decidedBy } = decide(setup, name, question);
        expect(decide(turned, name, question)).toMatchObject({ verdict, decidedBy });
      }),
      runs,
    );
  });

  test('a list says the same as one statement for each of its items, and a text as a list of one', () => {
    const plain = fc.tuple(effect, list(actions), list(resources), conditions);
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 3 }), questions, (parts, question) => {
        const as = (wrap: (value: string | string[]) => unknown): object[] =>
          parts.map(([Effect, acts, on, Condition]) => ({
            Effect,
            Action: wrap(acts),
            Resource: wrap(on),
            Condition,
          }));
        const split = parts.flatMap(([Effect, acts, on, Condition]) =>
          [acts]
            .flat()
            .flatMap((Action) => [on].flat().map((Resource) => ({ Effect, Action, Resource, Condition }))),
        );
        const { verdict } = decide({ user: as((value) => value) }, 'ana', question);
        expect(decide({ user: as((value) => [value].flat()) }, 'ana', question).verdict).toBe(verdict);
        expect(decide({ user: split }, 'ana', question).verdict).toBe(verdict);
      }),
      runs,
    );
  });

  test('the fast verdict is the trace’s verdict, and tells no steps', () => {
    fc.assert(
      fc.property(setups, names, questions, (setup, name, [action, resource]) => {
        const world = accountWith(setup);
        const trace = ask(world, callers[name], action, resource, {}, 'trace');
        const fast = ask(world, callers[name], action, resource, {}, 'verdict');
        expect(fast).toEqual({ ...trace, steps: [] });
      }),
      runs,
    );
  });

  test('who decides has a step that says so', () => {
    fc.assert(
      fc.property(setups, names, questions, (setup, name, question) => {
        const { verdict, decidedBy, steps, notModelled } = decide(setup, name, question);
        const step = steps.find(({ layer }) => layer === decidedBy);
        const says: Record<Verdict, readonly string[]> = {
          allow: ['allow'],
          explicitDeny: ['deny'],
          implicitDeny: ['silent', 'notModelled'],
          notModelled: ['notModelled'],
        };
        expect(says[verdict]).toContain(step?.verdict);
        expect(notModelled !== null).toBe(verdict === 'notModelled');
      }),
      runs,
    );
  });

  test('a decision is plain data', () => {
    fc.assert(
      fc.property(setups, names, questions, (setup, name, question) => {
        const decision = decide(setup, name, question);
        expect(structuredClone(decision)).toEqual(decision);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
      }),
      runs,
    );
  });
});

describe('arbitrary documents', () => {
  const elements = ['Version', 'Statement', 'Effect', 'Action', 'Resource', 'Principal', 'Condition', 'Sid'];
  const odd = ['__proto__', 'constructor', 'Allow', '*', '2012-10-17', '${aws:username}', 'arn:aws:s3:::x'];
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<unknown>(null, true, 1, '', ...odd),
      fc.string(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...elements, ...odd), tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  const statement = fc.record(
    {
      Effect: json,
      Action: json,
      Resource: json,
      Principal: json,
      Condition: json,
    },
    { requiredKeys: [] },
  );

  test('never throw', () => {
    const texts = fc.oneof(
      fc.string(),
      json.map((value) => JSON.stringify(value)),
      statement.map((Statement) => JSON.stringify({ Version: '2012-10-17', Statement })),
    );
    const world = accountWith({});
    fc.assert(
      fc.property(texts, (text) => {
        for (const kind of ['managed', 'inline', 'trust'] as const) {
          const message = checkDocument(text, kind);
          expect(message === null || message.length > 0).toBe(true);
        }
        expect(Array.isArray(compile(text).statements)).toBe(true);
        showPrincipals(world, text);
        keepPrincipals(world, home, text);
        storePrincipals(world, home, text);
      }),
      draws(200, 10_000),
    );
  });

  test('never decide an allow or a deny by what can’t be read', () => {
    fc.assert(
      fc.property(statement, questions, (broken, [action, resource]) => {
        const world = accountWith({ user: [broken], trust: [broken] });
        const decision = ask(world, callers.ana, action, resource);
        const text = JSON.stringify({ Version: '2012-10-17', Statement: broken });
        if (['allow', 'explicitDeny'].includes(decision.verdict))
          expect(compile(text).statements[0]!.unreadable).toBe(false);
      }),
      draws(100, 5000),
    );
  });

  test('are read as JSON.parse reads them, but for keys that stand twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          json.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          let parses = true;
          try {
            JSON.parse(text);
          } catch {
            parses = false;
          }
          const reading = readJson(text);
          const isRead = reading.ok || reading.reason !== 'syntax';
          expect(isRead).toBe(parses);
        },
      ),
      draws(200, 10_000),
    );
  });
});
