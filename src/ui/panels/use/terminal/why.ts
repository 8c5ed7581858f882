import { rulePages } from '../../../../engine/index.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { terminalWhy as words } from '#words/why.ts';
import { whyUnknown } from '#words/terminal.ts';
import { writeAddress } from '../../../view/addresses.ts';

const refusal = ({ answer }: HistoryRow): string =>
  answer.ok ? '' : 'notModelled' in answer ? answer.notModelled : words.refused(answer.code, answer.message);

/** Whether policies may have decided the row's answer. */
const isAboutPolicies = ({ answer }: HistoryRow): boolean =>
  !answer.ok && (!('code' in answer) || answer.code.startsWith('AccessDenied'));

/** Returns the newest command that was not carried out, of those whose answer may be shown. */
const lastRefusal = ({ history, waiting }: Playground): HistoryRow | undefined =>
  [...history].reverse().find(({ answer, rev }) => !answer.ok && (waiting === null || rev < waiting));

/** Returns the output of `why`: the newest refusal, gate by gate, and the address of its picture. */
export async function whyText(playground: Playground): Promise<string> {
  const row = lastRefusal(playground);
  if (!row) return whyUnknown;
  const { decision, rev } = row;
  if (!decision) return `${refusal(row)}\n\n${isAboutPolicies(row) ? words.undecided : words.otherReason}\n`;
  if (decision.verdict === 'allow') return `${refusal(row)}\n\n${words.otherReason}\n`;
  const { describe } = await import('./describe.ts');
  const { headline, gates, sentence, rule } = describe(decision);
  const lines = gates.map(({ state, title, said }) => words.line(words.marks[state], title, said));
  return [
    headline,
    '',
    ...lines,
    '',
    sentence,
    ...(rule === null ? [] : [rulePages[rule]]),
    '',
    words.picture(writeAddress({ kind: 'why', rev })),
    '',
  ].join('\n');
}
