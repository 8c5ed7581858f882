import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import CoursePicture from '../../../../../src/ui/panels/learning/present/CoursePicture.svelte';
import '../../../../../src/ui/theme.css';

let picture: ReturnType<typeof mount> | null = null;

afterEach(async () => {
  if (picture) await unmount(picture);
});

interface Stop {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  /** Where its part of the line begins and ends. */
  readonly line: readonly [number, number];
}

async function drawn(count: number): Promise<readonly Stop[]> {
  const lessons = Array.from({ length: count }, (_, at) => ({
    id: `lesson-${String(at)}`,
    title: `Lesson ${String(at + 1)}`,
    chapter: 'users-and-groups' as const,
  }));
  picture = mount(CoursePicture, { target: document.body, props: { lessons } });
  flushSync();
  await new Promise(requestAnimationFrame);
  return [...document.querySelectorAll('.course > li')].map((stop) => {
    const { left, right, top } = stop.getBoundingClientRect();
    const line = getComputedStyle(stop, '::before');
    return {
      from: left,
      to: right,
      top,
      line: [left + Number.parseFloat(line.left), right - Number.parseFloat(line.right)],
    };
  });
}

test('the line through a workshop’s lessons leads out of a row at its end, and into the next one at its beginning', async () => {
  await page.viewport(768, 700);
  const stops = await drawn(6);
  expect(new Set(stops.map(({ top }) => Math.round(top))).size).toBe(2);
  const [first, last] = [stops[0]!, stops.at(-1)!];
  const middle = ({ from, to }: Stop): number => (from + to) / 2;
  expect(first.line[0]).toBeCloseTo(middle(first), 0);
  expect(last.line[1]).toBeCloseTo(middle(last), 0);
  for (const [at, one] of stops.entries()) {
    if (one !== last) expect(one.line[1], `lesson ${String(at + 1)}`).toBeCloseTo(one.to, 0);
    if (one !== first) expect(one.line[0], `lesson ${String(at + 1)}`).toBeCloseTo(one.from, 0);
  }
});

test('the line of a workshop of one lesson is none', async () => {
  await page.viewport(768, 700);
  const [{ line }] = (await drawn(1)) as [Stop];
  expect(line[1] - line[0]).toBeCloseTo(0, 0);
});
