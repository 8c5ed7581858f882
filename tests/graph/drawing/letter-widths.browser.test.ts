import { beforeAll, expect, test } from 'vitest';
import '../../../src/ui/theme-fonts.css';
import { codeWidth, widthOf } from '../../../src/graph/drawing/letter-widths.ts';

const [sans, code] = ['Atkinson Hyperlegible Next', 'Atkinson Hyperlegible Mono'] as const;

/** The size at which letters are measured, in pixels: large, so that nothing is rounded. */
const size = 100;

/** The weights of the pictures' texts, and whether they count as bold. */
const weights = [
  [400, false],
  [600, true],
  [650, true],
  [700, true],
] as const;

let pen: CanvasRenderingContext2D;

function measured(text: string, weight: number, family: string): number {
  pen.font = `${String(weight)} ${String(size)}px '${family}'`;
  return pen.measureText(text).width;
}

beforeAll(async () => {
  const loading = weights.flatMap(([weight]) =>
    [sans, code].map((family) => document.fonts.load(`${String(weight)} ${String(size)}px '${family}'`)),
  );
  for (const faces of await Promise.all(loading)) expect(faces).toHaveLength(1);
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  pen = context;
});

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const letters = [...ascii, ...'…·’“”–×äöüéñçÄÖÉ'];

const texts = [
  'ana',
  'Deployer',
  'MayAssumeDeployer',
  'production-readers-of-reports-9',
  'AWSLambdaBasicExecutionRole',
  'PartnerAudit-444455556666',
  'account 111122223333',
  'allows sts:AssumeRole on Deployer',
  'ana’s own pages: not in use now',
  'read, write, delete … 20 more',
  'WWW.MMM@%%.EU',
  '0123456789',
  'till-filter.jiffy_lil',
];

test.each(weights)(
  'No letter and no text is more than 2 % wider than estimated at the weight %i',
  (weight, isBold) => {
    const narrow = [...letters, ...texts].flatMap((text) => {
      const [real, estimated] = [measured(text, weight, sans), widthOf(text, size, isBold)];
      return estimated < 0.98 * real ? [`${text}: ${estimated.toFixed(1)} of ${real.toFixed(1)}`] : [];
    });
    expect(narrow).toEqual([]);
  },
);

test.each([
  [400, false],
  [700, true],
] as const)('Texts are no more than 4 %% narrower than estimated at the weight %i', (weight, isBold) => {
  for (const text of texts)
    expect(widthOf(text, size, isBold), text).toBeLessThan(1.04 * measured(text, weight, sans));
});

test('Letters of code are as wide as they are told to be, in both weights', () => {
  for (const weight of [400, 700])
    for (const letter of ascii)
      expect(codeWidth * size, letter).toBeCloseTo(measured(letter, weight, code), 0);
});
