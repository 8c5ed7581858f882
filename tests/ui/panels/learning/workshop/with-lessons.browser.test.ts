import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../../../src/ui/theme.css';
import WithLessons from '../../../../../src/ui/panels/learning/workshop/WithLessons.svelte';

let shown: object;
afterEach(() => unmount(shown));

const part = (name: string, height: number) =>
  createRawSnippet(() => ({ render: () => `<div id="${name}" style="height: ${String(height)}px"></div>` }));

async function show(width: number, lessons: number): Promise<(name: string) => DOMRect> {
  await page.viewport(width, 800);
  shown = mount(WithLessons, {
    target: document.body,
    props: {
      before: part('before', 300),
      lessons: part('lessons', lessons),
      after: part('after', 200),
      last: part('last', 100),
    },
  });
  flushSync();
  return (name) => {
    const found = document.getElementById(name);
    if (!found) throw new Error(`no ${name}`);
    return found.getBoundingClientRect();
  };
}

test.each([200, 700])(
  'on a wide page lessons of %i px stand beside the welcome, and below each of both stands what comes after it',
  async (height) => {
    const at = await show(1400, height);
    expect(at('lessons').left).toBeGreaterThan(at('before').right);
    expect(at('lessons').top).toBeLessThan(at('before').bottom);
    expect(at('after').right).toBeLessThan(at('lessons').left);
    expect(at('after').top).toBeGreaterThan(at('before').bottom);
    expect(at('last').top).toBeGreaterThan(at('lessons').bottom);
    expect(at('last').left).toBeGreaterThan(at('after').right);
  },
);

test('on a phone all of it is one column, in the order in which it is read', async () => {
  const at = await show(390, 700);
  const tops = ['before', 'lessons', 'after', 'last'].map((name) => at(name).top);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  for (const name of ['before', 'lessons', 'after', 'last']) expect(at(name).left).toBe(at('before').left);
});
