import fc from '../../properties.ts';
import { expect, test } from 'vitest';
import { seal } from '../../../src/exchange/link/envelope.ts';
import { readLink } from '../../../src/exchange/link/link.ts';
import { pack } from '../../../src/exchange/link/pack.ts';
import { readTextLink, writeTextLink } from '../../../src/exchange/link/text-link.ts';

const text = '---\nid: mine\n---\nWelcome, ana – ünïcode and 𝒶ll.\n';
async function linkOf(of = text): Promise<string> {
  const written = await writeTextLink('w1', of);
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  return written.link;
}

test('A text comes back from its link as it was, and what a chat puts behind it is left out', async () => {
  const link = await linkOf();
  expect(link).toMatch(/^w1\.[\w-]+\.[\w-]{6}$/);
  expect(await readTextLink('w1', link)).toEqual({ ok: true, text });
  expect(await readTextLink('w1', `${link}). Have a look`)).toEqual({ ok: true, text });
});

test.each([
  ['was cut', (link: string) => link.slice(0, -8), 'cut'],
  ['lost a letter', (link: string) => link.slice(0, 9) + link.slice(10), 'altered'],
  ['is of a newer form', (link: string) => link.replace('w1', 'w2'), 'newer'],
  ['is of another kind', (link: string) => link.replace('w1', 'd1'), 'newer'],
  ['is too long', () => `w1.${'A'.repeat(32_000)}.AAAAAA`, 'tooBig'],
  ['is nothing', () => '', 'cut'],
])('A link that %s is refused', async (_what, change, kind) => {
  expect(await readTextLink('w1', change(await linkOf()))).toMatchObject({ ok: false, problem: { kind } });
});

test('A link that unpacks to more than its bound is refused before it is there', async () => {
  const bomb = seal(await pack('0'.repeat(8_000_000)), 'w1');
  expect(bomb.length).toBeLessThan(32_000);
  expect(await readTextLink('w1', bomb)).toMatchObject({ ok: false, problem: { kind: 'tooBig' } });
});

test('A workshop’s link is no account’s', async () => {
  expect(await readLink(await linkOf())).toMatchObject({ ok: false, problem: { kind: 'newer', what: 'w1' } });
});

test('A text with what looks like a real credential is not made into a link', async () => {
  const secret = `aws_secret_access_key = ${'wJalr/XUtnFEMI+K7MDENGbPxRfiCYzzzzzzzzzz'}`;
  expect(await writeTextLink('w1', secret)).toMatchObject({
    ok: false,
    problem: { kind: 'wrong', problem: { kind: 'secret' } },
  });
});

test('Reading any text as a link never throws', async () => {
  const link = await linkOf();
  await fc.assert(
    fc.asyncProperty(fc.nat(link.length), fc.string({ maxLength: 5 }), async (at, put) => {
      const read = await readTextLink('w1', link.slice(0, at) + put + link.slice(at + put.length));
      expect(read.ok ? read.text : read.problem.kind).toMatch(/^(---[^]*|cut|altered|newer|tooBig|wrong)$/);
    }),
  );
});
