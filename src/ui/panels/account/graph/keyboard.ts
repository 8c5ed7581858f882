import type { Direction } from '../../../../graph/picture/navigate.ts';

/** Actions for the keys while the picture has the focus. */
interface KeyActions {
  readonly move: (direction: Direction) => void;
  /** Selects the node, or opens it if it is selected already. */
  readonly enter: () => void;
  readonly leave: () => void;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly menu: () => void;
}

const directions = new Map<string, Direction>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

/** Carries out a key's action. @returns whether the key had one */
export function pressKey(event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const direction = directions.get(event.key);
  if (direction) actions.move(direction);
  else if (event.key === 'Enter' || event.key === ' ') actions.enter();
  else if (event.key === 'Escape') actions.leave();
  else if (event.key === '+' || event.key === '=') actions.zoom(1.25);
  else if (event.key === '-') actions.zoom(1 / 1.25);
  else if (event.key === '0') actions.fit();
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) actions.menu();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
