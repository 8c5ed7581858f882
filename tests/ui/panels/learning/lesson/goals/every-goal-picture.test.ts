import { beforeAll, describe, expect, test } from 'vitest';
import {
  arrange,
  type Arranged,
  beyondKey,
  type Box,
  wayKey,
} from '../../../../../../src/graph/goals/arrange.ts';
import { audience } from '../../../../../../src/graph/goals/audience.ts';
import { foldLines, tellingOrder } from '../../../../../../src/graph/goals/fold.ts';
import { between } from '../../../../../../src/graph/goals/between.ts';
import { drawGoals } from '../../../../../../src/graph/goals/draw.ts';
import {
  headsHeight,
  leastZoom,
  nameGap,
  noteHeight,
  pageSize,
  pageTexts,
  pillParts,
  roomOf,
  textsBelow,
  widthOf,
} from '../../../../../../src/graph/goals/measures.ts';
import { goalsViewport } from '../../../../../../src/graph/goals/viewport.ts';
import type { Point } from '../../../../../../src/graph/picture/geometry.ts';
import { palettes } from '../../../../../../src/graph/drawing/palette.ts';
import { prepareLesson, startAttempt } from '../../../../../../src/lessons/attempt/attempt.ts';
import { checkGoals } from '../../../../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../../../../src/lessons/attempt/lesson-start.ts';
import { play } from '../../../../../../src/lessons/lint/play.ts';
import { proseText } from '../../../../../../src/lessons/prose-text.ts';
import { toldBy } from '../../../../../../src/lessons/reaches.ts';
import {
  goalPicture,
  nowPicture,
  startPicture,
  type ToldPicture,
} from '../../../../../../src/ui/panels/learning/lesson/goals/goal-picture.ts';
import { picturedGoals } from '../../../../../../src/ui/panels/learning/lesson/goals/pictured-goals.ts';
import { taskOf } from '../../../../../../src/ui/panels/learning/lesson/task-of.ts';
import { namedByGoals } from '../../../../../../src/ui/panels/learning/lesson/goals/goal-names.ts';
import {
  itemsOf,
  longestSentence,
  namedBySentence,
  sentenceOf,
  toldLine,
} from '../../../../../../src/ui/panels/learning/lesson/goals/goal-sentences.ts';
import { tiesIn } from '../../../../../graph/goals/tie-words.ts';
import { standingAlone, writtenIn } from '../../../../../graph/sheet/standing-alone.ts';
import { pointsOf } from '../../../../../graph/picture/route-points.ts';
import { isDrawnLesson } from '../../../../../drawn.ts';
import { everyLesson } from '../../../../../fixtures/solved-attempt.ts';

/** A desktop beside a lesson, with a card open, a tablet, and phones. */
const sizes = [
  { width: 1080, height: 740 },
  { width: 760, height: 700 },
  { width: 768, height: 360 },
  { width: 390, height: 254 },
  { width: 360, height: 254 },
];

/** Phones on their side, a tablet and a desktop with the drawer open: what is too high for them folds. */
const lowSizes = [
  { width: 422, height: 242 },
  { width: 370, height: 212 },
  { width: 768, height: 300 },
  { width: 1080, height: 340 },
];

const foldingFor = (shown: ToldPicture, all: readonly ToldPicture[]) =>
  foldLines(tellingOrder(shown, all, [toldLine(shown)?.id]));

