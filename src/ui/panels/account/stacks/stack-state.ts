import type { StackRow, World } from '../../../../engine/index.ts';
import { stacksWords as words } from '#words/stacks.ts';

type Tone = 'neutral' | 'allow' | 'deny' | 'warn' | 'accent';

/** How a stack or one of its resources stands, in a word beside AWS's own status. */
export function stateOf(status: string): { readonly tone: Tone; readonly text: string } {
  const { statuses } = words;
  if (status === 'REVIEW_IN_PROGRESS') return { tone: 'neutral', text: statuses.review };
  if (status.endsWith('IN_PROGRESS')) return { tone: 'accent', text: statuses.busy };
  if (status.endsWith('FAILED')) return { tone: 'deny', text: statuses.failed };
  if (status.includes('ROLLBACK')) return { tone: 'warn', text: statuses.back };
  if (status.startsWith('DELETE')) return { tone: 'neutral', text: statuses.deleted };
  return { tone: 'allow', text: statuses.done };
}

/** An account's stacks that aren't deleted, by their names. */
export function stacksIn({ tables }: World, account: string): readonly StackRow[] {
  return tables.stacks
    .list()
    .filter((row): row is StackRow => row.kind === 'stack' && row.account === account)
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
