/** Things that a finger or a pointer presses, and answers that were just given: it costs less to cover these. */
const pressed = 'a, button, summary, input, select, textarea, label, [tabindex="0"]:not([role="log"])';
const answered = '[role="status"]';
/** Each command's output in the terminal: the last one is being read. */
const printed = '.entry > .body';
const picture = '.middle > .graph';
/** The gap around it, and how finely a place is looked for, in CSS pixels. */
const [gap, step] = [8, 4];

interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly weight: number;
}

/** Returns which part of an element's height is in sight. */
function seenOf(element: Element): { readonly top: number; readonly bottom: number } {
  let { top, bottom } = element.getBoundingClientRect();
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowY === 'visible') continue;
    const around = up.getBoundingClientRect();
    [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
  }
  return { top, bottom };
}

/**
 * Returns the lowest place, as the distance from the window's top in CSS pixels, at which an element covers nothing that
 * can be pressed, neither the account's picture nor the top bar. If there is none, it covers as little as it can, and
 * the picture rather than the output of the command that ran last.
 * `now`: where it stands already, which is kept as long as it covers nothing there.
 */
function freeTop(element: Element, now: number | null = null): number {
  const { left, right, height } = element.getBoundingClientRect();
  const isBeside = (box: DOMRect): boolean =>
    box.width > 0 && box.height > 0 && box.left < right - 1 && box.right > left + 1;
  const bandsOf = (ones: Iterable<Element>, weight: number): Band[] =>
    [...ones]
      .filter(
        (one) => !element.contains(one) && one.checkVisibility() && isBeside(one.getBoundingClientRect()),
      )
      .map((one) => ({ ...seenOf(one), weight }));
  const all = (selector: string): Iterable<Element> => document.querySelectorAll(selector);
  const output = bandsOf([...all(printed)].at(-1)?.children ?? [], 10);
  const pictures = bandsOf(all(picture), 5);
  const above = [...bandsOf(all('.app > header'), 0), ...(output.length > 0 ? [] : pictures)];
  const first = Math.max(0, ...above.map(({ bottom }) => bottom)) + gap;
  const bands = [...bandsOf(all(pressed), 100), ...bandsOf(all(answered), 1), ...output, ...pictures];
  const cost = (top: number): number =>
    bands.reduce((sum, band) => {
      const covered = Math.min(band.bottom, top + height + gap / 2) - Math.max(band.top, top - gap / 2);
      return sum + Math.max(0, covered) * band.weight;
    }, 0);
  let best = { top: Math.max(first, innerHeight - gap - height), cost: Infinity };
  if (now !== null && now >= first && cost(now) < 100) return now;
  for (let top = best.top; top >= first && best.cost > 0; top -= step) {
    const here = cost(top);
    if (here < best.cost) best = { top, cost: here };
  }
  return best.top;
}

/**
 * Passes on where an element covers nothing that can be pressed: now, once what comes with it stands, and once a press
 * or a typed line has brought something else into sight. @returns a function that ends it
 */
export function keepClear(element: Element, move: (top: number) => void): () => void {
  let top: number | null = null;
  let timer = 0;
  const place = (): void => move((top = freeTop(element, top)));
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(place, 400);
  };
  place();
  later();
  const acts = ['click', 'keyup'] as const;
  for (const act of acts) addEventListener(act, later);
  return () => {
    clearTimeout(timer);
    for (const act of acts) removeEventListener(act, later);
  };
}
