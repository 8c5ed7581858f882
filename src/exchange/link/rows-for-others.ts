import type { Change } from '../../engine/index.ts';
import { withoutSecrets, withSecrets } from './secret-fields.ts';

/** Rows as somebody else may have them in a file: each secret is made anew from its row's id. */
export const rowsForOthers = (rows: readonly Change[]): Change[] =>
  rows.map((change) => {
    const row = change.after as unknown as Readonly<Record<string, unknown>>;
    const after = withSecrets(change.table, withoutSecrets(change.table, row), undefined);
    return { ...change, after } as unknown as Change;
  });
