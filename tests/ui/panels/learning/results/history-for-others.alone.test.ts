import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Call, Credentials } from '../../../../../src/engine/index.ts';
import type { KeptAttempt } from '../../../../../src/lessons/progress/kept-attempt.ts';
import type { LessonResult } from '../../../../../src/lessons/results/result.ts';
import { formatResult, parseResult } from '../../../../../src/lessons/results/result.ts';
import { MadeUpSecrets } from '../../../../../src/lessons/results/made-up-secrets.ts';
import { rootCredentials } from '../../../../../src/playground/acting.ts';
import type { LessonRun } from '../../../../../src/ui/panels/learning/lesson/lesson-run.svelte.ts';
import { historyForOthers } from '../../../../../src/ui/panels/learning/results/history-for-others.ts';
import { checkHistory } from '../../../../../src/ui/panels/learning/results/replay.ts';
import { attemptAtStart, repeated } from '../../../../../src/ui/panels/learning/results/repeat.ts';
import { lessonNamed } from '../lesson/given.ts';
import { solvedResult } from './solve.ts';

const id = 'what-a-user-is';

/** All that a learner types here as a secret, each in a form that no simulated value has. */
const typed = {
  weak: 'short7!',
  first: 'MyReal-Pass-2026!',
  second: 'MyNext-Pass-2027?',
  /** Too short for the policy that the account gets. */
  third: 'Real-88!',
  pool: 'PoolReal-Pass-88%',
  secret: 'db-hunter-1984-Zq',
  plaintext: 'plain-Real-text',
  wrongKey: 'wJalrXUtnFEMIxK7MDENGxbPxRfiCYREALLYWRONG',
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJteS1yZWFsLXNlbGYifQ.c2ln',
};

type Answer = Readonly<Record<string, unknown>>;

/** Uses every kind of secret: passwords good and bad, keys and sessions, a wrong secret, a vault, tokens. */
async function withSecrets({ playground }: LessonRun): Promise<void> {
  const root = rootCredentials(playground.world);
  const call = async (
    operation: string,
    input: object,
    credentials: Credentials | null = root,
    service = 'iam',
  ): Promise<Answer> => {
    const { outcome } = await playground.run({
      type: 'call',
      service,
      operation,
      input,
      credentials,
    } as Call);
    const { result } = outcome as { result: { ok: boolean; value?: unknown } };
    return (result.ok ? result.value : {}) as Answer;
  };
  const UserName = 'eve';
  await call('CreateUser', { UserName });
  const AdministratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await call('AttachUserPolicy', { UserName, PolicyArn: AdministratorAccess });
  await call('CreateLoginProfile', { UserName, Password: typed.weak });
  await call('CreateLoginProfile', { UserName, Password: typed.first });
  const policy = { MinimumPasswordLength: 10, RequireSymbols: true, PasswordReusePrevention: 3 };
  await call('UpdateAccountPasswordPolicy', policy);
  await call('UpdateLoginProfile', { UserName, Password: typed.first });
  await call('UpdateLoginProfile', { UserName, Password: typed.third });

  const { AccessKey } = (await call('CreateAccessKey', { UserName })) as {
    AccessKey: Record<string, string>;
  };
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey;
  const eve = { type: 'key', accessKeyId, secretAccessKey } as const;
  await call('ChangePassword', { OldPassword: typed.second, NewPassword: typed.first }, eve);
  await call('ChangePassword', { OldPassword: typed.first, NewPassword: typed.second }, eve);
  await call('ListUsers', {}, { ...eve, secretAccessKey: typed.wrongKey });
  await call('ListUsers', {}, eve);
  const got = (await call('GetSessionToken', {}, eve, 'sts')) as { Credentials: Record<string, string> };
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = got.Credentials;
  const session = { type: 'key', accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } as const;
  await call('GetCallerIdentity', {}, { ...session, sessionToken: SessionToken }, 'sts');
  await call('GetCallerIdentity', {}, session, 'sts');
  await call('GetCallerIdentity', {}, { ...session, sessionToken: typed.token }, 'sts');

  const vault = 'secretsmanager';
  await call('CreateSecret', { Name: 'db', SecretString: typed.secret }, root, vault);
  await call('GetSecretValue', { SecretId: 'db' }, eve, vault);
  await call('PutSecretValue', { SecretId: 'db', SecretString: typed.secret }, eve, vault);
  const key = (await call('CreateKey', {}, root, 'kms')) as { KeyMetadata: Record<string, string> };
  const sealed = await call(
    'Encrypt',
    { KeyId: key.KeyMetadata['KeyId'], Plaintext: typed.plaintext },
    root,
    'kms',
  );
  await call('Decrypt', { CiphertextBlob: sealed['CiphertextBlob'] }, root, 'kms');
  await call('Decrypt', { CiphertextBlob: `${String(sealed['CiphertextBlob'])}00` }, root, 'kms');

  const idp = 'cognito-idp';
  const made = (await call('CreateUserPool', { PoolName: 'app' }, root, idp)) as {
    UserPool: Record<string, string>;
  };
  const UserPoolId = made.UserPool['Id'];
  const flows = { ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] };
  const client = await call('CreateUserPoolClient', { UserPoolId, ...flows }, root, idp);
  const { ClientId } = client['UserPoolClient'] as Record<string, string>;
  await call('AdminCreateUser', { UserPoolId, Username: 'mia' }, root, idp);
  // The code that AWS mails is the simulation's own.
  const mailed = [...playground.world.tables.poolUsers.values()][0]?.password ?? '';
  const sign = (PASSWORD: string) =>
    call(
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'mia', PASSWORD } },
      null,
      idp,
    );
  await sign(typed.pool);
  const { Session } = await sign(mailed);
  const ChallengeResponses = { USERNAME: 'mia', NEW_PASSWORD: typed.pool };
  const asked = { ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session, ChallengeResponses };
  await call('RespondToAuthChallenge', asked, null, idp);
  const { AuthenticationResult } = (await sign(typed.pool)) as {
    AuthenticationResult: Record<string, string>;
  };
  await call('GetUser', { AccessToken: AuthenticationResult['AccessToken'] }, null, idp);
  await call('GetUser', { AccessToken: typed.token }, null, idp);
}

