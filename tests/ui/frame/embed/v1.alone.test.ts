import { expect, test } from 'vitest';
import { openEmbed } from '../../../../src/ui/frame/embed/open-embed.ts';
import { embedHash, readEmbedOptions } from '../../../../src/ui/view/embed-address.ts';
import sent from '../../../exchange/link/sent.json' with { type: 'json' };
import v1 from '../../../post/v1.json' with { type: 'json' };

const linkOf = (title: string | undefined): string => {
  const found = sent.find((one) => one.title === title);
  if (!found) throw new Error(`Nobody sent “${String(title)}”`);
  return `#${found.link}`;
};

test.each(v1.addresses.map((one) => ({ ...one, address: `${one.query} ${one.hash ?? one.sent}` })))(
  'an address of version 1 still shows what it showed: $address',
  async ({ query, hash, sent: title, kind, frame, question }) => {
    const { view } = readEmbedOptions(query);
    const source = await openEmbed(embedHash(hash ?? linkOf(title)), view, () => Promise.resolve());
    expect([source.kind, source.frame]).toEqual([
      kind,
      frame ?? (title === 'a frame of the story' ? source.frame : undefined),
    ]);
    if (question !== undefined) expect(source.why).toEqual({ kind: 'ask', question });
    if (title !== undefined && (kind === 'why' || kind === 'question')) expect(source.why).toBeDefined();
    expect(source.playground.world.tables.users.size).toBeGreaterThan(0);
    source.playground.close();
  },
);

test('a lesson is asked of an address that has none: what it has is shown as it suits it', async () => {
  for (const [hash, kind] of [
    ['', 'picture'],
    ['#/story/assume', 'stage'],
    ['#/ask/s3:GetObject/arn:aws:s3:::reports/q3', 'why'],
    ['#/access/arn:aws:iam::111122223333:user/carol', 'access'],
    [linkOf('sample-2 as it is'), 'picture'],
  ] as const) {
    const source = await openEmbed(hash, 'lesson', () => Promise.resolve());
    expect([hash, source.kind]).toEqual([hash, kind]);
    source.playground.close();
  }
});
