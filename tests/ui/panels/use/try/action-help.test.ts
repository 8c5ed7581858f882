import { expect, test } from 'vitest';
import { helpFor, resourcesFor, unlisted } from '../../../../../src/ui/panels/use/try/action-help.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const account = '111122223333';

test('names services until there is a colon, and then the service’s actions, those that begin so first', async () => {
  expect((await helpFor('s3')).suggestions).toContain('s3:');
  const { suggestions } = await helpFor('s3:getobject');
  expect(suggestions[0]).toBe('s3:GetObject');
  expect(suggestions.every((one) => one.toLowerCase().includes('getobject'))).toBe(true);
});

test('knows an action in any case, and says of a name that none has it', async () => {
  const known = await helpFor('S3:GETOBJECT');
  expect(known.action?.accessLevel).toBe('Read');
  expect((await helpFor('s3:NoSuchThing')).isKnown).toBe(false);
  expect((await helpFor('nosuchservice:Go')).isKnown).toBe(false);
});

test('offers what an action can be asked on: its types’ ARNs, or * where it has none', async () => {
  const { action } = await helpFor('sqs:SendMessage');
  expect(resourcesFor(sampleWorld, account, action)).toContain(`arn:aws:sqs:us-east-1:${account}:QUEUENAME`);
  const list = await helpFor('s3:ListAllMyBuckets');
  expect(resourcesFor(sampleWorld, account, list.action)).toEqual(['*']);
});

test.each([
  ['s3:GetObject', null],
  ['IAM:listusers', null],
  ['s3:GetObjet', { service: null, nearest: 's3:GetObject' }],
  ['s3:Qxqxqxqx', { service: null, nearest: null }],
  ['s4:GetObject', { service: 's4', nearest: 's3:GetObject' }],
  ['nosuchservice:Go', { service: 'nosuchservice', nearest: null }],
])('of %s it says what AWS’s list lacks, and what is most like it', async (action, lacks) => {
  expect(await unlisted(action)).toEqual(lacks && { action, ...lacks });
});
