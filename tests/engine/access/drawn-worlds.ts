import type { Cell, Witness } from '../../../src/engine/access/index.ts';
import { isOfCaller, isOfTags, offers } from '../../../src/engine/access/cells/key-facts.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import type { Caller } from '../../../src/engine/call/call.ts';
import { regionCalled } from '../../../src/engine/policy/context.ts';
import type { World } from '../../../src/engine/world/world.ts';
import { callers, home } from '../policy/account.ts';
import type { HardSetup } from '../policy/hard-world.ts';
import { partner } from '../policy/hard-world.ts';
import fc from '../../properties.ts';
import { statements } from './drawn-documents.ts';

/** Worlds with an organization, another account, a bucket and a key with policies of their own, and trust policies. */

const some = <T>(item: fc.Arbitrary<T>, most = 2) => fc.array(item, { maxLength: most });

const principals = fc.constantFrom<unknown>(
  ...['*', { AWS: callers.ana.arn }, { AWS: home }, { AWS: [partner, callers.worker.arn] }],
  { AWS: `arn:aws:iam::${home}:role/jobs/Worker` },
  { Service: 'ec2.amazonaws.com' },
);
const shared = fc.tuple(statements, principals).map(([one, Principal]) => ({ ...one, Principal }));
const trust = fc.tuple(statements, principals).map(([{ Effect, Condition }, Principal]) => ({
  ...{ Effect, Condition, Principal },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
}));

export const setups: fc.Arbitrary<HardSetup> = fc
  .record(
    {
      trust: some(trust),
      user: some(statements, 3),
      worker: some(statements),
      zoe: some(statements),
      boundary: some(statements),
      session: some(statements),
      bucket: some(shared),
      theirs: some(shared),
      key: some(shared),
      organization: fc.record({
        unit: some(statements),
        rcp: some(
          shared.map((one) => ({ ...one, Principal: '*', Effect: 'Deny' })),
          1,
        ),
      }),
    },
    { requiredKeys: ['trust', 'user', 'worker', 'zoe', 'theirs', 'key'] },
  )
  .map((setup) => setup as HardSetup);

/** For whom a service calls is asked by some. */
const sources = fc.constantFrom<object>(
  {},
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::reports*' } },
  { StringNotEquals: { 'aws:SourceAccount': home } },
  { StringEqualsIfExists: { 'aws:SourceAccount': home }, ArnLike: { 'aws:SourceArn': '*:orders' } },
);

/** The same, where the statements of a bucket may ask for whom a service calls. */
export const sourced: fc.Arbitrary<HardSetup> = fc.tuple(setups, sources).map(([setup, source]) => ({
  ...setup,
  ...(setup.bucket && {
    bucket: setup.bucket.map((one) => {
      const { Condition } = one as { readonly Condition?: object };
      return { ...one, Condition: { ...source, ...Condition } };
    }),
  }),
}));

export const names = fc.constantFrom(
  ...['ana', 'ana', 'worker', 'worker', 'zoe', 'token', 'tokenWithMfa', 'federated', 'root', 'ec2', 'nobody'],
  ...['tagged', 'partner'],
);

/** Resources that exist there, and some beside them. */
export const resources: Readonly<Record<string, readonly string[]>> = {
  's3:ListBucket': ['arn:aws:s3:::reports', 'arn:aws:s3:::theirs', 'arn:aws:s3:::other'],
  's3:': ['reports/x', 'reports/ana/x', 'reports/secret', 'theirs/x', 'other/a1b'].map(
    (name) => `arn:aws:s3:::${name}`,
  ),
  'kms:': ['key/k', 'key/other'].map((name) => `arn:aws:kms:us-east-1:${home}:${name}`),
  'sts:': ['Target', 'jobs/Worker', 'app/x'].map((name) => `arn:aws:iam::${home}:role/${name}`),
  'sqs:': ['orders', 'other'].map((name) => `arn:aws:sqs:us-east-1:${home}:${name}`),
  'iam:PassRole': ['Target', 'app/x'].map((name) => `arn:aws:iam::${home}:role/${name}`),
  'iam:': ['ana', 'ben'].map((name) => `arn:aws:iam::${home}:user/${name}`),
};

/** Keys that a caller can bring to a request: none that its identity, the resource or a service with one region has. */
export const isOfRequest = (action: ServiceAction, key: string): boolean =>
  offers(action, action.id, key) &&
  !isOfCaller(key) &&
  !isOfTags(key) &&
  (key !== 'aws:requestedregion' || regionCalled(action.id.split(':')[0] ?? '', 'x') === 'x');

/** The answer to a request. */
export function answered(world: World, caller: Caller, { action, resource, keys }: Witness): object {
  const { decision, failure } = answerTo(world, caller, { action, resource, context: { keys } });
  if (failure && 'notModelled' in failure)
    return { verdict: 'notModelled', decidedBy: decision?.decidedBy ?? 'refused' };
  if (!decision || (failure && decision.verdict === 'allow'))
    return { verdict: 'implicitDeny', decidedBy: 'refused' };
  return { verdict: decision.verdict, decidedBy: decision.decidedBy };
}

/** The answer of a cell. */
export const told = ({ answers: [answer] }: Cell): object => ({
  verdict: answer?.verdict,
  decidedBy: answer?.decidedBy,
});
