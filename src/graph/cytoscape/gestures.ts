import type { Core, EventObject, NodeSingular } from 'cytoscape';

export interface GestureCallbacks {
  /** A node was pressed and released, or the ground (null). */
  readonly onSelect: (id: string | null) => void;
  readonly onInspect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** A right click or long press; the point is in CSS pixels of the page's view. */
  readonly onMenu: (id: string | null, at: { x: number; y: number }) => void;
  readonly canDrop: (id: string, onto: string) => boolean;
  readonly onDrop: (id: string, onto: string) => void;
}

interface Reactions extends GestureCallbacks {
  readonly onDragging: (id: string) => void;
  readonly onRelease: (id: string) => void;
}

const reachOfDrop = 46;

/** The node that a dragged one is held over, if it may be dropped there. */
function targetUnder(
  cy: Core,
  dragged: NodeSingular,
  canDrop: GestureCallbacks['canDrop'],
): NodeSingular | null {
  const { x, y } = dragged.position();
  let nearest: NodeSingular | null = null;
  let least = reachOfDrop;
  cy.nodes().forEach((node) => {
    const at = node.position();
    const distance = Math.hypot(at.x - x, at.y - y);
    if (distance >= least || node.id() === dragged.id() || !canDrop(dragged.id(), node.id())) return;
    least = distance;
    nearest = node;
  });
  return nearest;
}

function listenToDrags(cy: Core, reactions: Reactions): void {
  let target: NodeSingular | null = null;
  const mark = (next: NodeSingular | null): void => {
    if (next?.id() === target?.id()) return;
    target?.removeClass('drop-target');
    next?.addClass('drop-target');
    target = next;
  };
  cy.on('grab', 'node', () => reactions.onHover(null));
  cy.on('drag', 'node', (event: EventObject) => {
    const node = event.target as NodeSingular;
    reactions.onDragging(node.id());
    mark(targetUnder(cy, node, reactions.canDrop));
  });
  cy.on('free', 'node', (event: EventObject) => {
    const node = event.target as NodeSingular;
    const onto = target?.id();
    mark(null);
    reactions.onRelease(node.id());
    if (onto !== undefined) reactions.onDrop(node.id(), onto);
  });
}

function pointOf(event: EventObject): { x: number; y: number } {
  const original = event.originalEvent as MouseEvent | TouchEvent;
  const touch = 'touches' in original ? (original.touches[0] ?? original.changedTouches[0]) : original;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

/** Zooming by wheel, or a swipe, must not catch a page that is only scrolled past: a wheel needs focus inside, or Ctrl. */
function tameWheel(cy: Core, container: HTMLElement): () => void {
  const wheel = (event: WheelEvent): void => {
    const focused = container.parentElement?.contains(document.activeElement) ?? false;
    cy.userZoomingEnabled(focused || event.ctrlKey || event.metaKey);
  };
  const touch = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') cy.userZoomingEnabled(true);
  };
  // Where a swipe scrolls the page, one finger is a mouse to Cytoscape, which would hold the page otherwise.
  const swipe = (event: TouchEvent): void => {
    if (!event.touches[1] && getComputedStyle(container).touchAction === 'pan-y') event.stopPropagation();
  };
  container.addEventListener('touchstart', swipe, { capture: true });
  container.addEventListener('wheel', wheel, { capture: true, passive: true });
  container.addEventListener('pointerdown', touch, { capture: true });
  return () => {
    container.removeEventListener('touchstart', swipe, { capture: true });
    container.removeEventListener('wheel', wheel, { capture: true });
    container.removeEventListener('pointerdown', touch, { capture: true });
  };
}

/** Reports what Cytoscape notices in the panel's words. @returns a function that stops it */
export function listenToGestures(cy: Core, container: HTMLElement, reactions: Reactions): () => void {
  const idOf = (event: EventObject): string | null =>
    event.target === cy ? null : (event.target as NodeSingular).id();
  cy.on('tap', (event: EventObject) => reactions.onSelect(idOf(event)));
  cy.on('dbltap', 'node', (event: EventObject) => reactions.onInspect((event.target as NodeSingular).id()));
  cy.on('mouseover', 'node', (event: EventObject) => {
    container.style.cursor = (event.target as NodeSingular).grabbable() ? 'grab' : 'pointer';
    reactions.onHover((event.target as NodeSingular).id());
  });
  cy.on('mouseout', 'node', () => {
    container.style.cursor = '';
    reactions.onHover(null);
  });
  cy.on('cxttap taphold', (event: EventObject) => {
    if (event.type === 'taphold' && event.originalEvent instanceof MouseEvent) return;
    reactions.onMenu(idOf(event), pointOf(event));
  });
  listenToDrags(cy, reactions);
  // Cytoscape hears nothing of a pointer that is over a dialog, or outside.
  const leave = (): void => reactions.onHover(null);
  container.addEventListener('pointerleave', leave);
  const preventMenu = (event: Event): void => event.preventDefault();
  container.addEventListener('contextmenu', preventMenu);
  const letWheelBe = tameWheel(cy, container);
  return () => {
    container.removeEventListener('contextmenu', preventMenu);
    container.removeEventListener('pointerleave', leave);
    letWheelBe();
  };
}
