import { beforeAll, expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { decisionHighlight } from '../../../src/assume/spotlight.ts';
import { attempt, nowOf, partNames, preparePart } from '../../../src/engine/index.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { wordsId } from '../../../src/graph/cloakroom/words-on-lines.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { faultsOf } from '../apart/judge-scene.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const carol = [...sampleWorld.tables.users.values()].find(({ name }) => name === 'carol')?.id ?? '';

function decided(action: string): Scene {
  const now = nowOf(sampleWorld);
  const question = { type: 'try', action, resource: 'arn:aws:s3:::reports/q3.csv' } as const;
  const { decision } = attempt(
    sampleWorld,
    { ...question, credentials: { type: 'console', id: carol } },
    now,
  );
  if (!decision) throw new Error('nothing was decided');
  const highlight = decisionHighlight(decision, carol, carol, { allow: 'read ✓', deny: 'delete ✗' });
  const model = project(sampleWorld, now);
  const picture = withPages(gather(model), policyTexts(sampleWorld));
  return draw(model, picture, arrange(picture, { you: carol }), { palette: palettes.light, now, highlight });
}

test.each([
  ['s3:GetObject', 'ReadReports', 'allows', 'triangle', 'read ✓', palettes.light.allow],
  ['s3:DeleteObject', 'KeepReports', 'denies', 'tee', 'delete ✗', palettes.light.deny],
] as const)(
  'The decision on %s is lit from who over the group and %s to the bucket, with its words on the last line',
  (action, page, kind, head, words, colour) => {
    const scene = decided(action);
    const nameOf = (id: string): string => {
      const node = scene.nodes.find((one) => one.id === id);
      return node?.page?.name ?? node?.label ?? id;
    };
    const lit = scene.edges.filter(({ glow }) => glow);
    expect(lit.map(({ source, target }) => `${nameOf(source)} → ${nameOf(target)}`).sort()).toEqual(
      [`Auditors → ${page}`, `${page} → reports`, 'carol → Auditors'].sort(),
    );
    const last = lit.find((edge) => edge.kind === kind);
    expect(last).toMatchObject({ head, colour, emphasis: 'hot', width: 3.5 });
    const pill = scene.nodes.find(({ id }) => id === wordsId(last?.id ?? ''));
    expect(pill?.texts?.map(({ text }) => text)).toEqual([words]);
    expect(scene.nodes.filter(({ id }) => id.startsWith('flow:words:'))).toHaveLength(1);
    expect(scene.nodes.find(({ label }) => label === 'reports')?.emphasis).toBe('hot');
    expect(scene.nodes.find(({ label }) => label === 'invoices')?.emphasis).toBe('rest');
    // Where lines are near each other, the words cover one that isn't lit, and nothing else.
    const faults = faultsOf(scene, palettes.light).filter(
      (one) => !/^the line .*(flow:words|[✓✗]”)/.test(one),
    );
    expect(faults).toEqual([]);
  },
);