interface Rect {
  readonly of: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const rect = (of: string, { x, y, width, height }: Box): Rect => ({
  of,
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** All that is drawn of a picture, apart from its lines. */
function rects(picture: ToldPicture, at: Arranged): Rect[] {
  const nodes = picture.nodes.flatMap((node) => {
    const box = at.nodes.get(node.id);
    if (!box) return [];
    const y = box.y + box.height / 2 + nameGap;
    const texts = textsBelow(node, at.room).map((text, i) => ({ ...text, y: y + i * noteHeight }));
    return [
      rect(`node ${node.id}`, box),
      ...texts.map(({ text, size, y: middle }) =>
        rect(`name ${node.id} ${text}`, { x: box.x, y: middle, width: widthOf(text, size), height: size }),
      ),
    ];
  });
  return [
    ...nodes,
    ...[...at.pages].map(([id, box]) => rect(`page ${id}`, box)),
    ...[...at.pills].map(([id, box]) => rect(`pill ${id}`, box)),
    ...tiesIn(picture, at).map(({ key, words }) => rect(`words ${key}`, words)),
  ];
}

const touch = (a: Rect, b: Rect): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;

function overlaps(all: readonly Rect[]): string[] {
  const owner = (of: string): string => of.replace(/^(node|name) /, '').split(' ')[0] ?? of;
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => touch(a, b) && owner(a.of) !== owner(b.of))
      .map((b) => `${a.of} on ${b.of}`),
  );
}

/**
 * Each line that runs through what isn't its own. Its own are its ends, its group, its page and its pill; the line between
 * a page and the pills under it is one for them all.
 */
function struck(picture: ToldPicture, at: Arranged): string[] {
  const boxes = new Map([
    ...at.nodes,
    ...at.pages,
    ...[...at.pills].map(([id, box]) => [`pill:${id}`, box] as const),
    ...tiesIn(picture, at).map(({ key, words }) => [key, words] as const),
  ]);
  const hits = (key: string, own: ReadonlySet<string | null>, stem: number | null): string[] => {
    const route = at.routes.get(key);
    const points = route ? pointsOf(route) : [];
    return [...boxes].flatMap(([id, { x, y, width, height }]) => {
      const isIn = (point: Point): boolean =>
        Math.abs(point.x - x) < width / 2 - 4 &&
        Math.abs(point.y - y) < height / 2 - 4 &&
        !(id.startsWith('pill:') && stem !== null && Math.abs(point.x - stem) < 9);
      return own.has(id) || !points.some(isIn) ? [] : [`${key} through ${id}`];
    });
  };
  const names = rects(picture, at).filter(({ of }) => of.startsWith('name '));
  const onNames = [...at.routes].flatMap(([key, route]) => {
    const points = pointsOf(route);
    const isIn = ({ left, right, top, bottom }: Rect): boolean =>
      points.some(({ x, y }) => x > left && x < right && y > top + 1 && y < bottom - 1);
    return names.filter(isIn).map(({ of }) => `${key} through ${of}`);
  });
  const ofLines = picture.lines.flatMap((line) => [
    ...line.ways.flatMap((way) =>
      hits(
        wayKey(line, way),
        new Set([way.who, way.group, way.page, line.target, `pill:${line.id}`]),
        at.pages.get(way.page ?? '')?.x ?? null,
      ),
    ),
    ...hits(beyondKey(line), new Set([line.target, ...line.ways.map(({ page }) => page)]), null),
  ]);
  const ofTies = tiesIn(picture, at).flatMap(({ key }) =>
    hits(key, new Set([...key.split('>>'), key]), null),
  );
  return [...ofLines, ...ofTies, ...onNames];
}

describe.each(
  everyLesson()
    .filter((_, at) => isDrawnLesson(at))
    .map((lesson) => [lesson.id, lesson] as const),
)('The picture of %s', (_id, lesson) => {
  let begun: ReturnType<typeof startAttempt>;
  let named: ReturnType<typeof namedByGoals>;
  let states: { readonly [S in 'start' | 'now' | 'goal' | 'near' | 'solved']: ToldPicture };

  beforeAll(async () => {
    const [prepared, { world }] = await Promise.all([
      prepareLesson(lesson),
      lessonStart(lesson, Date.UTC(2026, 0)),
    ]);
    begun = startAttempt(prepared, world, 'seed');
    const [miss] = lesson.proof.nearMisses;
    const [near, solved] = await Promise.all([
      play(prepared, world, miss?.steps ?? []),
      play(prepared, world, lesson.proof.solutions[0]?.steps ?? []),
    ]);
    const told = { you: null, isTold: true };
    states = {
      start: startPicture(begun),
      now: nowPicture(begun, checkGoals(begun), { you: null, isTold: false }),
      goal: goalPicture(begun, checkGoals(begun)),
      near: nowPicture(near.attempt, near.states, told),
      solved: nowPicture(solved.attempt, solved.states, told),
    };
    named = namedByGoals(toldBy(begun, checkGoals(begun)));
    const reaches = toldBy(begun, checkGoals(begun)).reaches.map(({ goal }) => goal);
    // A wrong answer draws what breaks a goal, too.
    const broken = toldBy(near.attempt, near.states).breaches.map(({ goal }) => goal);
    for (const picture of Object.values(states)) {
      const goals = picture === states.near ? [...reaches, ...broken] : reaches;
      expect([...new Set(picture.lines.flatMap((line) => line.goals))].sort()).toEqual(
        [...new Set(goals)].sort(),
      );
    }
  });

  test('stands in a file by itself, with its sentence, its lesson and each thing’s name', () => {
    const [{ width }, picture] = [sizes[0]!, states.goal];
    const [at] = arrange([picture], { width, height: 740 });
    const written = writtenIn(standingAlone(picturedGoals(picture, at!, lesson.title), 'light'));
    const texts = written.split(' | ');
    /** Whether a name stands there, whole or cut in the middle. */
    const stands = (name: string): boolean =>
      written.includes(name) ||
      texts.some((text) => {
        const [start = '', end] = text.split('…');
        return end !== undefined && name.startsWith(start) && name.endsWith(end);
      });
    expect(picture.nodes.map(({ name }) => name).filter((name) => !stands(name))).toEqual([]);
    expect(written).toContain(lesson.title);
  });

  test('gives each line its way and its pill, and lays nothing on another', () => {
    for (const size of sizes)
      for (const trio of [
        [states.start, states.near, states.goal],
        [states.start, states.solved, states.goal],
      ]) {
        arrange(trio, size).forEach((at, i) => {
          const picture = trio[i]!;
          const place = `${String(size.width)} ${picture.state}`;
          for (const line of picture.lines) {
            expect(at.pills.has(line.id), `${place} ${line.id}`).toBe(true);
            for (const way of line.ways)
              expect(at.routes.has(wayKey(line, way)), `${place} ${line.id}`).toBe(true);
          }
          expect(struck(picture, at), place).toEqual([]);
          // Each way can become any other; a tie is the same in all states.
          const ties = new Set(tiesIn(picture, at).map(({ key }) => key));
          const ways = [...at.routes].filter(([key]) => !ties.has(key));
          expect(new Set(ways.map(([, { bends }]) => bends?.length)).size).toBeLessThan(2);
          const all = rects(picture, at);
          expect(overlaps(all), place).toEqual([]);
          expect(
            all.filter(
              ({ left, right, top, bottom }) =>
                left < -1 || right > size.width + 1 || top < -1 || bottom > at.bounds.bottom + 1,
            ),
            place,
          ).toEqual([]);
        });
      }
  });

  test('stands below the heads of its columns', () => {
    for (const size of [...sizes, ...lowSizes]) {
      if (roomOf(size.width) === 'small') continue;
      const trio = [states.start, states.near, states.goal];
      arrange(trio, size, lowSizes.includes(size) ? foldingFor(states.near, trio) : undefined).forEach(
        (at, i) => {
          const picture = trio[i]!;
          if (at.bounds.bottom * leastZoom > size.height + 0.5) return;
          const { zoom, y } = goalsViewport(at.bounds, size, 0);
          // A page's halo and the point at its top reach 5 px further.
          const tops = rects(picture, at).map(({ of, top }) => [of, y + zoom * (top - 5)] as const);
          expect(
            tops.filter(([, top]) => top < headsHeight),
            `${String(size.width)} ${picture.state}`,
          ).toEqual([]);
        },
      );
    }
  });

  test('is read from afar before an audience, most of all where it is about the slide’s goal', () => {
    const [place, trio] = [{ width: 1920, height: 606 }, [states.start, states.near, states.goal]];
    for (const [i, shown] of trio.entries())
      for (const goal of shown === states.goal ? lesson.goals.map(({ id }) => id) : ['']) {
        const about = shown.lines.flatMap(({ id, goals }) => (goals.includes(goal) ? id : []));
        const whole = audience.arrange(arrange, trio, place)[i]!;
        const folds = foldLines(tellingOrder(shown, trio, [...about, toldLine(shown)?.id]));
        const isTooHigh = audience.isTooHigh(whole, place);
        const at = isTooHigh ? audience.arrange(arrange, trio, place, folds)[i]! : whole;
        const { zoom, y } = audience.fit(at.bounds, place);
        const drawn = shown.lines.map(({ id }) => id).filter((id) => at.pills.has(id));
        const told = `${shown.state} ${goal}: ${String(drawn.length)} lines`;
        // Letters of 14 have 28 CSS pixels; one line with all who stand on it may need more height.
        expect(zoom, told).toBeGreaterThanOrEqual(drawn.length > 1 ? 1.999 : 1.2);
        if (about.length > 0)
          expect(
            drawn.some((id) => about.includes(id)),
            told,
          ).toBe(true);
        // The columns' heads are as large.
        const tops = rects(shown, at).map(({ of, top }) => [of, y + zoom * (top - 5)] as const);
        expect(
          tops.filter(([, top]) => top < 40),
          told,
        ).toEqual([]);
      }
  });

  test('folds whole lines where it is too high, and shows the rest as a whole, with what its sentence names', () => {
    for (const size of lowSizes)
      for (const shown of [states.start, states.near, states.goal]) {
        const trio = [states.start, states.near, states.goal];
        arrange(trio, size, foldingFor(shown, trio)).forEach((at, i) => {
          const picture = trio[i]!;
          const place = `${String(size.width)} ${shown.state} ${picture.state}`;
          const drawn = picture.lines.filter(({ id }) => at.pills.has(id)).map(({ id }) => id);
          for (const { id, ways } of picture.lines)
            for (const { who } of ways)
              if (drawn.includes(id)) expect(at.nodes.has(who), `${place} ${who}`).toBe(true);
          if (drawn.length > 1) expect(at.bounds.bottom * leastZoom, place).toBeLessThanOrEqual(size.height);
          if (at.needs * leastZoom <= size.height) expect(drawn.length, place).toBe(picture.lines.length);
          if (picture === shown)
            expect(
              namedBySentence(shown).filter((id) => !at.nodes.has(id) && !at.pages.has(id)),
              place,
            ).toEqual([]);
          const left = { ...picture, lines: picture.lines.filter(({ id }) => drawn.includes(id)) };
          expect(struck(left, at), place).toEqual([]);
          expect(overlaps(rects(left, at)), place).toEqual([]);
        });
      }
  });

  test('breaks no word on a pill, and says in full what should be allowed or refused', () => {
    const inWord = (text: string, at: number): boolean => /^[a-z]{2}$/.test(text.slice(at - 1, at + 1));
    for (const size of sizes) {
      const trio = [states.start, states.near, states.goal];
      arrange(trio, size).forEach((at, i) => {
        for (const line of trio[i]!.lines) {
          const shown = pillParts(line, at.room, at.pills.get(line.id)!.width);
          const place = `${String(size.width)} ${line.verbs}`;
          const wishes = [line.should, ...line.short.should];
          if (line.short.should.length > 0) expect(wishes, place).toContain(shown.should);
          for (const [full, short] of [
            [[line.verbs, ...line.short.verbs].at(-1)!, shown.verbs],
            [line.should ?? '', shown.should ?? ''],
          ] as const) {
            const [head = '', tail] = short.split('…');
            if (tail === undefined) continue;
            expect([full.startsWith(head), full.endsWith(tail)], `${place}: ${short}`).toEqual([true, true]);
            expect(inWord(full, head.length) || inWord(full, full.length - tail.length), short).toBe(false);
          }
        }
      });
    }
  });

  test('cuts none of the page’s own words below somebody or on a page, where half of them would say the opposite', () => {
    for (const { width } of sizes)
      for (const { nodes, pages } of Object.values(states)) {
        const room = roomOf(width);
        const ours = pages.filter(({ kind }) => kind !== 'policy');
        const shown = [
          ...nodes.filter(({ short }) => short).map((node) => textsBelow(node, room)[0]?.text ?? ''),
          ...ours.flatMap((page) => pageTexts(page, pageSize(page, room).width, room).lines),
          ...ours
            .filter(({ id }) => !id.startsWith('wanted:what:'))
            .map((page) => pageTexts(page, pageSize(page, room).width, room).name),
        ];
        expect(
          shown.filter((text) => text.includes('…')),
          String(width),
        ).toEqual([]);
      }
  });

  test('ends each refusal by a policy at its page, with one T-bar, and goes on from there without an end', () => {
    for (const size of sizes)
      for (const picture of Object.values(states)) {
        const [at] = arrange([picture], size);
        const { edges } = drawGoals(picture, at!, palettes.light);
        const bars = edges.filter(({ head }) => head === 'tee');
        for (const line of picture.lines) {
          const page = at!.pages.get(line.ways.find((way) => way.page !== null)?.page ?? '');
          const own = bars.filter(({ id }) => line.ways.some((way) => id.startsWith(`way:${way.id}`)));
          const beyond = edges.filter(({ id }) => id === beyondKey(line));
          expect(beyond.length).toBe(line.endsAtPage ? 1 : 0);
          if (!line.endsAtPage) continue;
          expect(own.length).toBeGreaterThan(0);
          for (const { route } of own)
            expect(route.to).toEqual({ x: page!.x, y: page!.y + page!.height / 2 + 2 });
          expect(beyond[0]).toMatchObject({ head: 'none', line: 'broken', target: line.target, width: 2 });
        }
      }
  });

  test('draws all that its goals and its sentence name', () => {
    expect(lesson.goals.map(({ id }) => id)).toEqual(expect.arrayContaining([...named.keys()]));
    const goals = [...named.values()].flatMap((ids) => [...ids]);
    for (const picture of Object.values(states)) {
      const drawn = new Set([...picture.nodes, ...picture.pages].map(({ id }) => id));
      expect(goals.filter((id) => !drawn.has(id))).toEqual([]);
      const said = namedBySentence(picture);
      expect(said.filter((id) => !drawn.has(id))).toEqual([]);
      // The page's attribute separates them by blanks.
      expect([...goals, ...said].filter((id) => id.includes(' '))).toEqual([]);
      if (picture.state !== 'goal' && picture.lines.some(({ is }) => is !== null))
        expect(said.length).toBeGreaterThan(0);
    }
  });

  test('draws everybody whom its task or a goal names, and promises nothing for later in what should be true', () => {
    const said = [...lesson.goals.map(({ says }) => says), proseText(taskOf(lesson.prose).task)].join(' ');
    const words = new Set(said.split(/[^\w@-]+/));
    const { users, groups, roles } = begun.world.tables;
    const known = [users, groups, roles].flatMap((rows) => [...rows.values()].map(({ name }) => name));
    for (const picture of [states.start, states.now, states.goal]) {
      const drawn = new Set(picture.nodes.map(({ name }) => name));
      expect(known.filter((name) => words.has(name) && !drawn.has(name))).toEqual([]);
    }
    const notes = states.goal.nodes.flatMap((node) => [
      ...node.notes,
      ...node.beside.map(({ note }) => note),
    ]);
    expect(notes.filter((note) => /\byet$/.test(note))).toEqual([]);
    const texts = Object.values(states).flatMap(({ nodes }) =>
      nodes.flatMap(({ name, beside }) => [name, ...beside.map((one) => one.name)]),
    );
    expect(texts.filter((text) => /[%@$]/.test(text))).toEqual([]);
    for (const { lines, pages } of Object.values(states))
      if (lines.length === 0) expect(pages.map(({ id }) => id)).not.toContain('none');
  });

  test('has room for the mark on whoever acts', () => {
    for (const size of sizes)
      for (const acting of states.near.nodes.filter(
        ({ column, kind }) => column === 'who' && kind === 'user',
      )) {
        const near = {
          ...states.near,
          nodes: states.near.nodes.map((node) => ({ ...node, isYou: node.id === acting.id })),
        };
        const [, at] = arrange([states.start, near, states.goal], size);
        const mark = drawGoals(near, at!, palettes.light).nodes.find(({ id }) => id.startsWith('you:'))!;
        const others = rects(near, at!).filter(
          ({ of }) => /^(node|name) who:/.test(of) && !of.includes(acting.id),
        );
        const you = rect('the mark', mark);
        expect(you.left, `${String(size.width)} ${acting.id}`).toBeGreaterThanOrEqual(0);
        expect(you.top, `${String(size.width)} ${acting.id}`).toBeGreaterThanOrEqual(0);
        expect(
          others.filter((one) => touch(you, one)).map(({ of }) => of),
          `${String(size.width)} ${acting.id}`,
        ).toEqual([]);
      }
  });

  test('keeps people and things at their places from one state to the next', () => {
    for (const size of sizes) {
      const [start, now, goal] = arrange([states.start, states.near, states.goal], size);
      for (const [id, { x, y }] of start!.nodes)
        for (const other of [now!, goal!]) {
          const at = other.nodes.get(id);
          if (at && !id.startsWith('group:')) expect([id, at.x, at.y]).toEqual([id, x, y]);
        }
    }
  });

  test('draws the end of its recipe as all met, and each line of the goal as it should be', () => {
    expect(states.solved.isSolved).toBe(true);
    expect(states.solved.lines.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(states.solved.lines.filter(({ tone }) => tone === 'warn' || tone === 'open')).toEqual([]);
    expect(states.goal.lines.filter(({ is, wants }) => is !== wants)).toEqual([]);
    expect(
      states.solved.nodes.filter(({ beside }) => beside.some((one) => !one.isDone && /yet/.test(one.note))),
    ).toEqual([]);
  });

  test('says in one short sentence what it shows, and all of it in a list', () => {
    for (const picture of Object.values(states)) {
      const { says, more } = sentenceOf(picture);
      expect([says, more].filter((one) => /^(policy|trust) of |Policy (policy|trust) of /.test(one))).toEqual(
        [],
      );
      expect([...says].length).toBeLessThanOrEqual(longestSentence);
      expect(says).not.toMatch(/[%@$]|undefined/);
      // What is said has somebody or a policy that does it, and what stands beside a role is no deed.
      expect(says).not.toMatch(/^\S+: trusts/);
      expect(says).not.toMatch(/ is (open|closed)\.$/);
      const items = itemsOf(picture);
      for (const [i, { endsAtPage, ways, is }] of picture.lines.entries()) {
        const page = picture.pages.find(({ id }) => ways.some((way) => way.page === id));
        if (endsAtPage && is !== null) expect(items[i]).toContain(`refused by ${page?.name ?? ''}`);
      }
      expect(items.length).toBeGreaterThanOrEqual(picture.lines.length);
      expect(items.filter((item) => /[%@$]|undefined/.test(item))).toEqual([]);
    }
  });

  test('draws no text below 13 px, and moves through scenes without holes', () => {
    const trio = [states.start, states.near, states.goal] as const;
    const [start, , goal] = arrange(trio, sizes[0]!);
    const [from, to] = [
      drawGoals(trio[0], start!, palettes.light),
      drawGoals(trio[2], goal!, palettes.light),
    ];
    for (const part of [0, 0.3, 0.7, 1]) {
      const scene = between(from, to, part);
      const ids = new Set(scene.nodes.map(({ id }) => id));
      expect(ids.size).toBe(scene.nodes.length);
      expect(new Set(scene.edges.map(({ id }) => id)).size).toBe(scene.edges.length);
      expect(scene.edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target))).toEqual([]);
      const sizesDrawn = scene.nodes.flatMap(({ texts = [] }) => texts.map(({ size }) => size));
      expect(Math.min(...sizesDrawn)).toBeGreaterThanOrEqual(13);
    }
  });
});

