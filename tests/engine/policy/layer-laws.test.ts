import fc, { draws } from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import { requestKeys } from '../../../src/engine/policy/context.ts';
import type { Decision, Verdict } from '../../../src/engine/policy/decision.ts';
import { evaluate } from '../../../src/engine/policy/evaluate.ts';
import { gatherLayers } from '../../../src/engine/policy/layers.ts';
import { callers as plain, home, targetArn } from './account.ts';
import type { HardSetup } from './hard-world.ts';
import { hardCaller, hardWorld, partner } from './hard-world.ts';

const runs = draws();
const workerArn = `arn:aws:iam::${home}:role/jobs/Worker`;

/** Small alphabets, so that statements often match, often don't, and sometimes can't be decided. */
const conditions = fc.constantFrom<object>(
  {},
  {},
  { StringEquals: { 'aws:username': 'ana' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-example' } },
  { 'ForAnyValue:Null': { 'aws:TagKeys': 'x' } },
);
const principals = fc.constantFrom<unknown>(
  '*',
  { AWS: plain.ana.arn },
  { AWS: home },
  { AWS: [workerArn, partner] },
  { AWS: plain.worker.arn },
  { AWS: `arn:aws:sts::${home}:federated-user/bob` },
  { Service: 'ec2.amazonaws.com' },
);
const actions = fc.constantFrom('*', 's3:*', 's3:GetObject', 'sts:*', 'kms:*', 'sqs:*');
const effects = fc.constantFrom('Allow', 'Allow', 'Deny');
const own = fc
  .tuple(effects, actions, conditions)
  .map(([Effect, Action, Condition]) => ({ Effect, Action, Resource: '*', Condition }));
const shared = fc
  .tuple(effects, principals, actions, conditions)
  .map(([Effect, Principal, Action, Condition]) => ({ Effect, Principal, Action, Resource: '*', Condition }));
const trust = fc
  .tuple(effects, principals, conditions)
  .map(([Effect, Principal, Condition]) => ({ Effect, Principal, Action: 'sts:AssumeRole', Condition }));
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });

const organizations = fc.record({
  root: fc.constantFrom([{ Effect: 'Allow', Action: '*', Resource: '*' }]),
  unit: some(own),
  account: some(own),
  rcp: some(shared.map((one) => ({ ...one, Effect: 'Deny' }))),
});
const setups: fc.Arbitrary<HardSetup> = fc
  .record({
    trust: some(trust),
    user: some(own),
    worker: some(own),
    zoe: some(own),
    boundary: maybe(some(own)),
    workerBoundary: maybe(some(own)),
    session: maybe(some(own)),
    bucket: maybe(some(shared)),
    theirs: some(shared),
    key: some(shared),
    organization: maybe(organizations),
  })
  .map((setup) => setup as HardSetup);
const names = fc.constantFrom(
  'ana',
  'worker',
  'zoe',
  'token',
  'federated',
  'root',
  'ec2',
  'nobody',
  'partner',
);
const questions = fc.constantFrom<[string, string]>(
  ['s3:GetObject', 'arn:aws:s3:::reports/x'],
  ['s3:GetObject', 'arn:aws:s3:::theirs/x'],
  ['kms:Decrypt', `arn:aws:kms:us-east-1:${home}:key/k`],
  ['sqs:SendMessage', `arn:aws:sqs:us-east-1:${home}:orders`],
  ['sts:AssumeRole', targetArn],
);

function decide(
  setup: HardSetup,
  name: string,
  [action, resource]: [string, string],
  detail: 'verdict' | 'trace' = 'trace',
): Decision {
  const world = hardWorld(setup);
  const caller = hardCaller(name, setup);
  const keys = requestKeys(world, caller, resource, {}, [], action);
  return evaluate({ action, resource, caller, keys }, gatherLayers(world, caller, action, resource), detail);
}

const strictness: Record<Verdict, number> = { allow: 0, notModelled: 1, implicitDeny: 2, explicitDeny: 3 };
const holds = (property: fc.IRawProperty<unknown>): void => {
  fc.assert(property as fc.IProperty<unknown>, runs);
};

