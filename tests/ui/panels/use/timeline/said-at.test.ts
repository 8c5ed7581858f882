import { expect, test } from 'vitest';
import { saidAt } from '../../../../../src/ui/panels/use/timeline/scene.svelte.ts';

test('While it plays, a sentence never runs ahead of the picture, and is there when the picture is', () => {
  for (let cursor = 1; cursor < 8; cursor++) {
    let last = cursor - 1;
    for (let part = 0; part <= 1; part += 0.01) {
      const said = saidAt(cursor - 1 + part, cursor);
      expect(said).toBeGreaterThanOrEqual(last);
      if (part < 0.69) expect(said).toBe(cursor - 1);
      last = said;
    }
    expect(saidAt(cursor, cursor)).toBe(cursor);
  }
});

test('A scene that is several notches behind says each on its way, and one that goes back says where it goes', () => {
  expect([0, 0.5, 0.8, 1.5, 1.9, 2.9, 3].map((at) => saidAt(at, 3))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  expect(saidAt(4.5, 2)).toBe(2);
});
