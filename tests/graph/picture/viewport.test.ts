import { expect, test } from 'vitest';
import { fitViewport, heightOfWhole, insets } from '../../../src/graph/picture/viewport.ts';

test.each([120, 300, 430, 560])('In a place as tall as it needs, a picture %i high is not cut', (tall) => {
  const bounds = { left: 0, top: -40, right: 420, bottom: tall - 40 };
  const height = heightOfWhole(bounds);
  const { zoom, y } = fitViewport(bounds, 390, height);
  expect(y + bounds.top * zoom).toBeGreaterThanOrEqual(0);
  expect(y + bounds.bottom * zoom).toBeLessThanOrEqual(height - insets.bottom + 1);
});
