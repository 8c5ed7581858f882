import { flushSync, mount, unmount } from 'svelte';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../../src/ui/theme.css';
import ChosenHost from './ChosenHost.svelte';

const emulate = (value: 'active' | 'none'): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { features: [{ name: 'forced-colors', value }] },
  );

beforeEach(async () => {
  await emulate('active');
  const host = mount(ChosenHost, { target: document.body });
  flushSync();
  onTestFinished(async () => {
    await unmount(host);
    await emulate('none');
  });
});

/** The element whose own text this is, or the nearest one around it that can be chosen. */
function saying(text: string): Element {
  const all = [...document.querySelectorAll('button, label, [role="option"]')];
  const found = all.find((one) => one.textContent.trim() === text);
  if (!found) throw new Error(`nothing says ${text}`);
  return found;
}

/** The colour of a ground as it is seen: that of the page where it is clear. */
function seen(colour: string): string {
  if (!/, 0\)$/.test(colour)) return colour;
  const page = document.createElement('p');
  page.style.backgroundColor = 'Canvas';
  document.body.append(page);
  const { backgroundColor } = getComputedStyle(page);
  page.remove();
  return backgroundColor;
}

/** How somebody tells things apart where the system chooses the colours: ground, letters, and what is drawn below. */
function lookOf(element: Element): { ground: string; letters: string; all: string } {
  const { backgroundColor, borderColor, outlineStyle } = getComputedStyle(element);
  const ground = seen(backgroundColor);
  const words = element.querySelector('b, .text') ?? element;
  const { color: letters } = getComputedStyle(words);
  const line = getComputedStyle(element, '::after');
  return {
    ground,
    letters,
    all: [ground, borderColor, outlineStyle, line.content, line.backgroundColor].join(),
  };
}

test.each([
  ['the one filled button', 'Next', 'Back'],
  ['the state that a picture shows', 'Now', 'Start'],
  ['an answer', 'Yes', 'No'],
  ['an open tab', 'Story', 'Identities'],
  ['a phone’s place', 'Learn', 'Look'],
  ['who acts', 'ana', 'ben'],
])('in forced colours %s is told from the others, and can be read', (_, chosen, other) => {
  expect(matchMedia('(forced-colors: active)').matches).toBe(true);
  const [one, another] = [lookOf(saying(chosen)), lookOf(saying(other))];
  expect(one.all).not.toBe(another.all);
  expect(one.letters).not.toBe(one.ground);
});
