import { expect, test } from 'vitest';
import { labelSize, leastLetters, textScaleAt } from '../../../../../src/graph/drawing/metrics.ts';
import type { Bounds } from '../../../../../src/graph/picture/geometry.ts';
import { Container } from '../../../../../src/ui/panels/account/graph/container.svelte.ts';

const held = { zoom: 0.9, x: 40, y: 0 };

function fitted(bounds: Bounds): { left: number; right: number; zoom: number; x: number } {
  const container = new Container();
  container.resize(1040, 560);
  const { zoom, x } = container.fitHeld(bounds, held);
  return { left: x + bounds.left * zoom, right: x + bounds.right * zoom, zoom, x };
}

test('rows that have room under the closed drawer’s columns stay at its zoom and place', () => {
  expect(fitted({ left: 0, top: 0, right: 1000, bottom: 300 })).toMatchObject({ zoom: held.zoom, x: held.x });
});

test('rows that need more width than the whole picture had are seen to their end', () => {
  const { left, right, zoom } = fitted({ left: -20, top: 0, right: 1400, bottom: 300 });
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(1040);
  expect(zoom).toBeLessThan(held.zoom);
});

test('rows that would be too small to read if all were seen keep letters of 13 px, and stand at the left', () => {
  for (const right of [1900, 2300, 3000]) {
    const { left, zoom } = fitted({ left: -20, top: 0, right, bottom: 300 });
    expect(labelSize * textScaleAt(zoom) * zoom).toBeGreaterThanOrEqual(leastLetters - 0.001);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left).toBeLessThan(20);
  }
});

test('… and so does a whole picture that is too wide to be read', () => {
  const container = new Container();
  container.resize(768, 420);
  for (const right of [900, 1700, 2600]) {
    const bounds = { left: -170, top: -40, right, bottom: 700 };
    const { zoom, x } = container.fit(bounds);
    expect(labelSize * textScaleAt(zoom) * zoom).toBeGreaterThanOrEqual(leastLetters - 0.001);
    expect(x + bounds.left * zoom).toBeGreaterThanOrEqual(0);
  }
});

test('a picture stands whole beside what covers the right of its place', () => {
  const container = new Container();
  container.resize(1040, 760);
  const bounds = { left: -170, top: -40, right: 830, bottom: 700 };
  container.covered = 352;
  const { zoom, x } = container.fit(bounds);
  expect(x + bounds.left * zoom).toBeGreaterThanOrEqual(0);
  expect(x + bounds.right * zoom).toBeLessThanOrEqual(1040 - 352);
});

test('the height beside the drawer is known while the drawer has given way, too', () => {
  const container = new Container();
  container.resize(1040, 560);
  container.withheld = 212;
  const beside = [container.heightFor(0.9), container.isOnlyForPath];
  container.resize(1040, 560 + 212);
  container.isSpared = true;
  expect([container.heightFor(0.9), container.isOnlyForPath]).toEqual(beside);
});

test('the acting path alone is as large as there is room for, up to its usual size, and stands in the middle', () => {
  const container = new Container();
  container.resize(1040, 384);
  container.withheld = 212;
  expect(container.isOnlyForPath).toBe(true);
  const small = { zoom: 0.6, x: 40, y: 0 };
  const path = { left: 0, top: 0, right: 800, bottom: 180 };
  expect(container.fitHeld(path, small)).toMatchObject({ zoom: 1, x: (1040 - 800) / 2 });
  // A taller one keeps all of its rows in sight, one wider than its place all of its columns.
  const tall = { ...path, bottom: 400 };
  const { zoom, y } = container.fitHeld(tall, small);
  expect(zoom).toBeGreaterThan(small.zoom);
  expect(y + tall.bottom * zoom).toBeLessThanOrEqual(384);
  const wide = container.fitHeld({ ...path, right: 1400 }, small);
  expect(wide.x + 1400 * wide.zoom).toBeLessThanOrEqual(1040);
});
