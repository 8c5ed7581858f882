import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Says what of an element can't be seen: its middle at the top and at the bottom is outside of what scrolls around it,
 * outside of the screen, or under something else. An element that is higher than its place has to show its beginning.
 */
const hiddenOf = (element: Locator): Promise<string> =>
  element.evaluate((one) => {
    const box = one.getBoundingClientRect();
    let [top, bottom] = [0, innerHeight];
    for (let up = one.parentElement; up; up = up.parentElement) {
      if (!/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowY)) continue;
      const around = up.getBoundingClientRect();
      [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
    }
    const isHigh = box.height > bottom - top;
    const x = box.left + box.width / 2;
    const ends = { beginning: box.top + 2, ...(!isHigh && { end: box.bottom - 2 }) };
    for (const [name, y] of Object.entries(ends)) {
      if (y < top - 1 || y > bottom + 1)
        return `its ${name} is at ${Math.round(y)}, the place from ${Math.round(top)} to ${Math.round(bottom)}`;
      const seen = document.elementFromPoint(x, y);
      if (seen && seen !== one && !one.contains(seen) && !seen.contains(one))
        return `its ${name} is under ${seen.localName}.${seen.className.toString()}`;
    }
    return '';
  });

/** Holds that elements are in sight, each by its name. */
export async function inSight(elements: Readonly<Record<string, Locator>>): Promise<void> {
  for (const [name, element] of Object.entries(elements))
    await expect.poll(() => hiddenOf(element.first()), { message: `${name} is in sight` }).toBe('');
}
