import type { FileProblem } from '../exchange/file-problem.ts';
import type { StorageErrorKind } from '../storage/storage-error.ts';
import type { OpenedStore } from '../storage/open-store.ts';
import type { WorkspaceDamage, WorkspaceRecord } from '../storage/store.ts';
import type { NewNotice, NoticeAction, NoticeKey } from './notices.svelte.ts';

/** The notices that no longer hold once saving works again. */
export const failureNotices: readonly NoticeKey[] = ['storage-full', 'storage-failed', 'endpoint-lost'];

const download: NoticeAction = { type: 'download' };
const reload: NoticeAction = { type: 'reload' };

/** Why the playground starts in memory only. */
export function noticeOfOpening(kind: StorageErrorKind): NewNotice {
  switch (kind) {
    case 'newer':
      return { kind: 'warning', key: 'storage-newer', actions: [reload, download] };
    case 'blocked':
      return { kind: 'warning', key: 'storage-blocked', actions: [reload, download] };
    case 'disconnected':
      return { kind: 'warning', key: 'endpoint-lost', actions: [reload] };
    case 'corrupt':
      return { kind: 'error', key: 'storage-corrupt', actions: [{ type: 'downloadStored' }] };
    case 'unavailable':
    case 'quota':
      return { kind: 'warning', key: 'storage-unavailable', actions: [download] };
  }
}

/** Why a commit could not be saved. */
export function noticeOfFailure(kind: StorageErrorKind): NewNotice {
  if (kind === 'newer') return noticeOfOpening(kind);
  if (kind === 'disconnected') return { kind: 'error', key: 'endpoint-lost', actions: [download] };
  const key = kind === 'quota' ? 'storage-full' : 'storage-failed';
  return { kind: 'error', key, actions: [download] };
}

/** The notice about damage that was found, and mended, while a workspace was read. */
export function noticeOfDamage({ quarantined, ...damage }: WorkspaceDamage): NewNotice {
  const lost = damage.missing > 0 || damage.remade > 0 || (damage.changed && quarantined.length === 0);
  return {
    kind: lost || quarantined.length > 0 || damage.journal || damage.record ? 'warning' : 'info',
    key: 'workspace-damaged',
    params: {
      restored: damage.restored,
      aside: quarantined.length,
      kinds: [...new Set(quarantined.map(({ table }) => table))].join(', '),
      remade: damage.remade,
      missing: damage.missing,
      changed: damage.changed && quarantined.length === 0 && damage.missing === 0 ? 1 : 0,
      record: damage.record ? 1 : 0,
      journal: damage.journal ? 1 : 0,
    },
    actions: quarantined.length > 0 ? [download, { type: 'downloadDamaged' }] : [download],
  };
}

/** The notice that the database has another id than was noted, though workspaces are in it. */
export const noticeOfOtherId = ({ here, noted }: NonNullable<OpenedStore['otherId']>): NewNotice => ({
  kind: here < noted ? 'warning' : 'info',
  key: 'storage-other-id',
  params: { here, noted },
  actions: [{ type: 'downloadStored' }],
});

/** The notice about workspaces whose records are damaged; none of them is open. */
export const noticeOfRecords = (damaged: readonly WorkspaceRecord[]): NewNotice => ({
  kind: 'warning',
  key: 'records-damaged',
  params: { count: damaged.length, name: damaged.map(({ name }) => name).join(', ') },
  actions: [{ type: 'mendRecords' }, { type: 'downloadStored' }],
});

/** Says why a file was not opened as a workspace, and names the place of the fault. */
export function noticeOfFile(problem: FileProblem): NewNotice {
  const inText = 'at' in problem ? problem.at.place : '';
  const place = 'place' in problem ? problem.place : inText;
  return { kind: 'error', key: 'file-refused', params: { place } };
}
