import { expect, test } from 'vitest';
import { type Pose, poseOf } from '../../../../../src/graph/stage/pose.ts';
import { stages } from '../../../../graph/stage/stages.ts';
import { saidAt } from '../../../../../src/ui/panels/use/timeline/scene.svelte.ts';

test('While it plays, a sentence never runs ahead of the picture, and is there when the picture is', () => {
  for (let cursor = 1; cursor < 8; cursor++) {
    let last = cursor - 1;
    for (let part = 0; part <= 1; part += 0.01) {
      const said = saidAt(cursor - 1 + part, cursor);
      expect(said).toBeGreaterThanOrEqual(last);
      if (part < 0.87) expect(said).toBe(cursor - 1);
      last = said;
    }
    expect(saidAt(cursor, cursor)).toBe(cursor);
  }
});

test('A scene that is several notches behind says each on its way, and one that goes back says where it goes', () => {
  expect([0, 0.5, 0.8, 0.9, 1.5, 1.9, 2.9, 3].map((at) => saidAt(at, 3))).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
  expect(saidAt(4.5, 2)).toBe(2);
});

test('At each of 20 moments of a step, no sentence says of a lock, a page that denies or a key what the picture doesn’t show yet', async () => {
  const ahead: string[] = [];
  let moved = 0;
  for (const stage of await stages())
    for (let step = 1; step < stage.acts.length; step++)
      for (let part = 0; part <= 20; part++) {
        const at = step - 1 + part / 20;
        const [shown, said] = [poseOf(stage, at), poseOf(stage, saidAt(at, step))];
        const locksOf = ({ trust, permission, limits }: Pose) => [trust.lock, permission.lock, ...limits];
        const locks = locksOf(shown);
        const isAhead =
          locksOf(said).some((lock, place) => lock !== 'closed' && lock !== locks[place]) ||
          (said.deny > 0 && shown.deny < 0.9) ||
          (said.key.on > 0.9 && shown.key.on < 0.9);
        if (isAhead) ahead.push(`${stage.acts[step]!.id} at ${String(at)}`);
        if (locksOf(said).some((lock) => lock !== 'closed')) moved += 1;
      }
  expect(ahead).toEqual([]);
  expect(moved).toBeGreaterThan(100);
});
