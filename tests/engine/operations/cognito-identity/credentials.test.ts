import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/engine/index.ts';
import { partNames, preparePart } from '../../../../src/engine/index.ts';
import { Account } from '../../account.ts';
import type { Case } from '../case.ts';
import { play } from '../case.ts';

const cases = JSON.parse(readFileSync(new URL('credentials.json', import.meta.url), 'utf8')) as Case[];

/** What came of a case of the table beside. */
function outcomeOf(title: string): { readonly outcome: Outcome; readonly account: Account } {
  const found = cases.find((one) => one.title === title);
  if (!found) throw new Error(`no case ${title}`);
  const account = new Account();
  return { outcome: play(found, account).outcome, account };
}

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

describe('credentials of an identity', () => {
  it('are decided by the trust policy of the role, with what Cognito says of the person', () => {
    const { outcome } = outcomeOf('somebody signed in gets credentials of the authenticated role');
    const trust = outcome.decision?.steps.find(({ layer }) => layer === 'trust');
    expect(outcome.decision).toMatchObject({ verdict: 'allow', decidedBy: 'trust' });
    expect(trust?.statements[0]?.conditions.map(({ key }) => key)).toEqual([
      'cognito-identity.amazonaws.com:aud',
      'cognito-identity.amazonaws.com:amr',
    ]);
  });

  it('tell by that decision why a pool is set up wrongly, which AWS’s sentence does not', () => {
    const { outcome } = outcomeOf('a role for who is signed in gives none to guests');
    const [statement] = outcome.decision?.steps.find(({ layer }) => layer === 'trust')?.statements ?? [];
    expect(outcome.decision).toMatchObject({ verdict: 'implicitDeny', decidedBy: 'trust' });
    expect(statement?.conditions[1]).toMatchObject({ actual: ['unauthenticated'], outcome: 'notMatched' });
  });

  it('are a session that keeps whose it is, an hour long', () => {
    const { outcome, account } = outcomeOf('somebody signed in gets credentials of the authenticated role');
    const [session] = [...account.world.tables.sessions.values()];
    const { userPools, poolUsers } = account.world.tables;
    const [pool, person] = [[...userPools.keys()][0], [...poolUsers.keys()][0]];
    const provider = `cognito-idp.us-east-1.amazonaws.com/${String(pool)}`;
    expect(session).toMatchObject({
      sessionName: 'CognitoIdentityCredentials',
      federatedProvider: 'cognito-identity.amazonaws.com',
      issuedTo: { arn: 'cognito-identity.amazonaws.com', id: null },
      federatedKeys: [
        { name: 'cognito-identity.amazonaws.com:aud' },
        { name: 'cognito-identity.amazonaws.com:sub' },
        {
          name: 'cognito-identity.amazonaws.com:amr',
          values: ['authenticated', provider, `${provider}:CognitoSignIn:${String(person)}`],
        },
      ],
    });
    expect(session?.policy).toBeUndefined();
    expect((session?.expiresAt ?? 0) - (session?.issuedAt ?? 0)).toBe(3_600_000);
    expect(outcome.event.userIdentity).toMatchObject({ type: 'WebIdentityUser' });
  });

  it('never show a token or a secret in the trail', () => {
    for (const title of [
      'somebody signed in gets credentials of the authenticated role',
      'a role that trusts another pool gives no credentials',
    ]) {
      const { outcome, account } = outcomeOf(title);
      const told = JSON.stringify(outcome.event);
      expect(told).not.toContain('eyJ');
      for (const { secretAccessKey, sessionToken } of account.world.tables.sessions.values()) {
        expect(told).not.toContain(secretAccessKey);
        expect(told).not.toContain(sessionToken);
      }
    }
  });
});