async function answersTo(kept: KeptAttempt): Promise<readonly string[]> {
  const answers: string[] = [];
  for await (const { step, commit } of repeated(await attemptAtStart(await lessonNamed(id), kept), kept)) {
    if (step.type !== 'command') continue;
    const { result } = commit?.outcome ?? {};
    const said = !result
      ? 'nothing'
      : result.ok
        ? 'ok'
        : 'error' in result
          ? result.error.code
          : 'notModelled';
    answers.push(`${step.command.type === 'call' ? step.command.operation : step.command.type} ${said}`);
  }
  return answers;
}

const textOf = (attempt: KeptAttempt): string => JSON.stringify(attempt);
const hex = (text: string): string =>
  [...text].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('');

describe('a history with every kind of secret', () => {
  let whole: LessonResult;
  let kept: KeptAttempt;
  let bare: KeptAttempt;
  beforeAll(async () => {
    whole = await solvedResult(id, withSecrets);
    if (!whole.attempt) throw new Error('Nothing is kept');
    kept = whole.attempt;
    const written = await historyForOthers(await lessonNamed(id), kept);
    if (!written) throw new Error('It is left out');
    bare = written;
  }, 60_000);

  test('held all of them before, and holds none after', () => {
    for (const [what, secret] of Object.entries(typed)) {
      expect(textOf(kept), what).toContain(secret);
      expect(textOf(bare), what).not.toContain(secret);
      expect(textOf(bare), what).not.toContain(hex(secret));
    }
    const keys = [...textOf(kept).matchAll(/"(?:secretAccessKey|sessionToken)":"([^"]+)"/g)].map(
      ([, one]) => one,
    );
    expect(keys.length).toBeGreaterThan(5);
    for (const key of keys) expect(textOf(bare)).not.toContain(key);
  });

  test('has references in place of its keys and of what was answered', () => {
    const inputs = bare.steps.flatMap((step) =>
      step.type === 'command' && step.command.type === 'call' ? [step.command] : [],
    );
    const of = (operation: string) => inputs.filter((one) => one.operation === operation);
    expect(of('ListUsers').map(({ credentials }) => credentials)).toMatchObject([
      { secretAccessKey: expect.not.stringMatching(/^@/) as string },
      { secretAccessKey: '@key' },
    ]);
    expect(
      of('GetCallerIdentity')
        .slice(0, 3)
        .map(({ credentials }) => credentials),
    ).toMatchObject([
      { secretAccessKey: '@key', sessionToken: '@key' },
      { secretAccessKey: '@key' },
      { secretAccessKey: '@key', sessionToken: expect.not.stringMatching(/^@/) as string },
    ]);
    expect(of('Decrypt').map(({ input }) => input)).toMatchObject([
      { CiphertextBlob: expect.stringMatching(/^@answer:\d+:CiphertextBlob$/) as string },
      { CiphertextBlob: expect.not.stringMatching(/^@/) as string },
    ]);
    expect(of('GetUser')[0]?.input).toMatchObject({
      AccessToken: expect.stringMatching(/^@answer:\d+:AuthenticationResult.AccessToken$/) as string,
    });
    expect(of('RespondToAuthChallenge')[0]?.input).toMatchObject({
      Session: expect.stringMatching(/^@answer:\d+:Session$/) as string,
    });
    // The mailed password is the simulation's own.
    expect(of('InitiateAuth')[1]?.input).toMatchObject({
      AuthParameters: { PASSWORD: expect.stringMatching(/-Example1$/) as string },
    });
  });

  test('replays to the same answers, through the text of a file', async () => {
    const before = await answersTo(kept);
    expect(before).toEqual(expect.arrayContaining(expectedAnswers));
    const parsed = parseResult(
      formatResult({
        madeBy: '1.0.0',
        madeAt: Date.now(),
        name: '',
        workshop: { key: 'mine', version: 1, title: 'Mine' },
        lessons: [{ ...whole, attempt: bare }],
        measures: {},
      }),
    );
    const [read] = parsed.ok ? parsed.value.lessons : [];
    if (!read?.attempt) throw new Error('It is not read');
    expect(await answersTo(read.attempt)).toEqual(before);
    expect(await checkHistory(await lessonNamed(id), read, Date.now())).toBe('agrees');
  });

  test('written once more says the same', async () => {
    expect(await historyForOthers(await lessonNamed(id), kept)).toEqual(bare);
  });

  test('stays here where a replay would get other answers', async () => {
    // A made-up password that no policy takes.
    vi.spyOn(MadeUpSecrets.prototype, 'of').mockReturnValue('x');
    expect(await historyForOthers(await lessonNamed(id), kept)).toBeNull();
    vi.restoreAllMocks();
  });

  test('that nobody can repeat here holds none of them either', async () => {
    const lesson = await lessonNamed(id);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = {
      type: 'call',
      service: 'nowhere',
      operation: 'Do',
      input: {},
      credentials: null,
    } as never;
    const steps = [...kept.steps, { type: 'command', at: kept.begunAt, command: broken } as const];
    for (const written of [
      await historyForOthers(null, kept),
      await historyForOthers({ ...lesson, version: 99 }, kept),
      await historyForOthers(lesson, { ...kept, steps }),
    ])
      for (const secret of Object.values(typed)) expect(textOf(written as KeptAttempt)).not.toContain(secret);
    vi.restoreAllMocks();
  });
});

/** The answers for which a secret counts. */
const expectedAnswers = [
  'CreateLoginProfile PasswordPolicyViolation',
  'CreateLoginProfile ok',
  'UpdateLoginProfile PasswordPolicyViolation',
  'ChangePassword AccessDenied',
  'ChangePassword ok',
  'ListUsers SignatureDoesNotMatch',
  'GetCallerIdentity InvalidClientTokenId',
  'Decrypt ok',
  'Decrypt InvalidCiphertextException',
  'InitiateAuth NotAuthorizedException',
  'InitiateAuth ok',
  'GetUser NotAuthorizedException',
];
