import { writeTextLink } from '../../../../exchange/link/text-link.ts';
import { notLinked } from '#words/workshop.ts';
import { writeAddress } from '../../../view/addresses.ts';
import type { OpenWorkshop } from './workshops.svelte.ts';

type Link = { readonly ok: true; readonly link: string } | { readonly ok: false; readonly said: string };

/** The page's address without a place. */
const page = (): string => location.href.replace(/#[^]*$/, '');

/** Makes the link that leads others to a workshop: it holds all of one from a file. */
export async function linkOf({ key, source }: OpenWorkshop): Promise<Link> {
  if (source === null) return { ok: true, link: page() + writeAddress({ kind: 'workshop', key }) };
  const written = await writeTextLink('w1', source);
  return written.ok
    ? { ok: true, link: `${page()}#${written.link}` }
    : { ok: false, said: notLinked(written.problem) };
}
