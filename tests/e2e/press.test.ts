import { availableParallelism } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { fullAccount } from './press/account.ts';
import { Visitor } from './press/visitor.ts';
import { Walk } from './press/walk.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

/** `FULL=1` presses everything there is; else one thing of each kind (`Rules` says what is of a kind). */
const depth = process.env['FULL'] === '1' ? 'full' : 'kinds';
const minutes = 60_000;

const arrangements = {
  'a large screen': { viewport: { width: 1440, height: 900 } },
  'a phone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

test(
  'everything that can be pressed does something, forms take their examples, and nothing goes wrong',
  async () => {
    const browser = theBrowser();
    const saved = await fullAccount(browser, address());
    const started = performance.now();
    const walks = Object.entries(arrangements).map(async ([screen, options]) => {
      const walk = new Walk(depth);
      const visitors = Array.from(
        { length: Math.min(4, availableParallelism()) },
        () => new Visitor(browser, { address: address(), saved, options }),
      );
      onTestFinished(() => console.log([`On ${screen}:`, ...walk.log].join('\n')));
      await walk.walk(visitors);
      const took = (performance.now() - started) / minutes;
      console.log(`${String(walk.log.length)} controls on ${screen}, ${took.toFixed(1)} minutes`);
      return { screen, faults: walk.faults, isWhole: walk.log.length > 300 };
    });
    expect(await Promise.all(walks)).toEqual(
      Object.keys(arrangements).map((screen) => ({ screen, faults: [], isWhole: true })),
    );
  },
  60 * minutes,
);
