import type { Guess, LayerGuess, VerdictGuess } from './goal.ts';

const verdicts: readonly VerdictGuess[] = ['allow', 'implicitDeny', 'explicitDeny'];

/** In the order in which AWS tells of them. */
const layers: readonly LayerGuess[] = ['rcp', 'scp', 'trust', 'resource', 'identity', 'boundary', 'session'];

export const guesses: readonly Guess[] = [...verdicts, ...layers];

export const isGuess = (value: unknown): value is Guess => (guesses as readonly unknown[]).includes(value);

export const isLayer = (guess: Guess): guess is LayerGuess => layers.some((layer) => layer === guess);

/** Layers that a question offers only where some question of the lesson is answered with them. */
const seldom: readonly Guess[] = ['rcp', 'trust'];

/** The answers that a question offers: of what kind they are, its own tells. `told`: all answers in its lesson. */
export const offeredTo = (is: Guess, told: readonly Guess[]): readonly Guess[] =>
  isLayer(is) ? layers.filter((layer) => !seldom.includes(layer) || told.includes(layer)) : verdicts;
