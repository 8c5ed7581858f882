import { expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { widthOf } from '../../../src/graph/drawing/letter-widths.ts';
import { labelSize, textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { stillViewport } from '../../../src/graph/picture/in-post.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { centreIn } from '../../../src/graph/picture/small-place.ts';
import { gather, withRoot } from '../../../src/graph/picture/stacks.ts';
import { forSmallPlace } from '../../../src/graph/picture/told-place.ts';
import { fitViewport } from '../../../src/graph/picture/viewport.ts';
import { highlightOf } from '../../../src/ui/panels/learning/story/frames.ts';
import { type StoryFrameId, storyFrameIds } from '../../../src/words/story-frame-ids.ts';
import { columnHeads } from '#words/graph.ts';
import { stage } from '#words/stage.ts';
import { home } from '../../engine/account.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { faultsOf } from './judge-scene.ts';

interface Place {
  readonly width: number;
  readonly height: number;
  /** The least size of letters before an audience, in CSS pixels. */
  readonly letters?: number;
}

/** The picture's place on a small phone, on a usual one, on one that lies on its side, and on a tablet. */
const places: readonly Place[] = [
  { width: 320, height: 320 },
  { width: 390, height: 320 },
  { width: 422, height: 334 },
  { width: 768, height: 456 },
];

/** Its place before an audience, above a short text and a long one, on a screen of 1920 × 1080 and of 1280 × 720. */
const presented: readonly Place[] = [
  { width: 1920, height: 669, letters: 28 },
  { width: 1920, height: 529, letters: 28 },
  { width: 1280, height: 446, letters: 18.6 },
  { width: 1280, height: 352, letters: 18.6 },
];

const ana = [...sampleWorld.tables.users.values()].find(({ name }) => name === 'ana')?.id ?? '';

/** Lays out what a frame shows in a small place, and fits it there. */
function shownIn(frame: StoryFrameId, isActed: boolean, { width, height, letters }: Place) {
  const you = { node: ana, credentials: { type: 'console', id: ana } as const };
  const highlight = highlightOf({ world: sampleWorld, now: 0, you }, frame, isActed);
  const model = project(sampleWorld, 0);
  const whole = withRoot(gather(model), home, ana);
  const centre = centreIn(whole, [null, ana], highlight) ?? ana;
  const around = { centre, hops: width < 440 ? 1 : 2 };
  const picture = forSmallPlace(whole, policyTexts(sampleWorld, home), highlight, around);
  const laidOut = layout(picture, { compact: true, you: ana });
  const { zoom } = fitViewport(laidOut.bounds, { width, height }, letters);
  return { model, picture, laidOut, zoom, highlight };
}

function faultsIn(frame: StoryFrameId, isActed: boolean, place: Place): string[] {
  const { model, picture, laidOut, zoom, highlight } = shownIn(frame, isActed, place);
  const scene = draw(model, picture, laidOut, {
    palette: palettes.light,
    now: 0,
    textScale: textScaleAt(zoom, place.letters),
    ...(highlight && { highlight }),
  });
  return faultsOf(scene, palettes.light, zoom);
}

test.each(storyFrameIds)('In the small pictures of the frame %s nothing lies on a name', (frame) => {
  const faults = [...places, ...presented].flatMap((place) =>
    [false, true].flatMap((isActed) =>
      faultsIn(frame, isActed, place).map(
        (fault) => `${String(place.width)} px${isActed ? ', acted' : ''}: ${fault}`,
      ),
    ),
  );
  expect(faults.join('\n')).toBe('');
});

test.each(storyFrameIds)('Before an audience each name in the frame %s has letters of 28 px', (frame) => {
  for (const place of presented) {
    const { zoom } = shownIn(frame, true, place);
    expect(labelSize * textScaleAt(zoom, place.letters) * zoom).toBeGreaterThanOrEqual(place.letters ?? 0);
  }
});

test.each(storyFrameIds)(
  'In the small pictures of the frame %s nobody’s line has to go round a thing in the same row',
  (frame) => {
    for (const place of places)
      for (const isActed of [false, true]) {
        const { picture, laidOut } = shownIn(frame, isActed, place);
        const stands = [...laidOut.places];
        const inTheWay = [...picture.edges.values()].flatMap(({ source, target }) => {
          const [from, to] = [laidOut.places.get(source), laidOut.places.get(target)];
          if (!from || !to) return [];
          const between = stands.filter(
            ([, { x, y }]) => x > from.x + 1 && x < to.x - 1 && Math.abs(y - from.y) < 24,
          );
          return between.map(([id]) => `${source} to ${target}: ${id}`);
        });
        expect(inTheWay).toEqual([]);
      }
  },
);

test('On a small phone the frame on roles calls the group by its whole name', () => {
  const { model, picture, laidOut, zoom, highlight } = shownIn('roles', false, { width: 320, height: 320 });
  const options = { palette: palettes.light, now: 0, textScale: textScaleAt(zoom), highlight };
  const { nodes } = draw(model, picture, laidOut, options);
  const named = nodes.map(({ label }) => label);
  expect(named).toEqual(expect.arrayContaining(['Developers', 'check-site', 'SiteCheck', 'Deployer']));
});

test.each(places)('On the first frame the mark “you” stands at whoever acts, at $width px', (place) => {
  const { model, picture, laidOut, zoom } = shownIn('access', false, place);
  const options = { palette: palettes.light, now: 0, textScale: textScaleAt(zoom), highlight: null };
  const { nodes } = draw(model, picture, laidOut, options);
  const [mark, acting] = ['flow:you', ana].map((id) => nodes.find((node) => node.id === id));
  expect(mark?.texts?.map(({ text }) => text)).toEqual([stage.you]);
  expect((mark?.x ?? 0) + (mark?.width ?? 0) / 2).toBeLessThan(acting?.x ?? 0);
  expect(Math.abs((mark?.y ?? 0) - (acting?.y ?? 0))).toBeLessThan(60);
});

/** The least gap between two heads that are read as two, in CSS pixels. */
const leastGap = 4;

test.each([278, 318])(
  'In a post’s frame of %s px the heads of up to three columns stand apart, in each frame of the story',
  (outer) => {
    const width = outer - 24;
    const tight = storyFrameIds.flatMap((frame) => {
      const { laidOut } = shownIn(frame, false, { width, height: 350 });
      const { zoom } = stillViewport(laidOut.bounds, { width, height: 350 });
      const { columns } = laidOut;
      if (columns.length > 3) return [];
      return columns.slice(1).flatMap(({ column, x }, i) => {
        const before = columns[i] ?? { column, x };
        const letters = [before, { column }].map((one) => widthOf(columnHeads[one.column], 13, true) / 2);
        const gap = (x - before.x) * zoom - (letters[0] ?? 0) - (letters[1] ?? 0);
        return gap < leastGap ? [`${frame}: ${before.column} ${gap.toFixed(1)} ${column}`] : [];
      });
    });
    expect(tight).toEqual([]);
  },
);
