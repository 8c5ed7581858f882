import type { World } from '../../../../engine/index.ts';
import { usedServices } from '../../../../engine/index.ts';
import { dateAndTimeInUtc } from '../../../../words/index.ts';
import { empties, notes, sections as titles } from '#words/inspector-details.ts';
import type { ItemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { itemOf } from '../../item.ts';
import type { Section } from '../../section.ts';
import { row, section } from '../../section.ts';

/** How many services that nobody called are named; the rest is a count. */
const most = 6;

/** Tells what was last used of the policies of a user, a group or a role, or of one policy. None where nothing is allowed. */
export function usedSection(world: World, item: ItemOf<'user' | 'group' | 'role' | 'policy'>): Section[] {
  const { used, unused, allowsMore } = usedServices(world, item);
  if (used.length + unused.length === 0 && !allowsMore) return [];
  const isOwn = item.kind === 'user' || item.kind === 'role';
  const rows = used.map(({ service, last, actions }) => {
    const by = itemOf(world, last.by);
    return row({
      id: service,
      target: isOwn || !by ? null : last.by,
      icon: 'service',
      label: notes.usedService(service, actions),
      note: notes.usedAt(dateAndTimeInUtc(last.date), isOwn || !by ? null : nameOf(world, by)),
    });
  });
  const left =
    unused.length > 0 ? [notes.neverUsed(unused.slice(0, most), Math.max(0, unused.length - most))] : [];
  return [
    section({
      id: 'used',
      title: titles.used,
      rows,
      empty: empties.used,
      footnote: [...left, ...(allowsMore ? [notes.allowsEveryService] : [])].join(' ') || null,
    }),
  ];
}
