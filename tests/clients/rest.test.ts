import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationNames, splitId } from '../../src/engine/index.ts';
import { requestHandler } from '../../src/sdk/request-handler.ts';
import { Serving, key } from '../endpoint/serving.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';
import { Boto3 } from './boto3.ts';
import type { RealClient } from './client.ts';
import type { Step } from './journey.ts';
import { play } from './journey.ts';
import { Sdk } from './sdk.ts';

const chapters = JSON.parse(readFileSync(new URL('rest.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Step[]>
>;
const admin = { AccessKeyId: key.id, SecretAccessKey: key.secret };

const clients: Readonly<Record<string, (serving: Serving) => RealClient>> = {
  'the AWS CLI': ({ address }) => new AwsCli(address),
  boto3: ({ address }) => new Boto3(address),
  'the SDK for JavaScript over HTTP': ({ address }) => new Sdk({ endpoint: address }),
  // Whose buckets are in the host's name.
  'the SDK for JavaScript in this process': ({ state }) => new Sdk({ requestHandler: requestHandler(state) }),
};
const journeys = Object.keys(chapters).flatMap((chapter) =>
  Object.keys(clients).map((name) => [chapter, name] as const),
);

describe('what speaks REST', () => {
  it.concurrent.each(journeys)('“%s” goes as AWS’s own lets it go with %s', async (chapter, name) => {
    const serving = await Serving.start();
    const client = (clients[name] as (serving: Serving) => RealClient)(serving);
    try {
      await play(chapters[chapter] as readonly Step[], client, admin);
    } finally {
      client.close();
      serving.stop();
    }
  });

  it('is called in every operation that is modelled', () => {
    const called = new Set(Object.values(chapters).flatMap((steps) => steps.map(({ call }) => call)));
    const all = operationNames.map(splitId).filter(({ service }) => service === 's3' || service === 'lambda');
    expect(all.map(({ service, name }) => `${service}:${name}`).filter((call) => !called.has(call))).toEqual(
      [],
    );
  });
});

describe('`aws s3`', () => {
  let serving: Serving;
  let cli: AwsCli;
  let ahead = 0;
  beforeAll(async () => {
    serving = await Serving.start(() => Date.now() + ahead);
    cli = new AwsCli(serving.address);
  });
  afterAll(() => {
    cli.close();
    serving.stop();
  });
  const run = (line: string) => cli.shell(line, environmentOf(admin));

  it('makes a bucket, fills it, lists it, shares an object by a signed address, and takes it all away', async () => {
    const lines = [
      'aws s3 mb s3://team-photos',
      'printf hello > a.txt',
      'aws s3 cp a.txt "s3://team-photos/2026/a b.txt" --only-show-errors',
      'aws s3 ls s3://team-photos/2026/ | cut -c20-',
      'aws s3 presign "s3://team-photos/2026/a b.txt"',
      'aws s3 rm "s3://team-photos/2026/a b.txt"',
      'aws s3 rb s3://team-photos',
      'aws s3 ls',
    ];
    const { stdout, stderr } = await run(lines.join(' && '));
    const [made, listed, address = '', ...rest] = stdout.trimEnd().split('\n');
    expect(stderr).toBe('');
    expect([made, listed?.trim(), ...rest]).toEqual([
      'make_bucket: team-photos',
      '5 a b.txt',
      'delete: s3://team-photos/2026/a b.txt',
      'remove_bucket: team-photos',
    ]);
    expect(address).toContain('X-Amz-Signature=');
  });

  it('hands out an address that holds as long as it says', async () => {
    await run('aws s3 mb s3://team-papers && printf hello > a.txt && aws s3 cp a.txt s3://team-papers/');
    const { stdout } = await run('aws s3 presign s3://team-papers/a.txt --expires-in 600');
    const address = stdout.trim();
    expect((await fetch(address)).status).toBe(200);
    const other = await fetch(address.replace('a.txt', 'b.txt'));
    expect(await other.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
    ahead = 601_000;
    const late = await fetch(address);
    ahead = 0;
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
  });

  it('is told what isn’t modelled', async () => {
    const { code, stderr } = await run('aws s3api get-bucket-acl --bucket team-papers');
    expect(code).toBe(254);
    expect(stderr).toContain('(NotModelled) when calling the GetBucketAcl operation');
  });
});
