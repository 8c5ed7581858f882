import type { Picture, PictureNode } from '../../../../graph/picture/stacks.ts';
import type { ToldAccess, ToldLine } from '../../use/access/told-access.ts';

/** All that somebody (`of`) reaches: the drawn nodes, and a sentence. */
export interface Reached {
  readonly of: string;
  readonly ids: readonly string[];
  readonly told: string;
}

/** A thing in the picture that somebody reaches, with the actions. */
interface ReachedThing {
  readonly id: string;
  readonly label: string;
  readonly actions: readonly string[];
}

/** Whether a page shows the policy whose statement decides a line. */
function isOf({ page }: PictureNode, { by }: ToldLine): boolean {
  if (!page || !by) return false;
  const { policyId, name, owner } = by.policy;
  return page.policyId === (policyId ?? `${owner.id}/${name}`);
}

/** The things in a picture on which somebody may do something at least. */
export function thingsReached(picture: Picture, { services }: ToldAccess): readonly ReachedThing[] {
  const lines = services.flatMap((service) => service.lines);
  const found = new Map<string, { label: string; actions: Set<string> }>();
  const add = (id: string, line: ToldLine): void => {
    const node = picture.nodes.get(picture.standsFor(id) ?? id);
    if (!node) return;
    const known = found.get(node.id) ?? { label: node.label, actions: new Set() };
    found.set(node.id, known);
    for (const action of line.actions) known.actions.add(action);
  };
  for (const line of lines) {
    // The policy of a thing itself lets somebody in.
    if (line.by?.policy.kind === 'resource') add(line.by.policy.owner.id, line);
    for (const node of picture.nodes.values())
      if (isOf(node, line))
        for (const { id, written } of node.page?.names ?? [])
          if (written.some((one) => line.resources.includes(one))) add(id, line);
  }
  return [...found].map(([id, { label, actions }]) => ({ id, label, actions: [...actions].sort() }));
}

/** The drawn pages of roles on a way that starts at somebody else: what they allow is reached in the role. */
function pagesOfRoles(picture: Picture, way: readonly string[]): ReadonlySet<string> {
  const on = new Set(way.slice(1));
  return new Set(
    [...picture.edges.values()].flatMap(({ source, target }) =>
      on.has(source) && picture.nodes.get(source)?.kind === 'role' && picture.nodes.get(target)?.page
        ? [target]
        : [],
    ),
  );
}

/**
 * The way of a selection, which stands first, without the things that nothing lets it reach, and with those that it
 * reaches by their own policies. Ids of drawn nodes.
 */
export function reachedWay(
  picture: Picture,
  way: readonly string[],
  things: readonly ReachedThing[],
): string[] {
  const reached = new Set(things.map(({ id }) => id));
  const named = new Set<string>();
  const behind = pagesOfRoles(picture, way);
  for (const { kind, source, target } of picture.edges.values()) {
    if (kind === 'allows' || kind === 'denies') named.add(target);
    if (kind === 'allows' && behind.has(source)) reached.add(target);
  }
  return [...new Set([...way.filter((id) => !named.has(id) || reached.has(id)), ...reached])];
}
