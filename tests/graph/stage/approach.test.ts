import { expect, test } from 'vitest';
import { approachFrom } from '../../../src/graph/stage/approach.ts';

const stands = { caller: { x: 150, y: 300 }, role: { x: 550, y: 300 } };
const moved = ({ x, y }: { x: number; y: number }, by: ReturnType<typeof approachFrom>) =>
  by && { x: by.x + x * by.scale, y: by.y + y * by.scale };

test('The stage begins with the caller where the account had them, and the role as far from them', () => {
  const by = approachFrom({ caller: { x: 80, y: 120 }, role: { x: 280, y: 120 } }, stands);
  expect(by?.scale).toBe(0.5);
  expect(moved(stands.caller, by)).toEqual({ x: 80, y: 120 });
  expect(moved(stands.role, by)).toEqual({ x: 280, y: 120 });
});

test('Somebody who isn’t in the picture leaves the role to begin with, at its size', () => {
  const by = approachFrom({ caller: null, role: { x: 500, y: 90 } }, stands);
  expect(by?.scale).toBe(1);
  expect(moved(stands.role, by)).toEqual({ x: 500, y: 90 });
});

test('Neighbours don’t make the camera leap', () => {
  const near = approachFrom({ caller: { x: 80, y: 120 }, role: { x: 90, y: 120 } }, stands);
  expect(near?.scale).toBe(0.45);
  const far = approachFrom({ caller: { x: 0, y: 0 }, role: { x: 4000, y: 0 } }, stands);
  expect(far?.scale).toBe(1.25);
});

test('Without anybody to begin with, or a size, there is no way to come', () => {
  expect(approachFrom({ caller: null, role: null }, stands)).toBeNull();
  const nowhere = { x: 0, y: 0 };
  expect(approachFrom({ caller: { x: 1, y: 1 }, role: null }, { caller: nowhere, role: nowhere })).toBeNull();
});
