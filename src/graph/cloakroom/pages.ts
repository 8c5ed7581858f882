import type { Page, Picture, PictureEdge, PictureNode } from '../picture/stacks.ts';

/** The parts of policies' texts that the picture shows: the graph itself reads no documents. */
export interface PolicyTexts {
  /** The pages of a user, group or role, in the order in which they hang. */
  readonly pagesOf: (ownerId: string) => readonly Page[];
  /** Returns the page of a managed policy that serves nobody. */
  readonly pageOf: (policyId: string) => Page | null;
  /** Returns a line that names those whom a role trusts. */
  readonly trustOf: (roleId: string) => string;
}

export const pageId = (ownerId: string, policyId: string): string => `page:${ownerId}/${policyId}`;

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

/**
 * Hangs a page at each place that a policy serves, inline policies included, in place of one node for each policy.
 * Linear in what is drawn.
 */
export function withPages(picture: Picture, texts: PolicyTexts): Picture {
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
  for (const node of picture.nodes.values()) {
    const { id, byAws } = node;
    if (!isPolicy(node) || copies.has(id)) continue;
    const page = texts.pageOf(id);
    if (!page) continue;
    nodes.set(page.id, nodeOf(page, null, byAws));
    copies.set(id, [page.id]);
  }
  for (const edge of picture.edges.values())
    if (nodes.has(edge.source) && nodes.has(edge.target)) edges.set(edge.id, edge);
  return {
    nodes,
    edges,
    copies,
    standsFor: (id) => (nodes.has(id) ? id : (copies.get(id)?.[0] ?? keptHome(picture.standsFor(id), nodes))),
    members: picture.members,
  };
}

const keptHome = (home: string | null, nodes: ReadonlyMap<string, PictureNode>): string | null =>
  home !== null && nodes.has(home) ? home : null;
