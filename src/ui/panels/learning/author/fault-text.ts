import type { PlacedFault } from '../../../../lessons/writing/faults.ts';
import { authorWords as words } from '#words/author.ts';
import { faultWords } from '#words/lesson-files.ts';
import type { FaultNote } from './text/fault-notes.ts';

/** The fault, and what to do about it. */
function saysOf({ kind, detail, fix }: PlacedFault): string {
  const meant =
    fix?.does === 'write' && ['action', 'unknown', 'nowhere'].includes(kind) ? words.meant(fix.what) : null;
  if (kind === 'action') return [words.noAction(detail), meant].filter(Boolean).join(' ');
  const { what, todo } = faultWords.said({ kind, detail });
  return `${what} ${meant ?? todo}`;
}

/** Returns what the editor says of a fault. */
export function noteOf(fault: PlacedFault): FaultNote {
  const { from, to, line, fix } = fault;
  return {
    from,
    to,
    line,
    says: saysOf(fault),
    fix: fix && { label: words.fix[fix.does](fix.what), change: fix },
  };
}
