import type { PlacedFault } from '../../../../lessons/writing/faults.ts';
import { authorWords as words } from '#words/author.ts';
import { faultWords } from '#words/lesson-files.ts';
import type { FaultNote } from './text/fault-notes.ts';

/** Where the CLI's own error begins, behind its usage. */
const cliError = 'aws: error: ';
/** No note is longer than this, in letters. */
const longest = 240;

/** Puts AWS's words about a failing step on one line. */
function failure(says: string): string {
  const line = says.slice(Math.max(0, says.indexOf(cliError))).replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

/** The fault, and what to do about it. */
function saysOf({ kind, detail, fix }: PlacedFault): string {
  const meant =
    fix?.does === 'write' && ['action', 'unknown', 'nowhere', 'start'].includes(kind)
      ? words.meant(fix.what)
      : null;
  if (kind === 'start') return [words.fails(failure(detail)), meant].filter(Boolean).join(' ');
  if (kind === 'action') return [words.noAction(detail), meant].filter(Boolean).join(' ');
  const { what, todo } = faultWords.said({ kind, detail });
  return `${what} ${meant ?? todo}`;
}

/** Returns what the editor says of a fault. */
export function noteOf(fault: PlacedFault): FaultNote {
  const { from, to, line, fix, kind } = fault;
  const isStep = kind === 'start' && fix?.does === 'remove';
  return {
    from,
    to,
    line,
    says: saysOf(fault),
    fix: fix && { label: isStep ? words.takeOut : words.fix[fix.does](fix.what), change: fix },
  };
}
