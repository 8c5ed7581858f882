import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Serving, key } from '../endpoint/serving.ts';
import { requestHandler } from '../../src/sdk/request-handler.ts';
import { AwsCli } from './aws-cli.ts';
import { Boto3 } from './boto3.ts';
import type { RealClient } from './client.ts';
import type { Step } from './journey.ts';
import { play } from './journey.ts';
import { Sdk } from './sdk.ts';

const chapters = JSON.parse(readFileSync(new URL('journey.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Step[]>
>;
const names = Object.keys(chapters);
const admin = { AccessKeyId: key.id, SecretAccessKey: key.secret };

const clients: Readonly<Record<string, (serving: Serving) => RealClient>> = {
  'the AWS CLI': ({ address }) => new AwsCli(address),
  boto3: ({ address }) => new Boto3(address),
  'the SDK for JavaScript over HTTP': ({ address }) => new Sdk({ endpoint: address }),
  'the SDK for JavaScript in this process': ({ state }) => new Sdk({ requestHandler: requestHandler(state) }),
};

/** The account that a journey left behind; times differ between journeys, nothing else does. */
const worlds = new Map<string, unknown>();

async function accountOf(serving: Serving): Promise<unknown> {
  const { text } = await serving.send({ method: 'GET', path: '/_playground/world' });
  return JSON.parse(text, (_name, value: unknown) =>
    typeof value === 'number' && value > 1e12 ? 'a time' : value,
  ) as unknown;
}

it('the journey has more than sixty steps', () => {
  expect(Object.values(chapters).flat().length).toBeGreaterThan(60);
});

const journeys = names.flatMap((chapter) => Object.keys(clients).map((name) => [chapter, name] as const));

describe('a journey', () => {
  it.concurrent.each(journeys)('“%s” goes as AWS’s own lets it go with %s', async (chapter, name) => {
    const serving = await Serving.start();
    const client = (clients[name] as (serving: Serving) => RealClient)(serving);
    try {
      await play(chapters[chapter] as readonly Step[], client, admin);
      worlds.set(`${chapter}: ${name}`, await accountOf(serving));
    } finally {
      client.close();
      serving.stop();
    }
  });
});

describe('the account that a journey leaves behind', () => {
  it.each(names)('is the same with every client: %s', (chapter) => {
    const [first, ...others] = Object.keys(clients).map((name) => worlds.get(`${chapter}: ${name}`));
    expect(first).toMatchObject({ format: 'iam-playground-workspace' });
    for (const other of others) expect(other).toEqual(first);
  });
});
