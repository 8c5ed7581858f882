import { expect, test } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { createWorld, rowsOf, worldFrom } from '../../src/engine/index.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';

const began = Date.UTC(2026, 0, 5);
const account = '111122223333';
const empty = (): SimulatedAws => new SimulatedAws(createWorld(account, began), () => began);

async function create(aws: SimulatedAws, ...names: readonly string[]): Promise<void> {
  const credentials = { type: 'console', id: account } as const;
  for (const UserName of names) {
    const call = { type: 'call', service: 'iam', operation: 'CreateUser', input: { UserName }, credentials };
    expect((await aws.run(call as Call)).result).toMatchObject({ ok: true });
  }
}

/** The texts that a picture shows. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^]*?)<\/text>/g)].map(([, inside = '']) =>
    inside.replaceAll(/<[^>]*>/g, ''),
  );

test('the sample account is the one that the page has', async () => {
  const aws = await SimulatedAws.fromSample(() => began);
  const rows = rowsOf(aws.world);
  expect(rows.length).toBe(sampleRows.length);
  expect(rows).toEqual(expect.arrayContaining(rowsOf(worldFrom(sampleRows))));
});

test('the picture follows what the code did, and says it in words', async () => {
  const aws = empty();
  const before = await aws.picture();
  await create(aws, 'ana', 'ben');
  const after = await aws.picture({ title: 'Two of <b>&' });
  expect(before).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(textsOf(before)).not.toContain('ana');
  expect(textsOf(after)).toEqual(expect.arrayContaining(['Two of &lt;b&gt;&amp;', 'ana', 'ben']));
  expect(/<desc>([^]*)<\/desc>/.exec(after)?.[1]).toContain('ana');
  expect(after).not.toMatch(/<script|href=|url\(|<b>/);
});

test('the sample is drawn as a house, with policies as pages, in both themes', async () => {
  const aws = await SimulatedAws.fromSample(() => began);
  const [light, dark] = [await aws.picture(), await aws.picture({ theme: 'dark' })];
  expect(textsOf(light)).toEqual(expect.arrayContaining(['ana', 'ben']));
  expect(textsOf(dark)).toEqual(textsOf(light));
  const coloursOf = (svg: string): ReadonlySet<string> => new Set(svg.match(/#[\da-f]{6}/g));
  expect(coloursOf(dark)).not.toEqual(coloursOf(light));
  expect(light).not.toMatch(/NaN|Infinity|undefined/);
});

test('an account with more than a picture can hold is drawn as counts, and an empty one at all', async () => {
  const aws = empty();
  expect(await aws.picture()).toContain(account);
  await create(aws, ...Array.from({ length: 60 }, (_, at) => `user-${String(at)}`));
  const svg = await aws.picture();
  expect(textsOf(svg).join(' ')).toContain('60');
  expect(textsOf(svg)).not.toContain('user-7');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('a sent account comes back as the same picture', async () => {
  const aws = empty();
  await create(aws, 'ana');
  const back = await SimulatedAws.fromLink(await aws.link(), () => began);
  expect(await back.picture()).toBe(await aws.picture());
});
