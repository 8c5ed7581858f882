import { expect, test } from 'vitest';
import { policyTexts } from '../../../../../src/assume/policy-texts.ts';
import { type Caller, nowOf } from '../../../../../src/engine/index.ts';
import { arrange } from '../../../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../../../src/graph/cloakroom/pages.ts';
import { palettes } from '../../../../../src/graph/drawing/palette.ts';
import { project } from '../../../../../src/graph/model/project.ts';
import { draw } from '../../../../../src/graph/picture/draw.ts';
import { withMark } from '../../../../../src/graph/picture/endpoint-mark.ts';
import { gather } from '../../../../../src/graph/picture/stacks.ts';
import { endpointIn } from '../../../../../src/ui/panels/account/graph/endpoint-in.ts';
import { sampleWorld as world } from '../../../../fixtures/sample-world.ts';

const now = nowOf(world);
const model = project(world, now);
const picture = withPages(gather(model), policyTexts(world));
const idOf = (name: string): string => world.tables.users.list().find((row) => row.name === name)?.id ?? '';
const layout = arrange(picture, { you: idOf('ana') });
const scene = draw(model, picture, layout, { palette: palettes.light, now });
const as = (principalId: string) => ({ ok: true, value: { type: 'user', principalId } as Caller }) as const;
const within = { ...layout.bounds, left: layout.bounds.left - 260 };
const sight = { scene, picture, textScale: 1, within };

test('whoever calls through an endpoint has its mark near, and a line leads from that to the mark “you”', () => {
  const mark = endpointIn({ world, caller: as(idOf('ana')), endpoint: 'vpce-0a1b2c3d' }, sight);
  if (!mark?.line) throw new Error('There is no mark, or no line');
  expect(mark.text).toBe('through vpce-0a1b2c3d');
  const you = scene.nodes.find(({ id }) => id === 'flow:you');
  if (!you) throw new Error('Nobody is marked “you”');
  const { x, y } = mark.line.at(-1) ?? you;
  expect(mark.line).toHaveLength(2);
  expect(Math.abs(x - you.x)).toBeLessThanOrEqual(you.width / 2);
  expect(Math.abs(y - you.y)).toBeLessThanOrEqual(you.height / 2);
  expect(Math.hypot(mark.at.x - you.x, mark.at.y - you.y)).toBeLessThan(200);
  const { left } = withMark({ left: 0, right: 0, top: 0, bottom: 0 }, mark);
  expect(left).toBe(Math.min(0, mark.at.x - mark.width / 2 - 5));
});

test('there is no mark over the internet, nor at somebody whom the picture doesn’t show', () => {
  expect(endpointIn({ world, caller: as(idOf('ana')), endpoint: null }, sight)).toBeNull();
  expect(endpointIn({ world, caller: as('nobody'), endpoint: 'vpce-0a1b2c3d' }, sight)).toBeNull();
});
