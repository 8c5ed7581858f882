import type { GraphEdge } from './elements.ts';
import { IdSets } from './id-sets.ts';

/** Edges of rows whose ends are not both in the graph: each is added once its missing end is there. */
export class Waiting {
  readonly #edges = new Map<string, GraphEdge>();
  readonly #missing = new IdSets();

  /** Who may assume a role, and whom a policy names, is asked anew instead. */
  add(edge: GraphEdge, isHere: (id: string) => boolean): void {
    if (edge.kind === 'assume' || edge.kind === 'resourcePolicy') return;
    this.#edges.set(edge.id, edge);
    for (const end of [edge.source, edge.target]) if (!isHere(end)) this.#missing.add(end, edge.id);
  }

  delete(id: string): void {
    const edge = this.#edges.get(id);
    if (!edge) return;
    this.#edges.delete(id);
    for (const end of [edge.source, edge.target]) this.#missing.delete(end, id);
  }

  /** The edges that a node was missing for. */
  of(nodeId: string): GraphEdge[] {
    if (this.#edges.size === 0) return [];
    return [...this.#missing.of(nodeId)].flatMap((id) => this.#edges.get(id) ?? []);
  }
}
