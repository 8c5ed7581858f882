import { expect, onTestFinished, test } from 'vitest';
import { intoSight } from '../../../src/ui/parts/into-sight.ts';

/** A place of 200 px that scrolls over what is higher, with an answer at its end. */
function page(): { readonly place: HTMLElement; readonly before: HTMLElement; readonly answer: HTMLElement } {
  const place = document.createElement('div');
  place.style.cssText = 'height: 200px; overflow: auto; overflow-anchor: none';
  const high = (height: number): HTMLElement => {
    const one = document.createElement('p');
    one.style.cssText = `height: ${String(height)}px; margin: 0`;
    place.append(one);
    return one;
  };
  const [before, answer] = [high(300), high(40)];
  high(300);
  document.body.append(place);
  onTestFinished(() => place.remove());
  return { place, before, answer };
}

const isInSight = (place: HTMLElement, answer: HTMLElement): boolean => {
  const [around, box] = [place.getBoundingClientRect(), answer.getBoundingClientRect()];
  return box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
};

/** Waits until sizes have been told of, and what follows from them is done. */
async function drawn(): Promise<void> {
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done));
}

test('an answer stays in sight while its place becomes lower, and while something comes above it', async () => {
  const { place, before, answer } = page();
  intoSight(answer);
  expect(isInSight(place, answer)).toBe(true);
  place.style.height = '120px';
  await drawn();
  expect(isInSight(place, answer)).toBe(true);
  before.style.height = '500px';
  await drawn();
  expect(isInSight(place, answer)).toBe(true);
});

test('whoever scrolls or presses is left where they are', async () => {
  const { place, answer } = page();
  intoSight(answer);
  await drawn();
  place.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  place.scrollTop = 0;
  place.style.height = '120px';
  await drawn();
  expect(place.scrollTop).toBe(0);
});

test('an answer that is higher than its place shows its beginning, below what sticks there, wherever the place stood', () => {
  const { place, answer } = page();
  answer.style.height = '190px';
  answer.style.scrollMarginTop = '80px';
  for (const from of [0, 400]) {
    place.scrollTop = from;
    intoSight(answer);
    expect(answer.getBoundingClientRect().top - place.getBoundingClientRect().top).toBe(80);
  }
});
