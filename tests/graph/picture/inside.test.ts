import { describe, expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import type { World } from '../../../src/engine/index.ts';
import { accountOf, nowOf } from '../../../src/engine/index.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { withRoot, gather } from '../../../src/graph/picture/stacks.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Layout } from '../../../src/graph/picture/layout.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import type { Picture } from '../../../src/graph/picture/stacks.ts';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { everyLesson } from '../../fixtures/solved-attempt.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';
import { outside } from './route-points.ts';

/** As tall as its place, in the picture's units: as it is, on a phone, on a large screen. */
const heights = [0, 500, 1400];

/** The lines that leave a picture, however tall its place is. */
function leaving(world: World, picture: Picture, laidOut: Layout): string[] {
  const model = project(world, nowOf(world));
  return heights.flatMap((height) => {
    const tall = stretched(picture, laidOut, height);
    const { edges } = draw(model, picture, tall, { palette: palettes.light, now: nowOf(world) });
    return edges
      .filter(({ route }) => outside(route, tall.bounds))
      .map(({ kind, source, target, route }) => {
        const at = outside(route, tall.bounds);
        return `${kind} ${source} to ${target} at ${JSON.stringify(at)} of ${JSON.stringify(tall.bounds)}`;
      });
  });
}

const inNarrow = (world: World): string[] => {
  const whole = gather(project(world, nowOf(world)));
  return [...whole.nodes.keys()].flatMap((id) =>
    [1, 2].flatMap((hops) => {
      const picture = around(whole, id, hops, 20);
      return leaving(world, picture, layout(picture, { compact: true }));
    }),
  );
};

function inHouse(world: World): string[] {
  const whole = gather(project(world, nowOf(world)));
  const picture = withPages(withRoot(whole, accountOf(world), null), policyTexts(world));
  return leaving(world, picture, arrange(picture));
}

const inColumns = (world: World): string[] => {
  const picture = gather(project(world, nowOf(world)));
  return leaving(world, picture, layout(picture));
};

const leavingAnywhere = (world: World): readonly string[] => [
  ...new Set([...inNarrow(world), ...inHouse(world), ...inColumns(world)]),
];

describe('No line leaves the picture', () => {
  test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
    'of %s, at its start and solved',
    async (_id, lesson) => {
      const [prepared, { world }] = await Promise.all([
        prepareLesson(lesson),
        lessonStart(lesson, Date.UTC(2026, 0, 5, 9)),
      ]);
      const solved = await play(
        prepared,
        world,
        lesson.recipe.map(({ step }) => step),
      );
      expect([world, solved.attempt.world].flatMap(leavingAnywhere)).toEqual([]);
    },
  );

  test.each<[string, World]>([
    ['the sample', sampleWorld],
    ['an account with everything', wholeWorld],
  ])('of %s', (_name, world) => {
    expect(leavingAnywhere(world)).toEqual([]);
  });
});
