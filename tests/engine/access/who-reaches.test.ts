import { beforeAll, describe, expect, test } from 'vitest';
import { possibleCallers } from '../../../src/engine/access/who-is-alike.ts';
import { whoReaches } from '../../../src/engine/access/index.ts';
import { factsAbout } from '../../../src/engine/access/who-reaches.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { answerTo } from '../../../src/engine/call/answer.ts';
import fc, { draws } from '../../properties.ts';
import { preparePart } from '../../../src/engine/index.ts';
import { Account } from '../account.ts';
import { home } from '../policy/account.ts';
import { hardWorld } from '../policy/hard-world.ts';
import { requestsFor, someActions } from './drawn-documents.ts';
import { isOfRequest, resources, setups } from './drawn-worlds.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = await someActions();
});

/** The address of a service's own calls can't be known here. */
const isAnybodys: typeof isOfRequest = (action, key) => isOfRequest(action, key) && key !== 'aws:sourceip';

describe('who reaches a resource', () => {
  test('names everybody who is let in by any drawn request, and each of a kind is answered alike', () => {
    fc.assert(
      fc.property(
        setups,
        requestsFor(actions, isAnybodys, resources),
        (setup, { action, resource, keys }) => {
          const world = hardWorld(setup);
          const { reaches } = whoReaches(world, { action, resource }, actions);
          const allowed = possibleCallers(world, factsAbout(world, action, resource).policies).filter(
            ({ caller }) => {
              const { decision, failure } = answerTo(world, caller, { action, resource, context: { keys } });
              return decision?.verdict === 'allow' && !failure;
            },
          );
          for (const { way, caller } of allowed) {
            const reach = reaches.find(
              (one) => one.way === way && one.who.some((arn) => arn === caller.arn || way === 'session'),
            );
            expect(reach, `${way} ${caller.arn}`).toBeDefined();
          }
          for (const { caller, cells } of reaches)
            for (const { witness, answers } of cells) {
              const { decision } = answerTo(world, caller, { ...witness, context: { keys: witness.keys } });
              expect(decision?.verdict ?? 'notModelled').toBe(answers[0]?.verdict);
            }
        },
      ),
      draws(),
    );
  });

  test('tells the people of a bucket whose policy names an account, a service and nobody else', () => {
    const objects = 'arn:aws:s3:::reports/*';
    const world = hardWorld({
      user: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: objects }],
      bucket: [
        { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource: objects },
        {
          ...{ Effect: 'Allow', Principal: { Service: 'logging.s3.amazonaws.com' } },
          ...{ Action: 's3:PutObject', Resource: objects },
        },
      ],
    });
    const read = whoReaches(world, { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x' }, actions);
    const told = read.reaches.map(({ way, who }) => `${way}: ${who.join()}`);
    expect(told).toContain(`password: arn:aws:iam::${home}:user/staff/ana`);
    expect(told).toContain(`root: arn:aws:iam::${home}:root`);
    expect(told.join()).not.toContain('anyone');
    expect(told.join()).not.toContain('999999999999');
    const write = whoReaches(world, { action: 's3:PutObject', resource: 'arn:aws:s3:::reports/x' }, actions);
    expect(write.reaches.map(({ way, who }) => `${way}: ${who.join()}`)).toContain(
      'service: logging.s3.amazonaws.com',
    );
  });

  test('of a role that trusts everybody is whoever signs: AWS takes no unsigned call to STS', async () => {
    await preparePart('iam');
    const account = new Account();
    const trustsAll = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    });
    account.must('CreateUser', { UserName: 'ana' });
    account.must('CreateRole', { RoleName: 'Open', AssumeRolePolicyDocument: trustsAll });
    const resource = `arn:aws:iam::${home}:role/Open`;
    const ways = (action: string): string[] => [
      ...new Set(whoReaches(account.world, { action, resource }, actions).reaches.map(({ way }) => way)),
    ];
    expect(ways('sts:AssumeRole')).not.toContain('anyone');
    expect(ways('sts:AssumeRole').length).toBeGreaterThan(0);
    // Only a trust policy gives it: not even the root user has it without one.
    expect(ways('sts:SetContext')).not.toContain('root');
  });
});
