import type { noticeTexts } from '#words/notices.ts';

export type NoticeKey = keyof typeof noticeTexts;
export type NoticeAction =
  | { readonly type: 'download' }
  /** Downloads the rows of the open workspace that were put aside. */
  | { readonly type: 'downloadDamaged' }
  /** Downloads everything in the database, as it is. */
  | { readonly type: 'downloadStored' }
  /** Writes the damaged records of workspaces anew. */
  | { readonly type: 'mendRecords' }
  | { readonly type: 'reload' }
  | { readonly type: 'undo' }
  | { readonly type: 'restoreWorkspace'; readonly id: string };

/**
 * Something that the learner must know and that isn't an answer of AWS. `words/en/notices.ts` has its
 * sentence.
 */
export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning' | 'error';
  readonly key: NoticeKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly actions: readonly NoticeAction[];
}

export type NewNotice = Pick<Notice, 'kind' | 'key'> & Partial<Pick<Notice, 'params' | 'actions'>>;

/** Says that the account of the workspace `name` was replaced, and offers to take it back. */
export const noticeOfReset = (to: 'sample' | 'empty', name: string): NewNotice => ({
  kind: 'info',
  key: to === 'sample' ? 'account-reset' : 'account-emptied',
  params: { name },
  actions: [{ type: 'undo' }],
});

/** The open notices, oldest first. A notice replaces an earlier one with the same key. */
export class Notices {
  #list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(notice: NewNotice): void {
    const { kind, key, params = {}, actions = [] } = notice;
    const others = this.#list.filter((other) => other.key !== key);
    this.#list = [...others, { id: this.#next++, kind, key, params, actions }];
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }

  /** Removes notices that are no longer true. */
  withdraw(...keys: readonly NoticeKey[]): void {
    if (this.#list.some((notice) => keys.includes(notice.key)))
      this.#list = this.#list.filter((notice) => !keys.includes(notice.key));
  }
}
