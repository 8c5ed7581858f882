import type { Core } from 'cytoscape';
import { expect, test } from 'vitest';
import { listenToGestures } from '../../../src/graph/cytoscape/gestures.ts';

test('What the pointer lit goes out once the pointer has left, be it for a dialog that opened above', () => {
  const container = new EventTarget() as HTMLElement;
  const cy = { on: () => cy } as unknown as Core;
  const hovered: (string | null)[] = ['ana'];
  const nothing = (): void => undefined;
  const stop = listenToGestures(cy, container, {
    onSelect: nothing,
    onInspect: nothing,
    onHover: (id) => hovered.push(id),
    onMenu: nothing,
    canDrop: () => false,
    onDrop: nothing,
    onDragging: nothing,
    onRelease: nothing,
  });
  container.dispatchEvent(new Event('pointerleave'));
  expect(hovered.at(-1)).toBeNull();
  stop();
  hovered.push('ben');
  container.dispatchEvent(new Event('pointerleave'));
  expect(hovered.at(-1)).toBe('ben');
});
