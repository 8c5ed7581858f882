import { expect, test } from 'vitest';
import { accessOf, waysOf } from '../../../../src/engine/access/index.ts';
import { loadActions, worldFrom } from '../../../../src/engine/index.ts';
import { sampleRows } from '../../../../src/playground/sample.ts';
import { toldAccess } from '../../../../src/ui/panels/use/access/told-access.ts';
import { restOf, whatRows, whoRows } from '../../../../src/ui/frame/embed/reach.ts';

const world = worldFrom(sampleRows);

test('everybody who reaches a thing is named once, with the policy through which they do', async () => {
  const rows = await whoRows(world, { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3' });
  const allowed = rows.filter(({ isAllowed }) => isAllowed);
  expect(allowed.map(({ name, how, through, onlyIf }) => [name, ...how, through, onlyIf])).toEqual([
    ['carol', 'With a key', 'ReadReports, of Auditors', ''],
    ['PartnerAudit', 'In a session', 'ReadReports, of PartnerAudit', ''],
    ['the root user', 'As the root user', 'The root user may', ''],
  ]);
  // What other accounts allow their own isn't known here.
  expect(rows.filter(({ isAllowed }) => !isAllowed).map(({ name, through }) => [name, through])).toEqual([
    ['Any other account', 'What decides is not modelled'],
  ]);
  // The sentence below doesn't say more than the list.
  expect(restOf('who', rows)).toBe('No policy here allows others. What isn’t modelled is marked.');
  expect(restOf('who', allowed)).toBe('No policy allows anybody else.');
});

test('nobody reaches what no policy allows, but the root user', async () => {
  const bucket = 'arn:aws:s3:::team-bucket/plan.txt';
  const rows = await whoRows(world, { action: 's3:DeleteObject', resource: bucket });
  expect(rows.filter(({ isAllowed }) => isAllowed).map(({ name }) => name)).toEqual(['the root user']);
});

test('what somebody reaches stands as policies write it, with the actions', async () => {
  const carol = [...world.tables.users.values()].find(({ name }) => name === 'carol');
  const [way] = waysOf(world, carol?.id ?? '');
  if (!way) throw new Error('carol cannot call');
  const s3 = await (await loadActions()).service('s3');
  const asker = { world, caller: way.caller };
  const request = { asker, beside: null, actions: s3?.actions ?? [], services: [] };
  const rows = whatRows(toldAccess(request));
  const reports = rows.filter(({ through }) => through === 'ReadReports, of Auditors');
  expect(reports.map(({ name, how }) => [name, how])).toEqual([
    ['reports/*', ['s3:GetObject']],
    ['reports', ['s3:ListBucket']],
  ]);
  // None of them is refused by what decides about all requests.
  for (const { how } of reports)
    for (const action of how)
      expect(
        accessOf(
          { world, caller: way.caller },
          { actions: s3?.actions ?? [], onlyActions: [action] },
        ).cells.some(({ answers }) => answers[0]?.verdict === 'allow'),
      ).toBe(true);
});
