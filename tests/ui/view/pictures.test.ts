import { expect, test } from 'vitest';
import type { Pictured } from '../../../src/graph/sheet/pictured.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';

test('a page that takes the picture’s place is printed itself; a presentation, and the page, are printed as a picture', async () => {
  const view = new View();
  const drawn = { kind: 'account' } as unknown as Pictured;
  view.pictures.offer('account', () => Promise.resolve(() => drawn));
  await view.pictures.keepReady();
  expect(view.pictures.atOnce()).toBe(drawn);
  view.alone = { kind: 'results' };
  expect(view.pictures.atOnce()).toBeNull();
  view.alone = { kind: 'present' };
  expect(view.pictures.atOnce()).toBe(drawn);
});
