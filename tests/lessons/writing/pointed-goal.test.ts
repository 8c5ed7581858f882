import { expect, test } from 'vitest';
import { prepareLesson, startAttempt } from '../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { withGoal } from '../../../src/lessons/record/write-steps.ts';
import { goalId, needsOf, thingsIn, type Wish } from '../../../src/lessons/writing/pointed-goal.ts';
import { exampleGoal, newLesson } from '#words/author.ts';

const start = `start:
  - iam CreateUser: {UserName: ana}
  - iam CreateUser: {UserName: ben}
  - iam CreateRole: {RoleName: Reader, AssumeRolePolicyDocument: {Effect: Allow, Principal: {AWS: '111122223333'}, Action: sts:AssumeRole}}
  - s3 CreateBucket: {Bucket: reports}
  - {kms CreateKey: {}, keep: {KEY: KeyMetadata.KeyId}}
  - kms CreateAlias: {AliasName: alias/sales, TargetKeyId: $KEY}
  - kms CreateKey: {Description: without an alias}
  - s3 PutObject: {Bucket: reports, Key: q3.csv}
  - iam PutUserPolicy: {UserName: ana, PolicyName: p, PolicyDocument: {Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::reports/*'}}
  - iam PutUserPolicy: {UserName: ben, PolicyName: p, PolicyDocument: {Effect: Allow, Action: [s3:GetObject, sts:AssumeRole], Resource: '*'}}
`;
const draft = newLesson.replace('start: []\n', start);

function read(text: string) {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}
const { world } = await lessonStart(read(draft), Date.UTC(2026, 0, 5));
const things = thingsIn(world);

async function stateOf(who: string, wish: Wish, name: string, verb: string): Promise<string | undefined> {
  const thing = things.find((one) => one.name === name);
  const deed = thing?.deeds.find((one) => one.verb === verb);
  if (!thing || !deed) throw new Error(name);
  const id = goalId({ who, wish, thing, deed }, ['ana']);
  const picked = { id, says: 'Picked.', needs: needsOf({ who, wish, deed }) };
  const lesson = read(withGoal(draft, picked, exampleGoal));
  const prepared = await prepareLesson(lesson);
  return checkGoals(startAttempt(prepared, world, 'picked')).find(({ goal }) => goal.id === id)?.state;
}

test('things are those of the account, with what may be done with them', () => {
  expect(things.map(({ kind, name, deeds }) => [kind, name, deeds.map(({ verb }) => verb)])).toEqual([
    ['role', 'Reader', ['assume']],
    ['kmsKey', 'alias/sales', ['decrypt', 'encrypt']],
    ['bucket', 'reports', ['read', 'write', 'delete', 'list']],
  ]);
});

test.each([
  ['ana', 'may', 'reports', 'read', 'met'],
  ['ana', 'may', 'reports', 'write', 'notYet'],
  ['ana', 'mayNot', 'reports', 'read', 'notYet'],
  ['ana', 'mayNot', 'reports', 'list', 'met'],
  ['ana', 'nobodyElse', 'reports', 'read', 'notYet'],
  ['ben', 'may', 'Reader', 'assume', 'met'],
  ['ben', 'nobodyElse', 'Reader', 'assume', 'met'],
  ['ana', 'mayNot', 'alias/sales', 'decrypt', 'met'],
  ['ana', 'nobodyElse', 'alias/sales', 'decrypt', 'met'],
  ['ana', 'may', 'alias/sales', 'encrypt', 'notYet'],
  ['role Reader', 'mayNot', 'reports', 'read', 'met'],
] as const)('a picked goal is decided by AWS: %s, %s, %s, %s is %s', async (who, wish, name, verb, state) => {
  expect(await stateOf(who, wish, name, verb)).toBe(state);
});

test('a key of KMS, whose id is another at each start, is named by its alias', () => {
  const [decrypt] = things.find(({ kind }) => kind === 'kmsKey')?.deeds ?? [];
  const resource = "'arn:aws:kms:us-east-1:111122223333:key/@cmk:sales'";
  expect(needsOf({ who: 'ana', wish: 'may', deed: decrypt! })).toEqual([
    `can: [ana, kms:Decrypt, ${resource}, allow]`,
    `all: {who: ana, do: [[kms:Decrypt, ${resource}]]}`,
  ]);
});

test('a picked goal gets an id that no other goal has', () => {
  const thing = things.find(({ name }) => name === 'reports');
  const deed = thing?.deeds[0];
  if (!thing || !deed) throw new Error('no bucket');
  const goal = { who: 'role Reader', wish: 'nobodyElse', thing, deed } as const;
  expect(goalId(goal, [])).toBe('only-role-reader-read-reports');
  expect(goalId(goal, ['only-role-reader-read-reports', 'only-role-reader-read-reports-2'])).toBe(
    'only-role-reader-read-reports-3',
  );
});
