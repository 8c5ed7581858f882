import { expect, onTestFinished, test } from 'vitest';
import { fullAccount } from './press/account.ts';
import { Visitor } from './press/visitor.ts';
import { Walk } from './press/walk.ts';
import { address, theBrowser, useBrowser } from './visit.ts';

useBrowser();

/** `FULL=1` presses everything there is; else one thing of each kind, and on a phone what opens in each place. */
const isFull = process.env['FULL'] === '1';
const minutes = 60_000;

const arrangements = [
  ['a large screen', { viewport: { width: 1440, height: 900 } }, isFull ? 'full' : 'kinds'],
  [
    'a phone',
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    isFull ? 'full' : 'places',
  ],
] as const;

test.each(arrangements)(
  'on %s everything that can be pressed does something, forms take their examples, and nothing goes wrong',
  async (_, options, depth) => {
    const browser = theBrowser();
    const saved = await fullAccount(browser, address());
    const walk = new Walk(new Visitor(browser, { address: address(), saved, options }), depth);
    onTestFinished(() => console.log(walk.log.join('\n')));
    await walk.walk();
    expect(walk.faults).toEqual([]);
    expect(walk.log.length).toBeGreaterThan(60);
  },
  (isFull ? 60 : 25) * minutes,
);
