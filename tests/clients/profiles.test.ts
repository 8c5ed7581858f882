import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { loadTotp } from '../../src/engine/index.ts';
import { Serving, key } from '../endpoint/serving.ts';
import { AwsCli } from './aws-cli.ts';

const account = '111122223333';
const arn = (rest: string): string => `arn:aws:iam::${account}:${rest}`;
const trust = (condition: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: arn('root') }, Action: 'sts:AssumeRole', Condition: condition },
    ],
  });
const issuer = 'https://token.example.com';
const federated = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: arn('oidc-provider/token.example.com') },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'token.example.com:aud': 'app' } },
    },
  ],
});

let serving: Serving;
let cli: AwsCli;

async function made<T>(service: string, operation: string, input: object): Promise<T> {
  const credentials = service === 'playground' ? null : { type: 'console', id: account };
  const { result } = await serving.state.run({
    type: 'call',
    service,
    operation,
    input,
    credentials,
  } as unknown as Call);
  if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result)}`);
  return result.value as T;
}

const iam = <T>(operation: string, input: object): Promise<T> => made<T>('iam', operation, input);

const files = () => ({
  AWS_CONFIG_FILE: join(cli.home, '.aws', 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(cli.home, '.aws', 'credentials'),
});

const who = async (env: Record<string, string>, options = '', input = '') => {
  const { code, stdout, stderr } = await cli.shell(
    `aws sts get-caller-identity --query Arn --output text ${options}`,
    // A home of its own: the CLI keeps sessions there, and its processes disturb one another.
    { HOME: mkdtempSync(join(cli.home, 'home-')), ...files(), ...env },
    input,
  );
  return code === 0 ? stdout.trim() : `${code}: ${stderr.trim()}`;
};

beforeAll(async () => {
  serving = await Serving.start();
  cli = new AwsCli(serving.address);
  await iam('CreateRole', {
    RoleName: 'Partner',
    AssumeRolePolicyDocument: trust({ StringEquals: { 'sts:ExternalId': 'EXAMPLE-7' } }),
  });
  await iam('CreateRole', {
    RoleName: 'Careful',
    AssumeRolePolicyDocument: trust({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  });
  await iam('CreateRole', { RoleName: 'Next', AssumeRolePolicyDocument: trust({}) });
  await iam('AttachRolePolicy', {
    RoleName: 'Partner',
    PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  });
  await iam('CreateOpenIDConnectProvider', { Url: issuer, ClientIDList: ['app'] });
  await iam('CreateRole', { RoleName: 'Workload', AssumeRolePolicyDocument: federated });
  const folder = join(cli.home, '.aws');
  // Of two commands at once that make it, one fails.
  mkdirSync(join(folder, 'cli', 'cache'), { recursive: true });
  writeFileSync(
    join(folder, 'credentials'),
    `[ana]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`,
  );
  writeFileSync(
    join(folder, 'config'),
    `[profile partner]
role_arn = ${arn('role/Partner')}
source_profile = ana
external_id = EXAMPLE-7
role_session_name = from-the-file
duration_seconds = 900
[profile stranger]
role_arn = ${arn('role/Partner')}
source_profile = ana
external_id = WRONG
[profile careful]
role_arn = ${arn('role/Careful')}
source_profile = ana
mfa_serial = ${arn('mfa/ana')}
role_session_name = with-a-code
[profile chained]
role_arn = ${arn('role/Next')}
source_profile = partner
role_session_name = second
[profile workload]
role_arn = ${arn('role/Workload')}
web_identity_token_file = ${join(cli.home, 'token')}
role_session_name = from-a-token
`,
  );
});
afterAll(() => {
  cli.close();
  serving.stop();
});

describe('a profile of the AWS CLI', () => {
  it.concurrent('with a key is its user', async () => {
    expect(await who({ AWS_PROFILE: 'ana' })).toBe(arn('user/ana'));
  });

  it.concurrent('with a role, an external id and a session name is that session', async () => {
    expect(await who({}, '--profile partner')).toBe(
      `arn:aws:sts::${account}:assumed-role/Partner/from-the-file`,
    );
  });

  it.concurrent('with another external id is refused as AWS refuses it', async () => {
    expect(await who({ AWS_PROFILE: 'stranger' })).toBe(
      `254: An error occurred (AccessDenied) when calling the AssumeRole operation: User: ${arn('user/ana')} is not authorized to perform: sts:AssumeRole on resource: ${arn('role/Partner')}`,
    );
  });

  it.concurrent('whose source is a role chains the two', async () => {
    expect(await who({ AWS_PROFILE: 'chained' })).toBe(`arn:aws:sts::${account}:assumed-role/Next/second`);
  });

  it.concurrent('with an MFA device asks for a code and goes on with it', async () => {
    const file = join(cli.home, 'seed');
    const { stdout } = await cli.shell(
      `aws iam create-virtual-mfa-device --virtual-mfa-device-name ana --bootstrap-method Base32StringSeed --outfile ${file}`,
      { AWS_PROFILE: 'ana' },
    );
    expect(stdout).toContain(arn('mfa/ana'));
    const seed = readFileSync(file, 'utf8');
    const { totpCode } = await loadTotp();
    const step = 30_000;
    await iam('EnableMFADevice', {
      UserName: 'ana',
      SerialNumber: arn('mfa/ana'),
      AuthenticationCode1: totpCode(seed, serving.state.now - step),
      AuthenticationCode2: totpCode(seed, serving.state.now),
    });
    const code = totpCode(seed, serving.state.now + step);
    expect(await who({ AWS_PROFILE: 'careful' }, '2>/dev/null', `${code}\n`)).toBe(
      `arn:aws:sts::${account}:assumed-role/Careful/with-a-code`,
    );
  });

  it.concurrent('with a token file is who the token says', async () => {
    const { WebIdentityToken } = await made<{ WebIdentityToken: string }>('playground', 'SignInToProvider', {
      Issuer: issuer,
      Subject: 'pod-7',
      Audience: 'app',
    });
    writeFileSync(join(cli.home, 'token'), WebIdentityToken);
    const session = `arn:aws:sts::${account}:assumed-role/Workload`;
    expect(await who({ AWS_PROFILE: 'workload' })).toBe(`${session}/from-a-token`);
    expect(
      await who({
        AWS_WEB_IDENTITY_TOKEN_FILE: join(cli.home, 'token'),
        AWS_ROLE_ARN: arn('role/Workload'),
        AWS_ROLE_SESSION_NAME: 'env',
      }),
    ).toBe(`${session}/env`);
  });

  it.concurrent('with a token of somebody else is refused', async () => {
    writeFileSync(join(cli.home, 'forged'), 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA');
    const answer = await who({
      AWS_WEB_IDENTITY_TOKEN_FILE: join(cli.home, 'forged'),
      AWS_ROLE_ARN: arn('role/Workload'),
    });
    expect(answer).toMatch(
      /^254: An error occurred \(InvalidIdentityToken\) when calling the AssumeRoleWithWebIdentity/,
    );
  });
});
