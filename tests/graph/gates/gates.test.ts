import { describe, expect, test } from 'vitest';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { PathPrimitive, Primitive } from '../../../src/graph/drawing/primitives.ts';
import { drawGates } from '../../../src/graph/gates/draw.ts';
import {
  gatesFor,
  gone,
  isLit,
  middleOf,
  requestAt,
  timelineOver,
} from '../../../src/graph/gates/geometry.ts';
import type { GateLook, GatesPicture } from '../../../src/graph/gates/picture.ts';

const looks: readonly GateLook[] = ['passed', 'absent', 'passed', 'silent', 'passed', 'shut', 'notAsked'];

function picture(end: number | null, doors: readonly GateLook[] = []): GatesPicture {
  const gates = looks.map((look, i) => ({
    look: end === null && (look === 'shut' || look === 'notAsked') ? ('passed' as const) : look,
    doors: i === 2 ? doors.map((one) => ({ look: one, denies: false })) : [],
    denies: false,
  }));
  return { caller: { icon: 'person', tone: 'user' }, thing: { icon: 'file' }, asks: 'Get', gates, end };
}

const { allow, deny, denySoft } = palettes.light;
const drawn = (one: GatesPicture, notch: number, width: number): Map<string, readonly Primitive[]> =>
  new Map(drawGates(one, notch, gatesFor(width, 7), palettes.light).map(({ id, items }) => [id, items]));
const paths = (items: readonly Primitive[] | undefined): PathPrimitive[] =>
  (items ?? []).filter((item) => item.type === 'path');
const filledIn = (items: readonly Primitive[] | undefined, colour: string): number =>
  paths(items).filter(({ fill }) => fill === colour).length;

describe.each([1140, 760, 390])('the gates, %i px wide', (width) => {
  const at = gatesFor(width, 7);

  test('stand in their order, side by side or below each other, within the picture', () => {
    const places = at.gates.map(({ x, y }) => (at.isDown ? y : x));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { x, y, width: w, height: h } of at.gates) {
      expect(x).toBeGreaterThan(0);
      expect(x + w).toBeLessThan(at.width);
      expect(y + h).toBeLessThanOrEqual(at.height);
    }
    expect(at.isDown).toBe(width < 700);
  });

  test('the request stops before the gate that is shut, and nowhere behind it', () => {
    const along = (notch: number): number => {
      const { x, y } = requestAt(picture(5), at, notch);
      return at.isDown ? y : x;
    };
    const gate = middleOf(at, 5);
    expect(along(6)).toBeLessThan(at.isDown ? gate.y : gate.x);
    expect(along(5)).toBeCloseTo(along(6));
    for (let notch = 1; notch <= 6; notch++) expect(along(notch)).toBeGreaterThan(along(notch - 1) - 0.001);
  });

  test('the request comes to what was asked for where every gate lets it pass', () => {
    const end = requestAt(picture(null), at, 8);
    const [last] = at.gates.slice(-1);
    expect(at.isDown ? end.y : end.x).toBeGreaterThan(at.isDown ? (last?.y ?? 0) : (last?.x ?? 0));
  });
});

test('the timeline below gates side by side keeps within the page, with a notch before the first and one behind the last', () => {
  for (let width = 700; width < 900; width += 4) {
    const at = gatesFor(width, 7);
    const [first, last] = [middleOf(at, 0).x, middleOf(at, 6).x];
    expect(first - 3 * at.half).toBeGreaterThanOrEqual(-timelineOver);
    expect(last + 3 * at.half).toBeLessThanOrEqual(width + timelineOver);
  }
});

test('a gate is lit once the request has come to it', () => {
  expect([isLit(0, 0), isLit(0, 1), isLit(5, 5), isLit(5, 6)]).toEqual([false, true, false, true]);
  expect(filledIn(drawn(picture(5), 5, 1140).get('gates'), denySoft)).toBe(0);
  const shut = drawn(picture(5), 6, 1140);
  expect(filledIn(shut.get('gates'), denySoft)).toBe(1);
  // The bar across the way, and both parts of the keyhole.
  expect(filledIn(shut.get('gates'), deny)).toBe(3);
});

test('the way is solid through what said yes and dotted through what said nothing', () => {
  const at = gatesFor(1140, 7);
  const through = gone(picture(5), at, 6).map(({ look }) => look);
  expect(through).toEqual([
    'solid',
    'solid',
    'solid',
    'dotted',
    'solid',
    'solid',
    'solid',
    'dotted',
    'solid',
    'solid',
    'solid',
  ]);
  const way = paths(drawn(picture(5), 6, 1140).get('way'));
  expect(way.filter(({ stroke }) => stroke === allow)).toHaveLength(9);
});

test('an organization’s gate has a door for each level, and each says for itself', () => {
  const one = drawn(picture(5), 6, 1140);
  const three = drawn(picture(5, ['passed', 'passed', 'passed']), 6, 1140);
  const openings = (layers: ReturnType<typeof drawn>): number =>
    paths(layers.get('gates')).filter(({ stroke }) => stroke === allow).length;
  expect(openings(three)).toBe(openings(one) + 2);
});

test('the door that holds the Deny is marked, and no other', () => {
  const base = picture(0);
  const doors = [false, true, false].map((denies) => ({ look: 'notAsked' as const, denies }));
  const gates = base.gates.map((gate, i) =>
    i === 0
      ? { ...gate, look: 'shut' as const }
      : { ...gate, look: 'notAsked' as const, ...(i === 2 && { denies: true, doors }) },
  );
  const { width, x } = gatesFor(1140, 7).gates[2] ?? { width: 0, x: 0 };
  const badges = paths(drawn({ ...base, gates }, 1, 1140).get('badges')).filter(({ fill }) => fill === deny);
  expect(badges).toHaveLength(2);
  expect(badges[1]?.place[0]).toBeCloseTo(x + width / 2);
});
