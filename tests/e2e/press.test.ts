import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import { drawnBySource } from '../drawn.ts';
import { fullAccount, type Saved } from './press/account.ts';
import { lessonStops } from './press/stops.ts';
import { Visitor, type Arrival } from './press/visitor.ts';
import { Walk } from './press/walk.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

/** `FULL=1` presses everything there is; else one thing of each kind (`Rules` says what is of a kind). */
const depth = process.env['FULL'] === '1' ? 'full' : 'kinds';
const minutes = 60_000;
/** Which share of the controls may go away before they are pressed. */
const mostGoing = 0.02;
/** Which share of them may have to be pressed twice, on a machine that is stopped for a while. */
const mostLate = 0.01;

/**
 * In short, of the kinds of controls a large screen presses a sixth and a phone, which has fewer, a quarter of the others:
 * the source draws which, anew after each change. All are come to on both.
 */
const isOn =
  ([first, end]: readonly [first: number, end: number]) =>
  (kind: string): boolean => {
    if (depth === 'full') return true;
    const place =
      createHash('sha256')
        .update(`${String(drawnBySource())} ${kind}`)
        .digest()
        .readUIntBE(0, 2) % 12;
    return place >= first && place < end;
  };

/** Each screen, and of twelve parts of the kinds its own. */
const arrangements = {
  'a large screen': [{ viewport: { width: 1440, height: 900 } }, isOn([0, 2])],
  'a phone': [{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, isOn([2, 5])],
} as const;

let saved: Saved;
let stops: Awaited<ReturnType<typeof lessonStops>>;
beforeAll(async () => {
  saved = await fullAccount(theBrowser(), address());
  stops = await lessonStops(theBrowser(), address(), depth);
});

// Side by side: most of the time a page is waited for.
test.for(Object.entries(arrangements))(
  'everything that can be pressed on %s does something, forms take their examples, and nothing goes wrong',
  { concurrent: true, timeout: 60 * minutes },
  async ([screen, [options, isHere]], { onTestFinished }) => {
    const started = performance.now();
    const walk = new Walk(depth, undefined, isHere);
    const crowd = Array.from({ length: Math.min(4, availableParallelism()) });
    onTestFinished(() => console.log([`On ${screen}:`, ...walk.log].join('\n')));
    const visitor = (arrival: Pick<Arrival, 'at' | 'arrive' | 'saved'>): Visitor =>
      new Visitor(theBrowser(), { address: address(), options, ...arrival });
    await walk.walk(crowd.map(() => visitor({ saved })));
    const left = [...stops];
    await Promise.all(
      crowd.map(async () => {
        for (let stop = left.shift(); stop; stop = left.shift()) await walk.walk([visitor(stop)], stop.only);
      }),
    );
    const took = (performance.now() - started) / minutes;
    for (const late of walk.late) console.log(`late: ${late}`);
    console.log(`${String(walk.log.length)} controls on ${screen}, ${took.toFixed(1)} minutes`);
    expect(walk.faults).toEqual([]);
    expect(walk.log.length).toBeGreaterThan(100);
    // A message whose time is up may go before it is pressed. Where much goes, the page doesn't stand still.
    expect(walk.gone.length, walk.gone.join('\n')).toBeLessThanOrEqual(walk.log.length * mostGoing);
    expect(walk.late.length, walk.late.join('\n')).toBeLessThanOrEqual(walk.log.length * mostLate);
  },
);
