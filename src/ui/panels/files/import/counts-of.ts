import { type Counts, noCounts } from '../../../../exchange/details-report.ts';
import type { Read } from './opening.svelte.ts';

/** How many of each thing a file holds; a workspace carries no report, so its rows are counted. */
export function countsOf(opened: Read): Readonly<Counts> {
  if (opened.kind === 'account') return opened.report.counts;
  const counts: Counts = { ...noCounts };
  for (const { table, after } of opened.rows) {
    if (table === 'policies') counts[after?.account === 'aws' ? 'awsManagedPolicies' : 'policies']++;
    else if (Object.hasOwn(counts, table)) counts[table as keyof Counts]++;
  }
  return counts;
}
