import type { Pausing } from '../../pausing.ts';
import type { Glob } from '../../policy/glob.ts';
import type { Form, FormPlace } from './forms.ts';
import { demanded, ending, formEnds, formStart, formStep, gapEnd } from './forms.ts';
import { dead, GlobMachine } from './glob-machine.ts';

/** The shortest text that matches just these patterns, by their places in the list. */
interface Word {
  readonly text: string;
  readonly matched: readonly number[];
}

/** The texts that patterns tell apart, one for each set of patterns that some text matches. */
export interface Words {
  readonly words: readonly Word[];
  /** How many states were walked in which two patterns or more are open. */
  readonly states: number;
  /** Whether the walk ended early, so that sets of patterns may be missing. */
  readonly isBounded: boolean;
}

interface Walk {
  readonly place: FormPlace;
  /** Patterns that may still go either way, with their states. */
  readonly alive: readonly (readonly [pattern: number, state: number])[];
  /** Patterns that match whatever follows. */
  readonly always: readonly number[];
  readonly from: Walk | null;
  readonly letter: string;
}

function textOf(walk: Walk | null): string {
  const letters: string[] = [];
  for (let one = walk; one; one = one.from) letters.push(one.letter);
  return letters.reverse().join('');
}

/** Letters that stand for every other one, the most readable first. */
const others = [...'xyzabcdefghijklmnopqrstuvw0123456789-_XYZABC'];

/** A walk pauses whenever it has taken so many steps. */
const stepsAtOnce = 200;

/** So many walks along a form are kept: callers who have the same policies walk alike. */
const mostKept = 500;

const kept = new WeakMap<Form, Map<string, Words>>();

/** The patterns' automata together, along one form. */
export class WordFinder {
  readonly #globs: readonly Glob[];
  /** None until something has to be walked. */
  #machines: readonly GlobMachine[] = [];

  constructor(globs: readonly Glob[]) {
    this.#globs = globs;
  }

  #settle(
    place: FormPlace,
    states: Walk['alive'],
    always: readonly number[],
    from: Walk | null,
    letter: string,
  ): Walk {
    const sure = states.filter(([pattern, state]) => this.#machines[pattern]?.acceptsAll(state));
    if (sure.length === 0) return { place, alive: states, always, from, letter };
    const alive = states.filter((one) => !sure.includes(one));
    const all = [...always, ...sure.map(([pattern]) => pattern)].sort((a, b) => a - b);
    return { place, alive, always: all, from, letter };
  }

  /** The characters to go on with: those that patterns or the form tell apart, and one for all others. */
  #letters(form: Form, { place, alive }: Walk): readonly string[] {
    const only = demanded(form, place);
    if (only !== null) return [only];
    const letters = new Set<string>();
    for (const [pattern, state] of alive)
      for (const unit of this.#machines[pattern]?.letters(state) ?? [])
        letters.add(String.fromCharCode(unit));
    const end = gapEnd(form, place);
    if (end !== null) letters.add(end);
    const other = others.find((letter) => !letters.has(letter) && formStep(form, place, letter));
    return other === undefined ? [...letters] : [other, ...letters];
  }

  #step(form: Form, walk: Walk, letter: string): Walk | null {
    const place = formStep(form, walk.place, letter);
    if (!place) return null;
    const unit = letter.charCodeAt(0);
    const states: (readonly [number, number])[] = [];
    for (const [pattern, state] of walk.alive) {
      const next = this.#machines[pattern]?.step(state, unit) ?? dead;
      if (next !== dead) states.push([pattern, next]);
    }
    return this.#settle(place, states, walk.always, walk, letter);
  }

  #matchedAt({ alive, always }: Walk): readonly number[] {
    const here = alive.filter(([pattern, state]) => this.#machines[pattern]?.accepts(state));
    return here.length === 0 ? always : [...always, ...here.map(([one]) => one)].sort((a, b) => a - b);
  }

  /** Walks at most `most` states, the shortest texts first. `only`: the places of the patterns that count. */
  *along(form: Form, most: number, only: readonly number[] | null = null): Pausing<Words> {
    const written = this.#globs.map((glob) => glob.written);
    // A pattern that holds a variable's value as it is has no text of its own.
    if (written.includes(null)) return yield* this.#walk(form, most, only);
    const walks = kept.get(form) ?? new Map<string, Words>();
    kept.set(form, walks);
    if (walks.size > mostKept) walks.clear();
    const key = JSON.stringify([written, most, only]);
    let words = walks.get(key);
    if (!words) walks.set(key, (words = yield* this.#walk(form, most, only)));
    return words;
  }

  *#walk(form: Form, most: number, only: readonly number[] | null): Pausing<Words> {
    if (this.#machines.length === 0) this.#machines = this.#globs.map((glob) => new GlobMachine(glob));
    const found = new Map<string, Word>();
    const tell = (text: string, matched: readonly number[]): void => {
      const key = matched.join();
      if (!found.has(key)) found.set(key, { text, matched });
    };
    const start = this.#settle(
      formStart,
      [...this.#machines.entries()]
        .filter(([pattern]) => only === null || only.includes(pattern))
        .map(([pattern, machine]) => [pattern, machine.start] as const),
      [],
      null,
      '',
    );
    const queue: Walk[] = [start];
    const seen = new Set<string>();
    for (let at = 0; at < queue.length && at < most; at++) {
      if (at % stepsAtOnce === 0) yield;
      const walk = queue[at];
      if (!walk) break;
      if (walk.alive.length === 0) {
        tell(textOf(walk) + ending(form, walk.place), walk.always);
        continue;
      }
      if (formEnds(form, walk.place)) tell(textOf(walk), this.#matchedAt(walk));
      for (const letter of this.#letters(form, walk)) {
        const next = this.#step(form, walk, letter);
        if (!next) continue;
        const key = `${String(next.place.at)}${next.place.isFilled ? '+' : ''}|${next.alive.join(';')}|${next.always.join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push(next);
      }
    }
    // Where at most one pattern is open, nothing multiplies.
    const states = queue.slice(0, most).filter(({ alive }) => alive.length > 1).length;
    return { words: [...found.values()], states, isBounded: queue.length > most };
  }
}
