import type { Decision } from '../../../../engine/index.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { credentialsBy, nobodySigns } from '../../../kinds/who-signs.ts';
import type { Question } from '../../../view/questions.ts';

/** An answer as it is shown. */
export interface Shown {
  readonly decision: Decision;
  /** AWS's own sentence, if it was refused. */
  readonly message: string | null;
  /** The condition keys of the question. */
  readonly keys: Question['keys'];
  readonly onleave: () => void;
}

/** Whether a commit may have changed the basis of decisions. */
const changes = ({ command, undoable }: HistoryRow): boolean =>
  undoable ||
  command.type === 'load' ||
  command.type === 'clock' ||
  command.type === 'undo' ||
  command.type === 'redo';

const same = (one: Question['keys'], other: Question['keys']): boolean => {
  const text = (keys: Question['keys']): string =>
    JSON.stringify(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
};

/** Returns the question of a row, if policies decided it. */
export function questionOf({ command, decision }: HistoryRow): Question | null {
  if (command.type !== 'try') return null;
  const { action, resource, context } = command;
  const who = decision?.principalArn ?? '';
  return { who: who === '' ? null : who, action, resource, keys: context?.keys ?? {} };
}

/** The access key that signed a question. */
const signer = ({ command }: HistoryRow): string | null =>
  command.type === 'try' && command.credentials?.type === 'key' ? command.credentials.accessKeyId : null;

/** Returns the answer to a question that was asked before, if nothing has changed since; null if it must be asked. */
function known({ history }: Playground, question: Question): HistoryRow | null {
  for (const row of [...history].reverse()) {
    if (changes(row)) return null;
    const asked = row.decision ? questionOf(row) : null;
    if (
      asked &&
      (asked.who === question.who || signer(row) === question.who) &&
      asked.action.toLowerCase() === question.action.toLowerCase() &&
      asked.resource === question.resource &&
      same(asked.keys, question.keys)
    )
      return row;
  }
  return null;
}

/**
 * Finds the answer to a question, or asks it.
 * @returns the revision of its commit, or null if this account has nobody with that name
 */
export async function answerTo(playground: Playground, question: Question): Promise<number | null> {
  const row = known(playground, question);
  if (row) return row.rev;
  const { who, action, resource, keys } = question;
  const { world, now } = playground;
  const credentials = who === null ? playground.credentials : credentialsBy(world, who, now);
  if (!credentials && who !== nobodySigns) return null;
  const context = Object.keys(keys).length > 0 ? { keys } : {};
  const { rev } = await playground.run({ type: 'try', action, resource, credentials, context });
  return rev;
}
