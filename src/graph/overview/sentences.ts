import { spoken as words } from '#words/overview.ts';
import type { Block, Flow } from './flow.ts';

const mostEnds = 4;

const units = {
  keys: words.keys,
  users: words.users,
  roles: words.roles,
  policies: words.policies,
} as const;

function sizeOf(block: Block): string {
  if (block.column === 'who' || block.column === 'own' || block.count === null) return '';
  if (block.column !== 'groups') return units[block.column](block.count);
  const unit = block.members.length === 1 ? words.members(block.count) : words.memberships(block.count);
  return words.end(block.count, unit);
}

/** Says a block in words: its count, and where its bands go and come from. */
export function sentenceOf(flow: Flow, block: Block): string {
  const names = new Map(flow.blocks.map(({ id, name }) => [id, name]));
  const connections = [...flow.bands, ...flow.lines];
  const ends = (own: 'from' | 'to', other: 'from' | 'to'): string[] => {
    const all = connections
      .filter((connection) => connection[own] === block.id)
      .sort((a, b) => b.count - a.count);
    const told = all
      .slice(0, mostEnds)
      .map((connection) => words.end(connection.count, names.get(connection[other]) ?? ''));
    return all.length > told.length ? [...told, words.moreEnds(all.length - told.length)] : told;
  };
  const [to, from] = [ends('from', 'to'), ends('to', 'from')];
  const size = sizeOf(block);
  return [
    size === '' ? block.name : `${block.name}: ${size}`,
    block.note,
    block.isWarned && block.note === null && words.worth,
    from.length > 0 && words.comesFrom(from),
    to.length > 0 && words.goesTo(to),
  ]
    .filter(Boolean)
    .join('; ');
}
