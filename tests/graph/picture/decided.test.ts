import { beforeAll, describe, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { noteId } from '../../../src/graph/cloakroom/note.ts';
import { wordsId } from '../../../src/graph/cloakroom/words-on-lines.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { pointsAlong } from '../../../src/graph/picture/route.ts';
import type { Scene, SceneEdge } from '../../../src/graph/picture/scene.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { faultsOf } from '../apart/judge-scene.ts';
import {
  barsOf,
  decide,
  linesOf,
  namedIn,
  small,
  stoppedOf,
  wide,
  wordsOf,
  type Decided,
} from './decided-scene.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const idOf = (wanted: string): string =>
  [...sampleWorld.tables.users.values()].find(({ name }) => name === wanted)?.id ?? '';
const [ana, carol] = [idOf('ana'), idOf('carol')];
const reports = 'arn:aws:s3:::reports/q3.csv';
const { light } = palettes;

const asked = (id: string, action: string, resource = reports): Decided =>
  decide(sampleWorld, { action, resource, credentials: { type: 'console', id } });
const decided = (...request: Parameters<typeof asked>): Scene => wide(asked(...request));

const ownLine = ({ edges }: Scene): SceneEdge | undefined => edges.find(({ kind }) => kind === 'decided');

test.each([
  ['s3:GetObject', 'ReadReports', 'allows', 'triangle', 'read ✓', light.allow],
  ['s3:DeleteObject', 'KeepReports', 'denies', 'none', 'delete ✗', light.deny],
] as const)(
  'The decision on %s is lit from who over the group to %s, and on to the bucket if it is allowed, with its words on the last line',
  (action, page, kind, head, words, colour) => {
    const scene = decided(carol, action);
    const isAllowed = kind === 'allows';
    const lit = [`Auditors → ${page}`, 'carol → Auditors', ...(isAllowed ? [`${page} → reports`] : [])];
    expect(linesOf(scene)).toEqual(lit.sort());
    expect(barsOf(scene)).toEqual(isAllowed ? [] : [`Auditors → ${page}`]);
    expect(stoppedOf(scene)).toEqual(isAllowed ? [] : [`${page} → reports`]);
    const last = scene.edges.find((edge) => edge.kind === kind && edge.emphasis === 'hot');
    expect(last).toMatchObject({ head, colour, width: isAllowed ? 3.5 : 2 });
    const pill = scene.nodes.find(({ id }) => id === wordsId(last?.id ?? ''));
    expect(pill?.texts?.map(({ text }) => text)).toEqual([words]);
    expect(wordsOf(scene)).toEqual([words]);
    expect(scene.nodes.find(({ label }) => label === 'reports')?.emphasis).toBe('hot');
    expect(scene.nodes.find(({ label }) => label === 'invoices')?.emphasis).toBe('rest');
    // The border of the page that decided has the decision's colour.
    const paper = scene.nodes.find((one) => one.page?.name === page)?.drawing;
    expect(JSON.stringify(paper?.items)).toContain(`"stroke":"${colour}"`);
    // Where lines are near each other, the words cover one that isn't lit, and nothing else.
    const faults = faultsOf(scene, light).filter((one) => !/^the line .*(flow:words|[✓✗]”)/.test(one));
    expect(faults).toEqual([]);
  },
);

describe('A refusal that no page decides', () => {
  test.each([
    ['iam:ListUsers', '*', 'all users', 'list users ✗ refused', 'neither page speaks of iam:ListUsers'],
    ['s3:GetObject', reports, 'reports', 'read ✗ refused', 'neither page allows it here'],
  ])('is drawn on %s %s from who past both pages to %s', (action, resource, thing, pill, note) => {
    const scene = decided(ana, action, resource);
    const line = ownLine(scene);
    expect(line).toMatchObject({ head: 'tee', colour: light.deny, source: ana, emphasis: 'hot' });
    expect(namedIn(scene)(line?.target ?? '')).toBe(thing);
    expect(wordsOf(scene).sort()).toEqual([pill, note].sort());
    // It runs below the last of the pages that it passes, and the note stands between the two.
    const pages = scene.nodes.filter((one) => one.page && one.emphasis === 'hot');
    expect(pages.map(({ page }) => page?.name).sort()).toEqual(['MayAssumeDeployer', 'TeamBucket']);
    const lowest = Math.max(...pages.map(({ y, height }) => y + height / 2));
    const [left, right] = [pages[0]!.x - pages[0]!.width / 2, pages[0]!.x + pages[0]!.width / 2];
    const beside = line ? pointsAlong(line.route).filter(({ x }) => x > left && x < right) : [];
    const told = scene.nodes.find(({ id }) => id === noteId);
    expect(beside.length).toBeGreaterThan(3);
    for (const { y } of beside) expect(y).toBeGreaterThan(told?.y ?? Infinity);
    expect(told?.y).toBeGreaterThan(lowest);
    const faults = faultsOf(scene, light).filter((one) => !/^the line .*(flow:words|[✓✗]|page)/.test(one));
    expect(faults).toEqual([]);
  });

  test.each([
    ['iam:ListUsers', '*'],
    ['s3:GetObject', 'arn:aws:s3:::web-assets/logo.svg'],
  ])('goes down and up in an arch on %s: nowhere straight up, and with no corner', (action, resource) => {
    const line = ownLine(decided(ana, action, resource));
    const points = line ? pointsAlong(line.route) : [];
    const steps = points.slice(1).map(({ x, y }, i) => ({
      dx: x - (points[i]?.x ?? 0),
      dy: y - (points[i]?.y ?? 0),
    }));
    expect(Math.max(...steps.map(({ dx, dy }) => Math.abs(dy) / Math.max(dx, 1e-9)))).toBeLessThan(5);
  });

  test('leaves the mark at the end of its line in sight', () => {
    const scene = decided(ana, 'iam:ListUsers', '*');
    const line = ownLine(scene);
    const pill = scene.nodes.find(({ id }) => id === wordsId(line?.id ?? ''));
    expect((pill?.x ?? 0) + (pill?.width ?? 0) / 2 + 10).toBeLessThan(line?.route.to.x ?? 0);
  });

  test('is said in a sentence, with the pages past which it goes', () => {
    const { decided: told } = asked(ana, 'iam:ListUsers', '*').highlight;
    expect(told?.told).toBe(
      'ana, past MayAssumeDeployer and TeamBucket, does not reach all users: list users refused.',
    );
  });

  test('needs no page: somebody without one is refused on the straight way', () => {
    const scene = decided(idOf('ci-bot'), 's3:GetObject');
    expect(linesOf(scene)).toEqual(['ci-bot → reports']);
    expect(wordsOf(scene)).toEqual(['read ✗ refused']);
  });
});

// KeepReports is an inline policy, which such a picture shows as a mark on its owner until it decides.
describe('On a phone the path stands alone, and goes to the thing', () => {
  test.each([
    [
      carol,
      's3:GetObject',
      ['carol → Auditors', 'Auditors → ReadReports', 'ReadReports → reports'],
      'read ✓',
    ],
    [
      carol,
      's3:DeleteObject',
      ['carol → Auditors', 'Auditors → KeepReports'],
      'delete ✗',
      'KeepReports → reports',
    ],
    [
      ana,
      's3:GetObject',
      ['ana → Developers', 'Developers → MayAssum…oyer', 'Developers → TeamBucket', 'ana → reports'],
      'read ✗ refused',
    ],
  ])('for %s on %s', (id, action, lines, pill, beyond: string | null = null) => {
    const scene = small(asked(id, action));
    expect(linesOf(scene)).toEqual([...lines].sort());
    expect(stoppedOf(scene)).toEqual(beyond === null ? [] : [beyond]);
    expect(wordsOf(scene)).toEqual([pill]);
    const words = scene.nodes.find((one) => one.id.startsWith('flow:words:'));
    const last = Math.max(...scene.nodes.map(({ x }) => x));
    expect((words?.x ?? 0) + (words?.width ?? 0) / 2).toBeLessThanOrEqual(last + 72);
    const ends = new Set([...lines, beyond ?? ''].flatMap((line) => line.split(' → ')).filter(Boolean));
    const drawn = scene.nodes.flatMap(({ label }) => (label === '' ? [] : [label]));
    expect(drawn.sort()).toEqual([...ends].sort());
  });

  test('in an arch above the group and the pages if none of them allows it, with its words on top', () => {
    const scene = small(asked(ana, 's3:GetObject'));
    const points = pointsAlong(ownLine(scene)!.route);
    const top = Math.min(...points.map(({ y }) => y));
    const passed = scene.nodes.filter(({ kind, label }) => /^(group|policy)$/.test(kind) && label !== '');
    expect(passed).toHaveLength(3);
    for (const { y, height } of passed) expect(top).toBeLessThan(y - height / 2 - 10);
    const words = scene.nodes.find((one) => one.id.startsWith('flow:words:'))!;
    expect(words.y).toBeCloseTo(top, 0);
  });
});
