import type { ElementHandle } from 'playwright-core';

/** What kept a control from being pressed. */
export interface Obstacle {
  /** `over`: something lies over the control, or its place is outside the window. `nowhere`: nothing is in the way now. */
  readonly lies: 'over' | 'nowhere';
  /** What a report says of it. */
  readonly told: string;
}

/** How long frames are counted, in ms. */
const counted = 1000;

/** Asks the page how it stands once a press has failed with `error`. */
export async function obstacle(element: ElementHandle, error: unknown): Promise<Obstacle> {
  const [first = '', ...rest] = (error instanceof Error ? error.message : String(error)).split('\n');
  const { over, frames, seen } = await element.evaluate(async (one, time) => {
    let drawn = 0;
    const count = (): void => {
      drawn += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    // eslint-disable-next-line no-restricted-syntax -- It counts how many frames come in a time.
    await new Promise((done) => setTimeout(done, time));
    const box = (one as Element).getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isFree = top !== null && ((one as Element).contains(top) || top.contains(one));
    return {
      over: isFree ? null : (top?.outerHTML ?? 'outside').slice(0, 120),
      frames: drawn,
      seen: document.visibilityState,
    };
  }, counted);
  const end =
    rest
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .at(-1) ?? '';
  const told = [
    over === null ? 'nothing is over it' : `over it: ${over}`,
    `${String(frames)} frames in ${String(counted)} ms, ${seen}`,
    `${first.slice(0, 60)}, at: ${end.slice(0, 80)}`,
  ].join('; ');
  return { lies: over === null ? 'nowhere' : 'over', told };
}
