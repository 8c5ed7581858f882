import type { FileProblem } from '../exchange/file-problem.ts';
import type { StorageErrorKind } from '../storage/storage-error.ts';
import type { NewNotice, NoticeKey } from './notices.svelte.ts';
import type { Damage } from './workspaces.svelte.ts';

/** The notices that no longer hold once saving works again. */
export const failureNotices: readonly NoticeKey[] = ['storage-full', 'storage-failed', 'endpoint-lost'];

/** Why the playground starts in memory only. */
export function noticeOfOpening(kind: StorageErrorKind): NewNotice {
  switch (kind) {
    case 'newer':
      return { kind: 'warning', key: 'storage-newer', action: { type: 'reload' } };
    case 'blocked':
      return { kind: 'warning', key: 'storage-blocked', action: { type: 'reload' } };
    case 'disconnected':
      return { kind: 'warning', key: 'endpoint-lost', action: { type: 'reload' } };
    case 'unavailable':
    case 'quota':
    case 'corrupt':
      return { kind: 'warning', key: 'storage-unavailable', action: { type: 'download' } };
  }
}

/** Why a commit could not be saved. */
export function noticeOfFailure(kind: StorageErrorKind): NewNotice {
  if (kind === 'newer') return noticeOfOpening(kind);
  if (kind === 'disconnected') return { kind: 'error', key: 'endpoint-lost', action: { type: 'download' } };
  const key = kind === 'quota' ? 'storage-full' : 'storage-failed';
  return { kind: 'error', key, action: { type: 'download' } };
}

/** What was found damaged while reading a workspace. */
export function noticesOfDamage({ quarantined, repaired, journalDamaged }: Damage): NewNotice[] {
  const notices: NewNotice[] = [];
  if (repaired > 0) notices.push({ kind: 'info', key: 'rows-repaired', params: { count: repaired } });
  if (quarantined.length > 0) {
    const kinds = [...new Set(quarantined.map(({ table }) => table))].join(', ');
    notices.push({ kind: 'warning', key: 'rows-damaged', params: { count: quarantined.length, kinds } });
  }
  if (journalDamaged) notices.push({ kind: 'warning', key: 'history-damaged' });
  return notices;
}

/** Why a file was not opened as a workspace: where in it the trouble is. */
export function noticeOfFile(problem: FileProblem): NewNotice {
  const inText = 'at' in problem ? problem.at.place : '';
  const place = 'place' in problem ? problem.place : inText;
  return { kind: 'error', key: 'file-refused', params: { place } };
}
