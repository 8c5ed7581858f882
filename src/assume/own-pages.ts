import type { StatementTrace, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import type { StagePage } from '../graph/stage/stage.ts';
import { policyTexts } from './policy-texts.ts';
import type { Cast } from './step.ts';

/** The policies of one owner as pages, by name; without the boundary, as it gives nothing. */
export const pagesOf = (world: World, ownerId: string, owner: StagePage['owner']): StagePage[] =>
  policyTexts(world)
    .pagesOf(ownerId)
    .flatMap(({ name, line, limits }) => (limits ? [] : [{ name, line, owner }]));

interface Own {
  readonly group: string | null;
  /** The deciding page comes last: the light goes from it to the door and crosses no other page. */
  readonly pages: readonly StagePage[];
  readonly more: number;
  readonly decides: boolean;
}

/** How many of the caller's own pages the stage shows by name. */
const mostPages = 3;

/** The caller's side: one group (the deciding one, else the first) and its policies, the deciding one first. */
export function ownOf(world: World, { caller }: Cast, deciding: StatementTrace | undefined): Own {
  const id = caller.nodeId;
  if (id === null) return { group: null, pages: [], more: 0, decides: false };
  const session = world.tables.sessions.get(id);
  if (session) {
    const pages = pagesOf(world, session.ownerId, 'caller');
    return { group: null, ...ordered(pages, deciding) };
  }
  const groups = rowsBy(world, 'membershipsByUser', id).flatMap(({ groupId }) => {
    const row = world.tables.groups.get(groupId);
    return row ? [row] : [];
  });
  const chosen = groups.find((row) => row.id === deciding?.policy.owner.id) ?? groups[0];
  const ofGroup = chosen ? pagesOf(world, chosen.id, 'group') : [];
  return { group: chosen?.name ?? null, ...ordered([...ofGroup, ...pagesOf(world, id, 'caller')], deciding) };
}

function ordered(pages: readonly StagePage[], deciding: StatementTrace | undefined): Omit<Own, 'group'> {
  const by = deciding?.policy.owner.kind === 'group' ? 'group' : 'caller';
  // The same policy may be attached to the caller and to the group.
  const first = deciding && pages.find(({ name, owner }) => name === deciding.policy.name && owner === by);
  const more = Math.max(0, pages.length - mostPages);
  return first
    ? {
        more,
        pages: [...pages.filter((page) => page !== first).slice(0, mostPages - 1), first],
        decides: true,
      }
    : { pages: pages.slice(0, mostPages), more, decides: false };
}
