import type { Picture, PictureNode } from '../../../../../graph/picture/stacks.ts';
import { bars as words } from '#words/overview.ts';

const sum = (nodes: readonly PictureNode[]): number => nodes.reduce((total, { count }) => total + count, 0);

/** How much is within somebody's reach: groups, roles at once, and roles from there. */
export function reachText({ nodes, edges }: Picture, centre: string): string {
  const near = new Set(
    [...edges.values()].flatMap(({ source, target }) => (source === centre ? [target] : [])),
  );
  const all = [...nodes.values()];
  const roles = all.filter(({ kind, id }) => kind === 'role' && id !== centre);
  const first = sum(roles.filter(({ id }) => near.has(id)));
  const groups = sum(all.filter(({ id, kind }) => kind === 'group' && near.has(id)));
  return words.people(groups, first, first === 0 ? 0 : sum(roles) - first);
}
