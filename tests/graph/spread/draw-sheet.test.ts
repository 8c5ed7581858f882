import { expect, test } from 'vitest';
import { textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { drawText } from '../../../src/graph/spread/draw-sheet.ts';

const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::b/*' };
const policy = (count: number): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: Array.from({ length: count }, () => statement) });
/** The least that anybody should have to read, in CSS pixels. */
const readable = 12.5;

test.each([0.65, 0.75, 0.82, 0.9, 0.95, 1.1])(
  'in a narrow place drawn at %d, a policy’s text can be read, be it short or longer than its page',
  (zoom) => {
    const options = { palette: palettes.light, textScale: textScaleAt(zoom) };
    for (const count of [1, 3, 30]) {
      const texts = drawText(policy(count), { width: 200, height: 600 }, options).filter(
        ({ type }) => type === 'text',
      );
      expect(texts.length).toBeGreaterThan(3);
      for (const text of texts) expect('size' in text && text.size * zoom).toBeGreaterThanOrEqual(readable);
    }
  },
);