test('A deed stands beside the thing that its goal names: ana’s notes, and not the reports', async () => {
  const lesson = everyLesson().find(({ id }) => id === 'assumerole-by-steps')!;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const beside = async (steps: Parameters<typeof play>[2]) => {
    const { attempt, states } = await play(prepared, world, steps);
    const { nodes } = nowPicture(attempt, states, { you: null, isTold: true });
    const things = nodes.filter(({ column }) => column === 'what');
    return things.flatMap((node) => node.beside.map(({ name, note }) => [node.name, name, note]));
  };
  expect(await beside([])).toEqual([
    ['reports', 'q3.csv', 'not read yet'],
    ['ana-notes', 'todo.txt', 'Reader hasn’t tried to read'],
    ['ana-notes', 'todo.txt', 'not read yet'],
    ['Reader', '', 'trusts: this account'],
  ]);
  // A read before there is a session was a read, though it doesn't show what the lesson is about.
  expect(await beside(lesson.proof.nearMisses.at(-1)!.steps)).toContainEqual([
    'ana-notes',
    'todo.txt',
    'read too early',
  ]);
  expect(await beside(lesson.proof.solutions[1]!.steps)).toEqual([
    ['reports', 'q3.csv', 'Reader read it'],
    ['ana-notes', 'todo.txt', 'Reader tried to read: refused'],
    ['ana-notes', 'todo.txt', 'ana read it'],
    ['Reader', '', 'trusts: this account'],
  ]);
});

