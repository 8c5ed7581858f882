import type { Core, NodeSingular } from 'cytoscape';
import type { Point } from '../picture/geometry.ts';
import { routeOf } from '../picture/route.ts';
import type { Scene, SceneNode } from '../picture/scene.ts';
import { edgeElement, routeFacts, textId } from './elements.ts';

/** What comes along while somebody drags a node: its keys, its texts, and the ends of its lines. */
export class Dragging {
  constructor(
    private readonly cy: Core,
    private readonly scene: () => Scene,
    private readonly moveTo: (node: NodeSingular, to: Point) => void,
  ) {}

  /** A dragged node is put back where the layout has it. */
  settle(id: string): void {
    const place = this.scene().nodes.find((node) => node.id === id);
    const node = this.cy.getElementById(id);
    if (!place || node.empty()) return;
    this.moveTo(node, { x: place.x, y: place.y });
    for (const [i, { x, y }] of (place.texts ?? []).entries())
      this.moveTo(this.cy.getElementById(textId(id, i)), { x: place.x + x, y: place.y + y });
    for (const key of this.#keysOf(id)) this.moveTo(this.cy.getElementById(key.id), { x: key.x, y: key.y });
    const nodes = new Map(this.scene().nodes.map((it) => [it.id, it]));
    for (const edge of this.scene().edges) {
      const drawn = edge.source === id || edge.target === id ? edgeElement(edge, nodes) : null;
      if (drawn) this.cy.getElementById(edge.id).data(drawn.definition.data);
    }
  }

  #keysOf(ownerId: string): SceneNode[] {
    const keys = new Set(
      this.scene()
        .edges.filter((edge) => edge.target === ownerId)
        .map((edge) => edge.source),
    );
    return this.scene().nodes.filter(
      ({ id, kind }) => keys.has(id) && (kind === 'key' || kind === 'temporaryKey'),
    );
  }

  /** While a node is dragged, its keys come along and its edges keep their shape. */
  follow(id: string): void {
    const at = this.cy.getElementById(id).position();
    const home = this.scene().nodes.find((node) => node.id === id);
    if (!home) return;
    const moved = new Map(this.scene().nodes.map((node) => [node.id, node]));
    moved.set(id, { ...home, x: at.x, y: at.y });
    for (const [i, { x, y }] of (home.texts ?? []).entries())
      this.cy.getElementById(textId(id, i)).position({ x: at.x + x, y: at.y + y });
    for (const key of this.#keysOf(id)) {
      const place = { x: key.x + at.x - home.x, y: key.y + at.y - home.y };
      moved.set(key.id, { ...key, ...place });
      this.cy.getElementById(key.id).position(place);
    }
    for (const edge of this.scene().edges) {
      const [source, target] = [moved.get(edge.source), moved.get(edge.target)];
      if ((edge.source !== id && edge.target !== id) || !source || !target) continue;
      const route = routeOf(edge.kind, source, target);
      this.cy.getElementById(edge.id).data(routeFacts(route, source, target));
    }
  }
}
