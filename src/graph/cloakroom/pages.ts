import type { NamedThing } from '../model/named-things.ts';
import { bareNode } from '../model/outside-principals.ts';
import type { Page, Picture, PictureEdge, PictureNode } from '../picture/stacks.ts';

/** The parts of policies' texts that the picture shows: the graph itself reads no documents. */
export interface PolicyTexts {
  /** The pages of a user, group or role, in the order in which they hang. */
  readonly pagesOf: (ownerId: string) => readonly Page[];
  /** Returns the page of a managed policy that serves nobody. */
  readonly pageOf: (policyId: string) => Page | null;
}

const owners: ReadonlySet<PictureNode['kind']> = new Set(['user', 'group', 'role']);

/** Whether a node is one policy, which pages take the place of. */
const isPolicy = ({ kind, stack }: PictureNode): boolean => kind === 'policy' && stack === null;

const nodeOf = (page: Page, ownerId: string | null, byAws: boolean): PictureNode => ({
  id: page.id,
  kind: 'policy',
  label: page.name,
  badges: [],
  inactive: false,
  ownerId,
  lifetime: null,
  byAws,
  count: 1,
  stack: null,
  page,
});

const pinned = (page: Page, owner: PictureNode): PictureEdge => ({
  id: page.limits ? `boundary:${owner.id}` : `${owner.id}/${page.policyId}`,
  kind: page.limits ? 'boundary' : 'attached',
  source: owner.id,
  target: page.id,
  state: 'ready',
  inactive: false,
});

/** Adds the pages of policies that serve nobody. */
function addLoose(
  picture: Picture,
  texts: PolicyTexts,
  nodes: Map<string, PictureNode>,
  copies: Map<string, string[]>,
): void {
  for (const node of picture.nodes.values()) {
    const { id, byAws } = node;
    if (!isPolicy(node) || copies.has(id)) continue;
    const page = texts.pageOf(id);
    if (!page) continue;
    nodes.set(page.id, nodeOf(page, null, byAws));
    copies.set(id, [page.id]);
  }
}

/**
 * Hangs a page at each place that a policy serves, inline policies included, in place of one node for each policy, and
 * draws what the pages name, unless the picture is too narrow for it (`names`). Linear in what is drawn.
 */
export function withPages(picture: Picture, texts: PolicyTexts, { names = true } = {}): Picture {
  const nodes = new Map<string, PictureNode>();
  const edges = new Map<string, PictureEdge>();
  const copies = new Map<string, string[]>();
  for (const node of picture.nodes.values()) {
    if (isPolicy(node)) continue;
    nodes.set(
      node.id,
      owners.has(node.kind) ? { ...node, badges: node.badges.filter((it) => it !== 'inline') } : node,
    );
    if (!owners.has(node.kind) || node.stack !== null) continue;
    for (const page of texts.pagesOf(node.id)) {
      nodes.set(page.id, nodeOf(page, node.id, picture.nodes.get(page.policyId)?.byAws ?? false));
      const edge = pinned(page, node);
      edges.set(edge.id, edge);
      copies.set(page.policyId, [...(copies.get(page.policyId) ?? []), page.id]);
    }
  }
  addLoose(picture, texts, nodes, copies);
  for (const edge of picture.edges.values())
    if (nodes.has(edge.source) && nodes.has(edge.target)) edges.set(edge.id, edge);
  const pages = [...nodes.values()].filter(({ page }) => page !== undefined);
  if (names) nameThings(pages, { nodes, edges }, (id) => keptHome(picture.standsFor(id), nodes));
  return {
    nodes,
    edges,
    copies,
    standsFor: (id) => (nodes.has(id) ? id : (copies.get(id)?.[0] ?? keptHome(picture.standsFor(id), nodes))),
    members: picture.members,
  };
}

/**
 * Draws those of the wanted things that any policy of the picture names, with the lines to them, in a picture without
 * pages.
 * Returns the same picture if there are none.
 */
export function withNamed(picture: Picture, texts: PolicyTexts, ids: readonly string[]): Picture {
  const wanted = new Set(ids);
  if (wanted.size === 0) return picture;
  const policies = [...picture.nodes.values()].flatMap((node): PictureNode[] => {
    const page = isPolicy(node) ? texts.pageOf(node.id) : null;
    const names = page?.names?.filter(({ id }) => wanted.has(id)) ?? [];
    return page && names.length > 0 ? [{ ...node, page: { ...page, names } }] : [];
  });
  if (policies.length === 0) return picture;
  const [nodes, edges] = [new Map(picture.nodes), new Map(picture.edges)];
  nameThings(policies, { nodes, edges }, (id) => keptHome(picture.standsFor(id), nodes));
  const standsFor = (id: string): string | null => picture.standsFor(id) ?? (nodes.has(id) ? id : null);
  return { ...picture, nodes, edges, standsFor };
}

const thingNode = ({ id, kind, label, look }: NamedThing): PictureNode => ({
  ...bareNode(id, kind, label),
  count: 1,
  stack: null,
  ...(kind === 'thing' && { look }),
});

/** Draws what the pages name, each thing once, and the lines from the pages to it. */
function nameThings(
  pages: readonly PictureNode[],
  { nodes, edges }: { nodes: Map<string, PictureNode>; edges: Map<string, PictureEdge> },
  homeOf: (id: string) => string | null,
): void {
  for (const { id, page } of pages)
    for (const thing of page?.names ?? []) {
      const home = homeOf(thing.id) ?? thing.id;
      // A role that isn't drawn is a thing like others: its room would have nobody else in it.
      const drawn =
        thing.kind === 'role' && home === thing.id && !nodes.has(home)
          ? { ...thing, kind: 'thing' as const }
          : thing;
      if (!nodes.has(home)) nodes.set(home, thingNode(drawn));
      for (const kind of ['allows', 'denies'] as const) {
        if (!thing[kind]) continue;
        const edge = {
          id: `${kind}:${id}>${home}`,
          kind,
          source: id,
          target: home,
          state: 'ready',
          inactive: false,
        } as const;
        edges.set(edge.id, edge);
      }
    }
}

const keptHome = (home: string | null, nodes: ReadonlyMap<string, PictureNode>): string | null =>
  home !== null && nodes.has(home) ? home : null;
