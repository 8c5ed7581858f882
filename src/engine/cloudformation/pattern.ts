/**
 * Matches texts against AllowedPattern without a regular expression: one from a stranger may take hours. It becomes an
 * automaton that reads each character once. Java's regular expressions know more than that (backreferences, looking
 * ahead); such a pattern is `null`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function compilePattern(pattern: string): ((text: string) => boolean) | null {
  try {
    const builder = new Builder(pattern);
    const start = builder.whole();
    return (text) => runs(builder.states, start, text);
  } catch (error) {
    if (error instanceof Unread) return null;
    throw error;
  }
}

class Unread extends Error {}

type Test = (unit: number) => boolean;

/** A state reads a character that meets its test, or else goes on to each of `next` at once. */
interface State {
  readonly test: Test | null;
  next: readonly number[];
}

/** More states would make `{1000}{1000}` costly. */
const mostStates = 2000;

const code = (character: string): number => character.codePointAt(0)!;
const between = (from: string, to: string): Test => {
  const [low, high] = [code(from), code(to)];
  return (unit) => unit >= low && unit <= high;
};
const either =
  (...tests: readonly Test[]): Test =>
  (unit) =>
    tests.some((test) => test(unit));
const not =
  (test: Test): Test =>
  (unit) =>
    !test(unit);
const only = (character: string): Test => {
  const wanted = code(character);
  return (unit) => unit === wanted;
};

const digit = between('0', '9');
const letter = either(between('a', 'z'), between('A', 'Z'));
const word = either(letter, digit, only('_'));
const space = either(...[' ', '\t', '\n', '\u000b', '\f', '\r'].map(only));
const lineEnd = either(...['\n', '\r', '\u0085', '\u2028', '\u2029'].map(only));
const printable = between('\u0021', '\u007e');
const alphanumeric = either(letter, digit);

const escapes: ReadonlyMap<string, Test> = new Map([
  ['d', digit],
  ['D', not(digit)],
  ['w', word],
  ['W', not(word)],
  ['s', space],
  ['S', not(space)],
  ['t', only('\t')],
  ['n', only('\n')],
  ['r', only('\r')],
  ['f', only('\f')],
]);

/** https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html */
const classes: ReadonlyMap<string, Test> = new Map([
  ['Lower', between('a', 'z')],
  ['Upper', between('A', 'Z')],
  ['Alpha', letter],
  ['Digit', digit],
  ['Alnum', alphanumeric],
  ['Punct', (unit) => printable(unit) && !alphanumeric(unit)],
  ['Graph', printable],
  ['Print', between(' ', '\u007e')],
  ['Space', space],
  ['ASCII', between('\0', '\u007f')],
]);

/** A piece of the pattern: it makes its states in front of `next` and returns where they begin. */
type Piece = (next: number) => number;

class Builder {
  readonly states: State[] = [];
  private at = 0;
  private depth = 0;

  constructor(private readonly pattern: string) {}

  whole(): number {
    const end = this.state(null, []);
    const piece = this.choice();
    if (this.at < this.pattern.length) throw new Unread();
    return piece(end);
  }

  private state(test: Test | null, next: readonly number[]): number {
    if (this.states.length >= mostStates) throw new Unread();
    return this.states.push({ test, next }) - 1;
  }