test('Two goals that ask for one deed say once that nobody has tried it', async () => {
  const lesson = everyLesson().find(({ id }) => id === 'your-role-as-code')!;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const { attempt, states } = await play(prepared, world, []);
  const { nodes } = nowPicture(attempt, states, { you: null, isTold: true });
  const lambda = nodes.find(({ name }) => name === 'Lambda');
  expect(lambda?.beside.map(({ note }) => note)).toEqual(['dev hasn’t tried to create a function']);
});

test('What the root user hasn’t tried yet says so in a sentence, beside the role that it is about', async () => {
  const lesson = everyLesson().find(({ id }) => id === 'trust-or-permission')!;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const { attempt, states } = await play(prepared, world, []);
  const { nodes } = nowPicture(attempt, states, { you: null, isTold: true });
  const reader = nodes.find(({ name, column }) => name === 'Reader' && column === 'what');
  expect(reader?.beside.map(({ note }) => note)).toContain('the root user hasn’t tried to change the trust');
});

test('Of somebody whose calls have several origins, the one is marked whose calls come as those of the learner', async () => {
  const lesson = everyLesson().find(({ id }) => id === 'from-inside-the-network')!;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  const attempt = startAttempt(prepared, world, 'seed');
  const ana = [...world.tables.users.values()].find(({ name }) => name === 'ana')!;
  const marked = (endpoint: string | null): string[] =>
    nowPicture(attempt, checkGoals(attempt), { you: ana.id, endpoint, isTold: true })
      .nodes.filter(({ isYou }) => isYou)
      .map(({ name, notes }) => [name, ...notes].join(', '));
  expect(marked(null)).toEqual(['ana']);
  expect(marked('vpce-0a1b2c3d')).toEqual(['ana inside, vpce-0a1b2c3d']);
  expect(marked('vpce-0e5f6a7b')).toEqual(['ana elsewhere']);
});

