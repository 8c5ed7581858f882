import { afterEach, beforeEach, expect, test } from 'vitest';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { whyText } from '../../../../../src/ui/panels/use/terminal/why.ts';

let playground: Playground;

beforeEach(async () => {
  const store = new MemoryStore(new MemoryDatabase());
  playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs(firstCredentials(playground.world));
});
afterEach(() => playground.close());

test('a refusal is told gate by gate, with where its picture is', async () => {
  expect(await whyText(playground)).toBe('AWS has refused nothing yet, so there is nothing to explain.\n');
  const { rev } = await playground.call('CreateUser', { UserName: 'dora' });
  const lines = (await whyText(playground)).split('\n');
  expect(lines[0]).toBe('ana can’t create dora: no policy of theirs allows it.');
  expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual([
    '  ✓ Explicit deny      none anywhere',
    '  ✗ Identity policies  nothing allows it',
    '  · Boundary           not asked',
    '  · Session policy     not asked',
  ]);
  expect(lines).toContain(`See it as a picture: #/why/${String(rev)}`);
});

test('the newest refusal counts, also where it came to somebody else', async () => {
  await playground.call('CreateUser', { UserName: 'dora' });
  const { rev } = await playground.ask('s3:GetObject', 'arn:aws:s3:::reports/q3');
  const text = await whyText(playground);
  expect(text).toContain('ana can’t read reports/q3');
  expect(text).toContain(`#/why/${String(rev)}`);
  await playground.call('GetCallerIdentity', {});
  expect(await whyText(playground), 'an answer is no refusal').toBe(text);
});

test('what no policy refused is told apart', async () => {
  playground.actAs({ type: 'console', id: '111122223333' });
  await playground.call('CreateUser', { UserName: 'ana' });
  const text = await whyText(playground);
  expect(text).toMatch(/^EntityAlreadyExists: .*\n\nNo policy refused this\./);
  expect(text).not.toContain('#/why/');
});
