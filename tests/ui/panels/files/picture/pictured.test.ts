import { describe, expect, test } from 'vitest';
import { stageOf } from '../../../../../src/assume/stage.ts';
import { whyOf } from '../../../../../src/assume/why/gates.ts';
import { decide } from '../../../../../src/engine/index.ts';
import { FactsIndex } from '../../../../../src/graph/overview/facts-index.ts';
import { focusOf } from '../../../../../src/graph/overview/focus.ts';
import { overviewOf } from '../../../../../src/graph/overview/overview.ts';
import { pictureOf } from '../../../../../src/graph/sheet/sheet.ts';
import { endpointOver } from '../../../../../src/ui/panels/account/graph/endpoint-in.ts';
import { picturedOverview } from '../../../../../src/graph/sheet/pictured-overview.ts';
import { picturedOrganization } from '../../../../../src/ui/panels/account/graph/organization/pictured-organization.ts';
import { picturedStep, toldStep } from '../../../../../src/ui/panels/use/steps/pictured-step.ts';
import { picturedWhy } from '../../../../../src/ui/panels/use/why/pictured-why.ts';
import { why as words } from '#words/pictures.ts';
import { as, assume } from '../../../../assume/account.ts';
import { carol, q3 } from '../../../../assume/why/documents.ts';
import { worldOf } from '../../../../graph/overview/accounts.ts';
import { home, wholeWorld } from '../../../../fixtures/whole-world.ts';
import { standingAlone, writtenIn } from '../../../../graph/sheet/standing-alone.ts';

const themes = ['light', 'dark'] as const;

async function step(by: string, cursor: number, width = 880) {
  const replay = await assume({ role: 'Deployer', by: as(by) });
  const stage = stageOf(replay);
  const remedy = 'Attach MayAssumeDeployer to Auditors';
  const told = () => toldStep(replay, cursor, false);
  return picturedStep({ stage, cursor, left: 1, called: 0, remedy, told }, width);
}

describe.each(themes)('in the %s theme', (theme) => {
  test.each([880, 390])(
    'a step that was refused, %i px wide, says what is missing and draws the ghost line',
    async (width) => {
      const pictured = await step('carol', 3, width);
      const written = writtenIn(standingAlone(pictured, theme));
      expect(written).toContain('No policy of carol allows the call.');
      expect(written).toContain('MayAssumeDeployer');
      expect(pictured.sentences.slice(0, 2).join(' ')).toMatch(/^Step 4 of \d\. At rest/);
      expect(pictured.sentences.at(-1)).toContain('No policy of carol allows the call.');
    },
  );

  test('every notch of a role that is lent can be saved', async () => {
    for (let cursor = 0; cursor < 8; cursor++) standingAlone(await step('ana', cursor), theme);
  });

  test.each([1140, 390])('an answer, %i px wide, names all seven gates and what shut one', (width) => {
    const why = whyOf(decide({ caller: carol, action: 's3:GetObject', resource: q3 }));
    const keys = { 'aws:SourceIp': ['192.0.2.1'] };
    const pictured = picturedWhy({ why, keys, at: 5, width });
    const written = writtenIn(standingAlone(pictured, theme));
    for (const gate of ['Explicit deny', 'RCP', 'SCP', 'Identity policies', 'Boundary', 'Session policy'])
      expect(written).toContain(gate);
    expect(written).toContain('carol · s3:GetObject · reports/q3 · aws:SourceIp =');
    expect(pictured.sentences.join('\n')).toMatch(/Identity policies: .*\./);
    expect(pictured.note).toMatch(/→ denied \(implicit deny\)$/);
    expect(words.question(['carol'], 'allowed', '')).toBe('carol → allowed');
  });

  test('a large account, and what is open in it, say their counts', () => {
    const facts = FactsIndex.of(
      worldOf({ users: 300, groups: 20, roles: 60, policies: 40, seed: 1 }),
      '111122223333',
    );
    const overview = overviewOf(facts);
    const seen = { overview, width: 804, height: 440, id: '111122223333', name: 'main' };
    const whole = picturedOverview({ ...seen, focus: null });
    expect(writtenIn(standingAlone(whole, theme))).toContain('Users 300');
    expect(whole.sentences[0]).toContain('300 users, 20 groups');
    const [open] = overview.flow.blocks.filter(
      ({ column, opens }) => column === 'groups' && opens === 'block',
    );
    const focus = focusOf(facts, open?.id ?? '', () => 'may: read s3');
    const opened = picturedOverview({ ...seen, focus });
    expect(writtenIn(standingAlone(opened, theme))).toContain('other users');
    expect(opened.sentences[0]).toBe(focus?.sentence);
    const through = { acting: open?.members[0] ?? '', endpoint: 'vpce-0a1b2c3d' };
    const above = endpointOver({ ...seen, focus: null }, through);
    const called = picturedOverview({ ...seen, focus: null, above });
    expect(writtenIn(standingAlone(called, theme))).toContain('you, through vpce-0a1b2c3d');
    expect(called.sentences).toContain('Your calls come through vpce-0a1b2c3d.');
  });

  test('an organization shows each place once, with what is attached to it, and nothing overlaps', () => {
    const pictured = picturedOrganization(wholeWorld, home);
    if (!pictured) throw new Error('no organization');
    const svg = standingAlone(pictured, theme);
    const written = writtenIn(svg).split(' | ');
    for (const name of ['Root', 'Workloads', 'Sandbox', 'Play', 'Reports', 'Management', 'KeepTrail'])
      expect(written.filter((one) => one === name)).toHaveLength(1);
    expect(pictured.sentences).toContain(
      'Workloads (2 accounts), in Root, with FullAWSAccess (SCP) and KeepTrail (SCP).',
    );
    const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => `${x} ${y}`);
    expect(places.length).toBeGreaterThan(20);
    expect(new Set(places).size).toBe(places.length);
  });
});

test('a picture is drawn the same in both themes, apart from its colours', async () => {
  const pictured = await step('carol', 3);
  const [light, dark] = themes.map((theme) =>
    pictureOf(pictured, { theme })
      .svg.replaceAll(/#[\da-f]{6}/g, '')
      .replaceAll(/opacity="[^"]*"/g, ''),
  );
  expect(light).toBe(dark);
});
