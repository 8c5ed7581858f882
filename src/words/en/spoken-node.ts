import type { NodeKind } from '../../graph/kinds/kinds.ts';
import { count as digits, listOf } from '../index.ts';
import { picture } from './graph.ts';

/** A phrase before one name, and before several if that differs. */
type Phrase = string | readonly [one: string, several: string];

const relations: { readonly [kind: string]: readonly [outward: Phrase, inward: Phrase] } = {
  member: ['member of', ['has the member', 'has the members']],
  key: ['belongs to', ['has the key', 'has the keys']],
  attached: [['has the policy', 'has the policies'], 'attached to'],
  assume: ['can assume', 'can be assumed by'],
  assumed: [['acts as the session', 'acts as the sessions'], 'worn by'],
  boundary: ['limited by', 'limits'],
  holds: ['holds', 'held by'],
  runsAs: ['runs as', 'handed out by'],
  gives: ['gives', 'given by'],
  vouches: ['vouches for people to', 'takes the word of'],
  resourcePolicy: [['named in the policy of', 'named in the policies of'], 'its policy names'],
  within: ['belongs together with', 'belongs together with'],
  encrypts: ['encrypts with', 'encrypts'],
  allows: ['allows access to', 'allowed by'],
  denies: ['denies access to', 'denied by'],
  decided: ['decided last about', 'decided last about'],
};

/** The announcement when the keyboard comes to a node. */
export function spoken(
  name: string,
  /** `absent`: only policies name it. */
  kind: NodeKind | 'absent',
  neighbours: readonly { readonly name: string; readonly kind: string; readonly outward: boolean }[],
): string {
  const lists = new Map<Phrase, string[]>();
  for (const { name: other, kind: relation, outward } of neighbours) {
    const said = relations[relation]?.[outward ? 0 : 1] ?? '';
    const list = lists.get(said);
    if (list) list.push(other);
    else lists.set(said, [other]);
  }
  const parts = [...lists].map(
    ([said, names]) =>
      `${typeof said === 'string' ? said : said[names.length > 1 ? 1 : 0]} ${listOf(names.length > 4 ? [...names.slice(0, 3), `${digits(names.length - 3)} more`] : names)}`,
  );
  return [
    `${name}, ${kind === 'absent' ? 'named by policies only: it isn’t in this account' : picture.kindOf(kind)}`,
    ...parts,
  ].join('; ');
}
