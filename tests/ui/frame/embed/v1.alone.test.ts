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
    const source = await openEmbed(embedHash(hash ?? linkOf(title)), view, () => undefined);
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
