import { beforeAll, describe, expect, test } from 'vitest';
import { actionsNamed, decisionOf, waysOf } from '../../../../../src/engine/access/index.ts';
import { preparePart } from '../../../../../src/engine/index.ts';
import { callingsOf } from '../../../../../src/ui/panels/use/access/callings.ts';
import { holderBy } from '../../../../../src/ui/panels/use/access/holder.ts';
import { toldAccess } from '../../../../../src/ui/panels/use/access/told-access.ts';
import { Account, home } from '../../../../engine/account.ts';

beforeAll(() => preparePart('iam'));

/** An account with ana, who may read reports with a second factor, and has a key. */
function account(): Account {
  const made = new Account();
  made.call('CreateUser', { UserName: 'ana' });
  made.call('CreateAccessKey', { UserName: 'ana' });
  made.call('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'ReadWithMfa',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::reports/*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    }),
  });
  made.add('mfaDevices', {
    ...{ id: `arn:aws:iam::${home}:mfa/ana`, account: home, ownerId: made.id('users', 'ana'), name: 'ana' },
    ...{ path: '/', enableDate: made.now, createDate: made.now, seed: 'EXAMPLE2345', tags: [] },
  });
  return made;
}

describe('a request of a set is asked as the way of calling has it', () => {
  test('with a second factor, though the playground signs with the key', async () => {
    const { world } = account();
    const ana = holderBy(world, `arn:aws:iam::${home}:user/ana`);
    if (!ana) throw new Error('ana is missing');
    expect(callingsOf(world, ana, 0).map(({ way, asking }) => [way, asking])).toEqual([
      ['key', { who: ana.arn, keys: {} }],
      [
        'mfa',
        { who: ana.arn, keys: { 'aws:MultiFactorAuthPresent': ['true'], 'aws:MultiFactorAuthAge': ['0'] } },
      ],
    ]);
    const asking = callingsOf(world, ana, 0)[1]?.asking;
    const [key] = waysOf(world, ana.id);
    if (!asking || !key) throw new Error('nobody can ask');
    const witness = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x', keys: {} };
    expect(decisionOf({ world, caller: key.caller }, witness)?.verdict).toBe('implicitDeny');
    expect(decisionOf({ world, caller: key.caller }, { ...witness, keys: asking.keys })?.verdict).toBe(
      'allow',
    );
    const actions = await actionsNamed([{ world, caller: key.caller }]);
    const { services } = toldAccess({
      asker: { world, caller: key.caller },
      beside: null,
      actions,
      services: [],
    });
    expect(services.find(({ prefix }) => prefix === 's3')).toBeUndefined();
  });

  test('a name without its holder, and another account’s, have no page', () => {
    const { world } = account();
    expect(holderBy(world, `arn:aws:iam::${home}:user/nobody`)).toBeNull();
    expect(holderBy(world, 'arn:aws:iam::999999999999:user/ana')).toBeNull();
    expect(holderBy(world, 'ana')).toBeNull();
  });
});
