import type { World } from '../../../../engine/index.ts';
import { isLeaking, rowsBy, workloadCredentials } from '../../../../engine/index.ts';
import { shortKey } from '../../../../words/index.ts';
import { empties, sections as titles } from '#words/inspector-services.ts';
import { workload as words } from '#words/inspector-workload.ts';
import type { Row, Section } from '../../section.ts';
import { row, section } from '../../section.ts';
import type { WorkloadItem } from '../../item.ts';
import { programRole } from './program-role.ts';
import { roleRow, rowOf } from '../rows.ts';

function keyRow(world: World, keyId: string): Row {
  const status = world.tables.accessKeys.get(keyId)?.status;
  if (status === undefined)
    return row({ id: keyId, icon: 'key', label: shortKey(keyId), target: null, note: words.deleted });
  return rowOf(world, keyId, {
    label: shortKey(keyId),
    note: status === 'Active' ? words.works : words.off,
    tone: status === 'Active' ? 'plain' : 'warn',
  });
}

/** What it signs with, and where that comes from. */
function signs(world: World, { row: it }: WorkloadItem): Section {
  const held = workloadCredentials(world, it);
  if (held.type === 'none')
    return section({ id: 'signs', title: titles.signs, rows: [], empty: empties.signs });
  if (held.type === 'key')
    return section({
      id: 'signs',
      title: titles.signs,
      rows: [keyRow(world, held.credentials.accessKeyId)],
      footnote: words.keyLasts,
    });
  const role = programRole(world, held);
  const sessions = rowsBy(world, 'sessionsByOwner', role?.id ?? '')
    .filter(({ sessionName, issuedTo }) => sessionName === held.sessionName && issuedTo.id === null)
    .sort((a, b) => b.issuedAt - a.issuedAt)
    .map(({ id, expiresAt }) => rowOf(world, id, { label: shortKey(id), until: expiresAt }));
  return section({
    id: 'signs',
    title: titles.signs,
    rows: [roleRow(world, held.roleArn), ...sessions],
    footnote: words.sessionLasts,
  });
}

/** What a stranger has, and whether it still opens anything at `now` (ms). */
function stolen(world: World, { row: it }: WorkloadItem, now: number): Section[] {
  if (!it.leaked) return [];
  const { accessKeyId } = it.leaked;
  const base = { id: 'leaked', title: titles.leaked, empty: empties.leaked };
  const expiry = world.tables.sessions.get(accessKeyId)?.expiresAt;
  if (expiry !== undefined) {
    const rows = [rowOf(world, accessKeyId, { label: shortKey(accessKeyId), until: expiry, tone: 'warn' })];
    return [section({ ...base, rows, footnote: words.leakedSession })];
  }
  const one = keyRow(world, accessKeyId);
  const works = isLeaking(world, it, now);
  return [
    section({
      ...base,
      rows: [works ? { ...one, note: words.worksForThem, tone: 'deny' } : { ...one, tone: 'plain' }],
      footnote: works ? words.leakedKey : words.leakedDeadKey,
    }),
  ];
}

export const workloadSections = (world: World, item: WorkloadItem, now: number): Section[] => [
  signs(world, item),
  ...stolen(world, item, now),
];