async function drawnAfter(
  id: string,
  steps: Parameters<typeof play>[2],
): Promise<ReturnType<typeof nowPicture>> {
  const lesson = everyLesson().find((one) => one.id === id)!;
  const { world } = await lessonStart(lesson, Date.UTC(2026, 0));
  const { attempt, states } = await play(await prepareLesson(lesson), world, steps);
  return nowPicture(attempt, states, { you: null, isTold: true });
}

test('Of users with policies of their own, which no line tells, those are marked that still have one', async () => {
  const { solutions } = everyLesson().find(({ id }) => id === 'groups-carry-policies')!.proof;
  const picture = await drawnAfter('groups-carry-policies', solutions[0]!.steps.slice(0, -1));
  const own = picture.nodes.filter(({ notes }) => notes.includes('own policy'));
  expect(own.map(({ name, isWrong }) => [name, isWrong])).toEqual([['ben', true]]);
  // The line to that policy is amber as well: the others, which lead through the group, keep their colour.
  const { edges } = drawGoals(picture, arrange([picture], sizes[0]!)[0]!, palettes.light);
  const marked = edges.filter(({ colour }) => colour === palettes.light.amber);
  expect(marked.map(({ source }) => source)).toEqual([own[0]?.id]);
});

test('A page with several conditions marks the one that tells whose request gets through', async () => {
  const { nearMisses, solutions } = everyLesson().find(({ id }) => id === 'the-pipeline')!.proof;
  for (const steps of [solutions[0]!.steps, nearMisses[0]!.steps]) {
    const { pages } = await drawnAfter('the-pipeline', steps);
    const marked = pages.flatMap(({ lines }) =>
      lines.flatMap(({ text, isMarked }) => (isMarked ? [text] : [])),
    );
    expect(marked[0]).toMatch(/^if sub = repo:example-corp@4001\/site@9002:/);
  }
});
