import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { requestHandler } from '../../src/sdk/request-handler.ts';
import { Serving, key } from '../endpoint/serving.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';
import { Boto3 } from './boto3.ts';
import type { SdkClient } from './sdk.ts';
import { command, sdkClient, sdkPackage } from './sdk.ts';

const admin = { AccessKeyId: key.id, SecretAccessKey: key.secret };
const names = Array.from({ length: 25 }, (_, i) => `user-${String(i).padStart(2, '0')}`);

let serving: Serving;
let cli: AwsCli;
let boto3: Boto3;

const create = (UserName: string) =>
  serving.state.run({
    type: 'call',
    service: 'iam',
    operation: 'CreateUser',
    input: { UserName },
    credentials: { type: 'console', id: '111122223333' },
  });

/** Until the endpoint has answered the next call. */
const answered = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = serving.state.follow(() => {
      stop();
      resolve();
    });
  });

beforeAll(async () => {
  serving = await Serving.start();
  cli = new AwsCli(serving.address);
  boto3 = new Boto3(serving.address);
  for (const name of names) await create(name);
});
afterAll(() => {
  cli.close();
  boto3.close();
  serving.stop();
});

const aws = async (line: string) => {
  const { code, stdout, stderr } = await cli.shell(`aws ${line}`, environmentOf(admin));
  return code === 0 ? stdout : `${code}: ${stderr.trim()}`;
};
const usersOf = (page: unknown) =>
  (page as { readonly Users: readonly { readonly UserName: string }[] }).Users.map(
    ({ UserName }) => UserName,
  );

/** Functions of the SDK take a configuration with the client, then the input. */
type SdkFunction<T> = (configuration: object, input: object) => T;

describe('a list of many pages', () => {
  const all = ['ana', ...names];

  it.concurrent('is read to its end by the AWS CLI, also where a page is empty', async () => {
    const pages = serving.state.rev;
    expect(usersOf(JSON.parse(await aws('iam list-users --page-size 7')))).toEqual(all);
    expect(serving.state.rev - pages).toBeGreaterThanOrEqual(4);
  });

  it.concurrent('is read in part by the AWS CLI, which goes on from there', async () => {
    const first = JSON.parse(await aws('iam list-users --max-items 10')) as { readonly NextToken: string };
    const second = JSON.parse(await aws(`iam list-users --starting-token ${first.NextToken}`)) as object;
    expect([...usersOf(first), ...usersOf(second)]).toEqual(all);
  });

  it.concurrent('is read to its end by boto3’s paginator', async () => {
    const reply = await boto3.send({
      service: 'iam',
      operation: 'ListUsers',
      input: {},
      credentials: admin,
      paginate: 4,
    });
    const pages = (reply as { readonly value: readonly unknown[] }).value;
    expect([pages.length, pages.flatMap(usersOf)]).toEqual([7, all]);
  });

  it.concurrent('is read to its end by the SDK’s paginator, in this process and over HTTP', async () => {
    for (const way of [{ endpoint: serving.address }, { requestHandler: requestHandler(serving.state) }]) {
      const paginate = sdkPackage('iam')['paginateListUsers'] as SdkFunction<AsyncIterable<unknown>>;
      const found: string[] = [];
      for await (const page of paginate({ client: sdkClient('iam', way, admin), pageSize: 6 }, {}))
        found.push(...usersOf(page));
      expect(found).toEqual(all);
    }
  });
});

describe('a waiter', () => {
  it('of the AWS CLI waits until the user is there', async () => {
    const asked = answered();
    const waiting = aws('iam wait user-exists --user-name late && echo there');
    await asked;
    await create('late');
    expect(await waiting).toBe('there\n');
  });

  it('of boto3 ends when the role is there', async () => {
    const request = { service: 'iam', operation: 'GetRole', credentials: admin } as const;
    const asked = answered();
    const waiting = boto3.send({ ...request, input: { RoleName: 'Late' }, wait: 'role_exists' });
    await asked;
    const credentials = { type: 'console', id: '111122223333' };
    const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    const call = { type: 'call', service: 'iam', operation: 'CreateRole', credentials };
    await serving.state.run({ ...call, input: { RoleName: 'Late', AssumeRolePolicyDocument } } as Call);
    expect(await waiting).toEqual({ value: null });
  });

  it('of the SDK says when the user is there, and when time is over', async () => {
    const wait = sdkPackage('iam')['waitUntilUserExists'] as SdkFunction<Promise<{ readonly state: string }>>;
    const client = sdkClient('iam', { requestHandler: requestHandler(serving.state) }, admin);
    const configuration = { client, minDelay: 1, maxDelay: 1 };
    expect(await wait({ ...configuration, maxWaitTime: 10 }, { UserName: 'user-00' })).toMatchObject({
      state: 'SUCCESS',
    });
    await expect(wait({ ...configuration, maxWaitTime: 2 }, { UserName: 'never' })).rejects.toThrow(
      /TIMEOUT/,
    );
  });
});

describe('the SDK in this process', () => {
  const send = (client: SdkClient, operation: string, input: object) =>
    client.send(command('iam', operation, input));

  it('throws its own exceptions, with AWS’s message', async () => {
    const client = sdkClient('iam', { requestHandler: requestHandler(serving.state) }, admin);
    const { NoSuchEntityException } = sdkPackage('iam') as { NoSuchEntityException: new () => Error };
    const failure = await send(client, 'GetUser', { UserName: 'nobody' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoSuchEntityException);
    expect(failure).toMatchObject({
      message: 'The user with name nobody cannot be found.',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('has its signature verified as everybody has', async () => {
    const wrong = { ...admin, SecretAccessKey: 'EXAMPLEwrong' };
    const client = sdkClient('iam', { requestHandler: requestHandler(serving.state) }, wrong);
    await expect(send(client, 'ListUsers', {})).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});