describe('laws of all layers', () => {
  test('an explicit deny wins, whichever layer has it', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
    const places = fc.constantFrom('user', 'boundary', 'session', 'bucket', 'scp', 'rcp');
    const denied = (setup: HardSetup, place: string): HardSetup => {
      const organization = setup.organization ?? {};
      if (place === 'scp') return { ...setup, organization: { ...organization, unit: [deny] } };
      if (place === 'rcp')
        return { ...setup, organization: { ...organization, rcp: [{ ...deny, Principal: '*' }] } };
      return { ...setup, [place]: [{ ...deny, ...(place === 'bucket' ? { Principal: '*' } : {}) }] };
    };
    holds(
      fc.property(setups, places, (setup, place) => {
        const caller = place === 'session' ? 'federated' : 'ana';
        const { verdict } = decide(denied(setup, place), caller, ['s3:GetObject', 'arn:aws:s3:::reports/x']);
        expect(verdict).toBe('explicitDeny');
      }),
    );
  });

  test('a boundary, a session policy and an organization never grant', () => {
    const limits = fc.constantFrom('boundary', 'workerBoundary', 'session', 'organization');
    holds(
      fc.property(setups, limits, names, questions, (setup, limit, name, question) => {
        // A federated user without a session policy has next to nothing: there it is the absence that limits.
        fc.pre(!(limit === 'session' && name === 'federated'));
        const without = Object.fromEntries(Object.entries(setup).filter(([key]) => key !== limit));
        // Without an organization aws:PrincipalOrgID is missing, which is another request.
        fc.pre(limit !== 'organization' || !JSON.stringify(setup).includes('aws:PrincipalOrgID'));
        if (decide(setup, name, question).verdict === 'allow')
          expect(decide(without, name, question).verdict).toBe('allow');
      }),
    );
  });

  test('one more Allow in any policy never takes an allow away', () => {
    const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
    const places = fc.constantFrom('user', 'worker', 'zoe', 'theirs', 'key', 'trust');
    holds(
      fc.property(setups, places, names, questions, (setup, place, name, question) => {
        const isShared = place === 'theirs' || place === 'key';
        const more =
          place === 'trust'
            ? { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }
            : { ...everything, ...(isShared ? { Principal: '*' } : {}) };
        const key = place as 'user';
        const after = decide({ ...setup, [key]: [...(setup[key] ?? []), more] }, name, question);
        const before = decide(setup, name, question);
        expect(strictness[after.verdict]).toBeLessThanOrEqual(strictness[before.verdict]);
      }),
    );
  });

  test('nobody gets into another account’s bucket without a word of its own account', () => {
    holds(
      fc.property(setups, (setup) => {
        const silent = { ...setup, user: [], managed: [], group: [] };
        const { verdict } = decide(silent, 'ana', ['s3:GetObject', 'arn:aws:s3:::theirs/x']);
        expect(verdict).not.toBe('allow');
      }),
    );
  });

  test('what is allowed within one account is allowed by the caller’s side or the resource’s', () => {
    holds(
      fc.property(setups, names, questions, (setup, name, question) => {
        const { verdict, decidedBy } = decide(setup, name, question);
        if (verdict === 'allow') expect(['identity', 'resource', 'trust', 'root']).toContain(decidedBy);
      }),
    );
  });

  test('who decides has a step that says so, and the fast verdict is the trace’s', () => {
    const says: Record<Verdict, readonly string[]> = {
      allow: ['allow'],
      explicitDeny: ['deny'],
      implicitDeny: ['silent', 'notModelled', 'deny'],
      notModelled: ['notModelled'],
    };
    holds(
      fc.property(setups, names, questions, (setup, name, question) => {
        const trace = decide(setup, name, question);
        const step = trace.steps.find(({ layer }) => layer === trace.decidedBy);
        expect(says[trace.verdict]).toContain(step?.verdict);
        expect(trace.notModelled !== null).toBe(trace.verdict === 'notModelled');
        const fast = decide(setup, name, question, 'verdict');
        expect(fast).toEqual({ ...trace, steps: [] });
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      }),
    );
  });
});
