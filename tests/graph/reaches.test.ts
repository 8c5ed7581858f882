import { expect, test } from 'vitest';
import { labelPlace } from '../../src/graph/drawing/metrics.ts';
import { palettes } from '../../src/graph/drawing/palette.ts';
import { textWidth } from '../../src/graph/overview/place/text-width.ts';
import { reachScene } from '../../src/graph/reaches.ts';
import { prepareLesson, startAttempt } from '../../src/lessons/attempt.ts';
import { checkGoals } from '../../src/lessons/check-goals.ts';
import { lessonStart } from '../../src/lessons/lesson-start.ts';
import { reachesOf } from '../../src/lessons/reaches.ts';
import { goalLines } from '../../src/ui/panels/learning/lesson/goal-lines.ts';
import { everyLesson } from '../fixtures/solved-attempt.ts';
import { outside } from './picture/route-points.ts';

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const touch = (a: Text, b: Text): boolean =>
  Math.abs(a.y - b.y) < 14 &&
  Math.abs(a.x - b.x) < (textWidth(a.text, 'plain') + textWidth(b.text, 'plain')) / 2;

/** As wide as the page draws it: beside the account's picture, in the lesson's panel, and on phones. */
const widths = [220, 262, 300, 342, 372, 412];

test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
  'In the goal’s picture of %s no label lies on a name, and no line leaves it',
  async (_id, lesson) => {
    const { world } = await lessonStart(lesson, Date.parse('2026-03-02T09:00:00Z'));
    const states = checkGoals(startAttempt(await prepareLesson(lesson), world, 'picture'));
    for (const isRevealed of [false, true])
      for (const width of widths) {
        const lines = goalLines(reachesOf(states, { lesson, world }), isRevealed);
        const { scene, bounds } = reachScene(lines, width, palettes.light);
        const { nodes, edges } = scene;
        expect(edges.filter(({ route }) => outside(route, bounds))).toEqual([]);
        const names = nodes.map((node) => ({
          text: node.label,
          x: node.x,
          y: node.y + node.height / 2 + labelPlace(node).gap,
        }));
        const labels = edges.map(({ label, route }) => ({
          text: label?.text ?? '',
          x: width / 2,
          y: route.bends?.[0]?.y ?? 0,
        }));
        const lying = labels.flatMap((label) =>
          names.filter((name) => touch(label, name)).map((name) => `${label.text} on ${name.text}`),
        );
        expect(lying).toEqual([]);
      }
  },
);
