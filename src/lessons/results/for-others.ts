import type { Call, Credentials, Try, World } from '../../engine/index.ts';
import { replaceSecrets } from '../../engine/index.ts';
import type { Lesson } from '../lesson.ts';
import type { KeptAttempt, KeptCommand, KeptStep } from '../progress/kept-attempt.ts';
import { MadeUpSecrets } from './made-up-secrets.ts';

/** Stands for the secret, or the session token, of the key that is named beside it. */
const ofTheKey = '@key';
/** Stands for what a step answered: `@answer:5:Credentials.SessionToken`. Steps count from 0. */
const ofAnAnswer = '@answer:';

interface KeyRow {
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const rowOf = ({ tables }: World, id: string): KeyRow | undefined =>
  tables.accessKeys.get(id) ?? tables.sessions.get(id);

/** Lists all texts in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Lists the passwords and secrets in a world's rows, and the names that no password may be. */
const secretsIn = ({ tables }: World): readonly string[] =>
  textsIn([
    [...tables.loginProfiles.values()].map(({ passwords }) => passwords),
    [...tables.poolUsers.values()].map(({ password }) => password),
    [...tables.resources.values()].map((row) => ('secretString' in row ? row.secretString : '')),
    [...tables.accounts.values()].map(({ name, email }) => [name, email]),
  ]);

/**
 * Writes an attempt's commands for others, while somebody repeats them. The secrets of keys and what was answered
 * become references, which a replay follows to secrets of its own. What was typed as a secret is made up, so that
 * password policies decide alike; only a secret that the lesson itself gives stays.
 */
export class HistoryForOthers {
  readonly #passwords = new MadeUpSecrets('password');
  readonly #tokens = new MadeUpSecrets('token');
  readonly #typed = new Set<string>();
  readonly #answers = new Map<string, string>();
  /** Secrets that the lesson or the simulation made, not the learner. */
  readonly #given: Set<string>;

  constructor({
    goals,
    misconceptions,
    predictions,
  }: Pick<Lesson, 'goals' | 'misconceptions' | 'predictions'>) {
    this.#given = new Set(textsIn([goals, misconceptions, predictions]));
  }

  /** Must be told of the world before each command, and of the last one. */
  see(world: World): void {
    for (const secret of secretsIn(world)) if (!this.#typed.has(secret)) this.#given.add(secret);
  }

  /** `world` is the one in which the command is carried out; null if nobody knows it. */
  command<T extends KeptCommand>(command: T, world: World | null): T {
    if (command.type !== 'call' && command.type !== 'try') return command;
    const credentials = this.credentials(command.credentials, world);
    if (command.type === 'try') return { ...command, credentials };
    const input = replaceSecrets(command.input, (text, origin) => this.#secret(text, origin === 'typed'));
    return { ...command, credentials, input };
  }

  credentials(given: Credentials | null, world: World | null): Credentials | null {
    if (given?.type !== 'key') return given;
    const { type, accessKeyId, secretAccessKey: secret, sessionToken: token } = given;
    const row = world ? rowOf(world, accessKeyId) : given;
    return {
      type,
      accessKeyId,
      secretAccessKey: secret === row?.secretAccessKey ? ofTheKey : this.#tokens.of(secret),
      ...(token !== undefined && {
        sessionToken: token === row?.sessionToken ? ofTheKey : this.#tokens.of(token),
      }),
    };
  }

  /** Notes what the step of that index answered. */
  answered(index: number, value: unknown): void {
    replaceSecrets(value, (text, _origin, path) => {
      if (!this.#answers.has(text)) this.#answers.set(text, `${ofAnAnswer}${String(index)}:${path}`);
      return text;
    });
  }

  #secret(text: string, isTyped: boolean): string {
    const answer = this.#answers.get(text);
    if (answer !== undefined) return answer;
    if (this.#given.has(text) && !text.startsWith('@')) return text;
    if (isTyped) this.#typed.add(text);
    return (isTyped ? this.#passwords : this.#tokens).of(text);
  }
}

/** Writes an attempt for others that nobody can repeat here: each key counts as called with its own secret. */
export function unrepeatedForOthers(
  lesson: ConstructorParameters<typeof HistoryForOthers>[0],
  kept: KeptAttempt,
): KeptAttempt {
  const history = new HistoryForOthers(lesson);
  const steps = kept.steps.map((step): KeptStep =>
    step.type === 'command' ? { ...step, command: history.command(step.command, null) } : step,
  );
  return { ...kept, steps, actingAs: history.credentials(kept.actingAs, null) };
}

/** Returns what a reference to an answer stands for; the reference itself if there is no such answer. */
function answerAt(reference: string, answers: readonly unknown[]): string {
  const [, index = '', path = ''] = /^@answer:(\d{1,4}):(.+)$/s.exec(reference) ?? [];
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      answers[Number(index)],
    );
  return index !== '' && typeof found === 'string' ? found : reference;
}

/** Credentials with the secrets that their references stand for in this world. */
function wholeCredentials(given: Credentials | null, world: World): Credentials | null {
  if (given?.type !== 'key') return given;
  const row = rowOf(world, given.accessKeyId);
  const { secretAccessKey, sessionToken, ...rest } = given;
  const token = sessionToken === ofTheKey ? row?.sessionToken : sessionToken;
  return {
    ...rest,
    secretAccessKey: (secretAccessKey === ofTheKey ? row?.secretAccessKey : undefined) ?? secretAccessKey,
    ...(token !== undefined && { sessionToken: token }),
  };
}

/**
 * Returns a command of a history with the secrets that its references stand for. `world` is the one in which it is
 * carried out; `answers` are those of the steps before it, by their index.
 */
export function wholeCommand(command: KeptCommand, world: World, answers: readonly unknown[]): KeptCommand {
  if (command.type !== 'call' && command.type !== 'try') return command;
  const credentials = wholeCredentials(command.credentials, world);
  if (command.type === 'try') return { ...command, credentials } satisfies Try;
  const input = replaceSecrets(command.input, (text) =>
    text.startsWith(ofAnAnswer) ? answerAt(text, answers) : text,
  );
  return { ...command, credentials, input: input as Call['input'] };
}
