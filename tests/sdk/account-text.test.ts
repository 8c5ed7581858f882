import { expect, test } from 'vitest';
import { createWorld, rowsOf } from '../../src/engine/index.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { UnreadableAccount, worldOfFile, worldOfLink } from '../../src/sdk/account-text.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';

const began = Date.UTC(2026, 0, 5);

test('an account goes out as a link and comes back whole, by itself or in an address', async () => {
  const aws = new SimulatedAws(createWorld('111122223333', began), () => began);
  await aws.rootKey();
  const bare = await aws.link();
  const secret = [...aws.world.tables.accessKeys.values()][0]?.secretAccessKey ?? '';
  expect(secret).not.toBe('');
  const secretOf = async (link: string): Promise<unknown> =>
    [...(await SimulatedAws.fromLink(link)).world.tables.accessKeys.values()][0]?.secretAccessKey;
  expect(await secretOf(bare)).not.toBe(secret);
  const whole = await aws.link({ secrets: true });
  expect(await secretOf(whole)).toBe(secret);
  const back = await worldOfLink(`https://example.org/iam/?theme=dark#${whole}`);
  expect(rowsOf(back)).toEqual(rowsOf(aws.world));
});

test('a link or a file that is no account says why', async () => {
  const link = await new SimulatedAws(createWorld('111122223333', began), () => began).link();
  await expect(worldOfLink(link.slice(0, -9))).rejects.toThrow(/^The end of this link is missing\./);
  const altered = `${link.slice(0, 9)}${link[9] === 'a' ? 'b' : 'a'}${link.slice(10)}`;
  await expect(worldOfLink(altered)).rejects.toThrow(/^A part of this link was lost or changed/);
  await expect(worldOfFile('{}', 'mine.json')).rejects.toThrow(UnreadableAccount);
  const text = formatWorkspace(createWorld('111122223333', began), 'mine');
  expect(rowsOf(await worldOfFile(text))).toEqual(rowsOf(createWorld('111122223333', began)));
});
