import { expect, onTestFinished, test, vi } from 'vitest';
import { onResize } from '../../../src/ui/parts/on-resize.ts';

test('what hears of a size may change the page at once, and the browser finds no loop', async () => {
  const loops: string[] = [];
  const hear = (event: ErrorEvent): void => {
    loops.push(event.message);
    event.preventDefault();
  };
  addEventListener('error', hear);
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.append(inner);
  document.body.append(outer);
  // Deeper elements are told last: what they change further up is left untold, which is the loop.
  const watched = new ResizeObserver(() => undefined);
  watched.observe(outer);
  const sizes: number[] = [];
  const stop = onResize((element) => {
    sizes.push(element.clientHeight);
    outer.style.height = `${element.clientHeight * 3}px`;
  })(inner);
  onTestFinished(() => {
    removeEventListener('error', hear);
    watched.disconnect();
    stop?.();
    outer.remove();
  });
  inner.style.height = '40px';
  await vi.waitFor(() => expect(sizes).toContain(40));
  inner.style.height = '90px';
  await vi.waitFor(() => expect(sizes).toContain(90));
  // Sizes are told after a picture's callbacks: once the one after next is drawn, no loop is left to be reported.
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  expect(loops).toEqual([]);
});