  private choice(): Piece {
    if (++this.depth > 50) throw new Unread();
    const branches = [this.sequence()];
    while (this.pattern[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    this.depth--;
    const [first, ...others] = branches;
    if (first && others.length === 0) return first;
    return (next) =>
      this.state(
        null,
        branches.map((branch) => branch(next)),
      );
  }

  private sequence(): Piece {
    const pieces: Piece[] = [];
    while (this.at < this.pattern.length && !'|)'.includes(this.pattern[this.at]!)) {
      // The whole text has to match, so anchors at its ends say nothing more.
      if (this.pattern[this.at] === '^' && this.at === 0) this.at++;
      else if (this.pattern[this.at] === '$' && this.at === this.pattern.length - 1) this.at++;
      else pieces.push(this.repeated());
    }
    return (next) => pieces.reduceRight((after, piece) => piece(after), next);
  }

  private repeated(): Piece {
    const piece = this.atom();
    const bounds = this.bounds();
    if (!bounds) return piece;
    // Lazy and greedy repetitions match the same texts; possessive ones don't.
    if (this.pattern[this.at] === '?') this.at++;
    if ('*+?{'.includes(this.pattern[this.at] ?? ' ')) throw new Unread();
    const [least, most] = bounds;
    return (next) => {
      let start = next;
      if (most === null) {
        const loop = this.state(null, []);
        this.states[loop]!.next = [piece(loop), next];
        start = loop;
      } else
        for (let i = least; i < most; i++) {
          const [behind, end] = [start, next];
          start = this.state(null, [piece(behind), end]);
        }
      for (let i = 0; i < least; i++) start = piece(start);
      return start;
    };
  }

  private bounds(): readonly [least: number, most: number | null] | null {
    switch (this.pattern[this.at]) {
      case '*':
        this.at++;
        return [0, null];
      case '+':
        this.at++;
        return [1, null];
      case '?':
        this.at++;
        return [0, 1];
      case '{': {
        const closes = this.pattern.indexOf('}', this.at);
        const [, least, comma, most] =
          /^(\d{1,4})(,?)(\d{0,4})$/.exec(this.pattern.slice(this.at + 1, Math.max(closes, this.at + 1))) ??
          [];
        if (least === undefined) throw new Unread();
        this.at = closes + 1;
        const low = Number(least);
        const high = most ? Number(most) : comma ? null : low;
        if (high !== null && high < low) throw new Unread();
        return [low, high];
      }
      default:
        return null;
    }
  }

  private reading(test: Test): Piece {
    return (next) => this.state(test, [next]);
  }

  private atom(): Piece {
    const character = this.take();
    switch (character) {
      case '(': {
        if (this.pattern[this.at] === '?') {
          if (this.pattern[this.at + 1] !== ':') throw new Unread();
          this.at += 2;
        }
        const inner = this.choice();
        if (this.take() !== ')') throw new Unread();
        return inner;
      }
      case '[':
        return this.reading(this.set());
      case '.':
        return this.reading(not(lineEnd));
      case '\\':
        return this.reading(this.escaped());
      case '*':
      case '+':
      case '?':
      case '{':
      case '^':
      case '$':
        throw new Unread();
      default:
        return this.reading(only(character));
    }
  }

  private take(): string {
    const point = this.pattern.codePointAt(this.at);
    if (point === undefined) throw new Unread();
    const character = String.fromCodePoint(point);
    this.at += character.length;
    return character;
  }

  private escaped(): Test {
    const character = this.take();
    const known = escapes.get(character);
    if (known) return known;
    if (character === 'p') {
      const name = /^\{(\w+)\}/.exec(this.pattern.slice(this.at, this.at + 12))?.[1];
      const test = name === undefined ? undefined : classes.get(name);
      if (!test) throw new Unread();
      this.at += name!.length + 2;
      return test;
    }
    if (/[A-Za-z0-9]/.test(character)) throw new Unread();
    return only(character);
  }

  private set(): Test {
    const isNegated = this.pattern[this.at] === '^';
    if (isNegated) this.at++;
    const tests: Test[] = [];
    for (let first = true; first || this.pattern[this.at] !== ']'; first = false) {
      const character = this.take();
      // Sets within sets and their intersections are Java's own.
      if (character === '[' || (character === '&' && this.pattern[this.at] === '&')) throw new Unread();
      if (character === '\\') {
        tests.push(this.escaped());
        continue;
      }
      const isRange = this.pattern[this.at] === '-' && (this.pattern[this.at + 1] ?? ']') !== ']';
      if (!isRange) {
        tests.push(only(character));
        continue;
      }
      this.at++;
      const last = this.take();
      const end = last === '\\' ? this.take() : last;
      if (end === '[' || (last === '\\' && /[A-Za-z0-9]/.test(end)) || code(end) < code(character))
        throw new Unread();
      tests.push(between(character, end));
    }
    this.at++;
    return isNegated ? not(either(...tests)) : either(...tests);
  }
}

/** Whether the automaton reads the whole text: it is in all states at once that the characters so far lead to. */
function runs(states: readonly State[], start: number, text: string): boolean {
  let present = new Set<number>();
  const enter = (from: number, into: Set<number>): void => {
    const waiting = [from];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (into.has(index)) continue;
      into.add(index);
      if (!states[index]!.test) waiting.push(...states[index]!.next);
    }
  };
  enter(start, present);
  for (const character of text) {
    const after = new Set<number>();
    for (const index of present) {
      const { test, next } = states[index]!;
      if (test?.(code(character))) enter(next[0]!, after);
    }
    if (after.size === 0) return false;
    present = after;
  }
  // The first state is the end of the pattern.
  return present.has(0);
}
