import { Lexer } from 'marked';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { readProse } from '../../src/lessons/prose.ts';
import {
  scanFields,
  scanProse,
  tenthBounds,
  type TextBounds,
  wholeBounds,
} from '../../src/lessons/scan-text.ts';
import { readWorkshopFile } from '../../src/lessons/workshop/parse-workshop.ts';
import { faultText } from '#words/lesson-files.ts';
import fc, { draws, isFull } from '../properties.ts';
import { carryingWorkshop, smallLesson } from './workshop/small.ts';

// Alone: it replaces the search of regular expressions, and a library's method, while it counts.

const withProse = (prose: string): string =>
  smallLesson('small').replace(/\n---\n[^]*$/, `\n---\n${prose}\n`);
const withFields = (fields: string): string =>
  smallLesson('small').replace('\nauthor:', `\n${fields}\nauthor:`);
const welcoming = (welcome: string): string =>
  carryingWorkshop('small').replace(/\n---\n[^]*$/, (end) => end.replace(/Welcome[^]*$/, `${welcome}\n`));
const faultsOf = (text: string, bounds?: TextBounds) => {
  const parsed = readWorkshopFile(text, bounds);
  return parsed.ok ? [] : parsed.faults;
};

/**
 * Counts the steps that regular expressions take while `work` runs: for each match its characters, for each search that
 * finds nothing all characters that it may have looked at.
 */
function stepsOf(work: () => void): number {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its object below
  const plain = RegExp.prototype.exec;
  let steps = 0;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = plain.call(this, text);
    // What must stand at one place is refused by its first characters.
    const looked = this.sticky || this.source.startsWith('^') ? 8 : text.length - from;
    steps += 1 + (found ? found.index - from + found[0].length : looked);
    return found;
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = plain;
  }
  return steps;
}

describe('What froze the page is refused, with its place', () => {
  test.each([
    ['quotes in quotes in a welcome', welcoming('> '.repeat(5000)), { kind: 'tooDeep', detail: '6' }],
    ['lists in lists in a welcome', welcoming('1. '.repeat(5000)), { kind: 'tooDeep', detail: '6' }],
    ['lists in lists by their indents', welcoming(`${' '.repeat(30)}- a`), { kind: 'tooDeep' }],
    ['30,000 rules', welcoming('***\n'.repeat(30_000)), { kind: 'tooBig', detail: /characters of text/ }],
    ['3,000 lines', welcoming('a\n'.repeat(3000)), { kind: 'tooMany', detail: /2000 lines of text/ }],
    ['150,000 blanks in a text', welcoming(`a${' '.repeat(150_000)}b`), { kind: 'tooBig' }],
    ['emphasis 20,000 times', welcoming('*a_'.repeat(20_000)), { kind: 'tooBig' }],
    ['emphasis 8,000 times', welcoming('*a_'.repeat(8000)), { kind: 'tooMany', detail: /6000 signs/ }],
    [
      'emphasis 2,900 times in one paragraph',
      welcoming('*a_'.repeat(2900)),
      { kind: 'tooMany', detail: /paragraphs of this length/ },
    ],
    ['brackets 7,000 times', welcoming('['.repeat(7000)), { kind: 'tooMany', detail: /6000 signs/ }],
    [
      'lists in lists in a lesson’s fields',
      withFields(`x: ${'['.repeat(9000)}`),
      { kind: 'tooDeep', detail: '16' },
    ],
    [
      'names in names on one line',
      withFields(`x:\n  ${'? '.repeat(9000)}`),
      { kind: 'tooDeep', detail: '16' },
    ],
    [
      'values in values on one line',
      withFields(`? x\n${': '.repeat(9000)}`),
      { kind: 'tooDeep', detail: '16' },
    ],
    [
      'fields nested by their indents',
      withFields(Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}x:`).join('\n')),
      { kind: 'tooDeep', detail: '16' },
    ],
    [
      'a list closed more often than it is opened, and opened again',
      withFields(`x: "${']'.repeat(2000)}"\ny: ${'['.repeat(2000)}`),
      { kind: 'tooDeep' },
    ],
    [
      '30,000 entries',
      withFields(`x: [\n${'  a,\n'.repeat(30_000)}]`),
      { kind: 'tooMany', detail: /50000 lines, keys/ },
    ],
  ])('%s', (_, text, expected) => {
    const [fault, ...more] = faultsOf(text, wholeBounds);
    expect(more).toEqual([]);
    const { kind, detail = /./ } = expected as { kind: string; detail?: string | RegExp };
    expect(fault).toMatchObject({ kind });
    expect(fault?.detail).toMatch(detail);
    expect(fault?.line).toBeGreaterThan(1);
  });

  test('20 goals of 100 × 100 × 100 questions are multiplied out from the lengths of their lists', () => {
    const hundred = `[${Array.from({ length: 100 }, () => 'a').join(',')}]`;
    const goals = Array.from(
      { length: 20 },
      (_, at) =>
        `  - {id: g${String(at)}, says: x, needs: [{can: [${hundred}, ${hundred}, ${hundred}, allow]}]}`,
    );
    const text = smallLesson('small').replace(/ {2}- \{id: ana.*\n/, `${goals.join('\n')}\n`);
    const before = process.memoryUsage().heapUsed;
    const parsed = parseLesson(text, wholeBounds);
    expect(parsed.ok ? [] : parsed.faults).toMatchObject([
      { kind: 'tooMany', detail: '600', place: 'goals[0]', line: 8 },
    ]);
    // Written out, one goal alone takes a hundred million bytes.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
  });

  test('9,000 fields are read once, not compared with each other', () => {
    const keys = Array.from({ length: 9000 }, (_, at) => `k${String(at)}: 1`).join('\n');
    const faults = faultsOf(withFields(keys), wholeBounds);
    // No more than an author mends at a time, and each with its place.
    expect(faults).toHaveLength(50);
    expect(faults[49]).toMatchObject({ kind: 'unknown', place: 'k49', line: 60 });
    expect(faultsOf(withFields(`${keys}\nk77: 2`), wholeBounds)).toMatchObject([
      { kind: 'yaml', detail: 'Map keys must be unique', line: 9011, column: 1 },
    ]);
    expect(faultsOf(withFields('x: [{a: 1}, {b: 1, b: 2}]'), wholeBounds)).toMatchObject([
      { kind: 'yaml', detail: 'Map keys must be unique', line: 11, column: 20 },
    ]);
  });

  test('the places of only so many faults are looked up as are told', () => {
    const faults = faultsOf(welcoming('***\n\n'.repeat(900)), wholeBounds);
    expect(faults).toHaveLength(50);
    expect(faults.every(({ kind }) => kind === 'markdown')).toBe(true);
    expect(new Set(faults.map(({ line }) => line)).size).toBe(50);
  });

  test('more sessions than any lesson has', () => {
    const sessions = Array.from({ length: 21 }, (_, at) => `  s${String(at)}: {by: ana}`).join('\n');
    expect(faultsOf(withFields(`sessions:\n${sessions}`))).toMatchObject([
      { kind: 'tooMany', detail: '20', place: 'sessions' },
    ]);
  });
});

test('a text of exactly as much work as is allowed is read, and one with a sign more is not', () => {
  // 2,000 signs in a paragraph of 4,000 characters, with its line's end.
  const most = `${'*a'.repeat(1999)}*\n`;
  expect(scanProse(most, wholeBounds)).toMatchObject({ fault: null, work: 2000 * 3_999 + 2000 });
  expect(scanProse(`*${most}`, wholeBounds).fault).toMatchObject({ kind: 'tooMany', offset: 0 });
});

test('39,000 blanks within a sentence are read in steps that grow as they do', () => {
  const steps = (blanks: number): number =>
    stepsOf(() => {
      expect(readProse(`a${' '.repeat(blanks)}b\nc`, wholeBounds).faults).toEqual([]);
    });
  expect(steps(39_000) / steps(3900)).toBeLessThan(20);
  const { blocks } = readProse('one   \n   two\nthree', wholeBounds);
  expect(blocks).toEqual([
    {
      type: 'paragraph',
      of: [
        { type: 'text', text: 'one' },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'two three' },
      ],
    },
  ]);
});

test('what a library throws all the same is a fault at the paragraph that makes most work', () => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
  const plain = Lexer.prototype.lex;
  const failing = (error: Error): readonly unknown[] => {
    Lexer.prototype.lex = () => {
      throw error;
    };
    try {
      return faultsOf(withProse('One.\n\nTwo **is** *heavier*.\n\nThree.'));
    } finally {
      Lexer.prototype.lex = plain;
    }
  };
  expect(failing(new RangeError('Maximum call stack size exceeded'))).toEqual([
    { line: 16, column: 1, place: '', kind: 'tooDeep', detail: '6' },
  ]);
  expect(failing(new TypeError('x is undefined'))).toMatchObject([
    { line: 16, column: 1, kind: 'markdown', detail: expect.stringMatching(/^Two/) as string },
  ]);
});

test('where no worker can start, a tenth of each bound applies, and the page’s own lessons fit in it', () => {
  for (const [name, bound] of Object.entries(wholeBounds))
    expect(tenthBounds[name as keyof TextBounds]).toBe(bound / 10);
  const text = withProse(`${'word '.repeat(100)}\n\n`.repeat(10));
  expect(faultsOf(text)).toMatchObject([{ kind: 'tooBig', detail: '4000 characters of text' }]);
  expect(faultsOf(text, wholeBounds)).toEqual([]);
});

/** The long form draws many. */
const timeout = isFull ? 900_000 : 60_000;

/** Parts of Markdown's grammar: marks of blocks, of spans, and what stands between them. */
const markdown = fc.constantFrom(
  ...['> ', '- ', '1. ', '* ', '+ ', '    ', '# ', '***', '---', '===', '```', '~~~', '\t'],
  ...[
    '*',
    '_',
    '**',
    '__',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '<',
    '>',
    '<!--',
    '-->',
    '<a ',
    '\\',
    '&',
    '|',
  ],
  ...['[a]: b', 'https://a.example', '"', "'", 'a', 'word ', ' ', '  ', '\n', '\n', '\n\n', '“', '𝒳'],
);
/** Parts of YAML's grammar. */
const yaml = fc.constantFrom(
  ...[
    '- ',
    '? ',
    ': ',
    'a: ',
    'k: v\n',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '|\n',
    '>-\n',
    '|9\n',
    '#',
    '# a\n',
  ],
  ...[
    '&a ',
    '*a',
    '!a ',
    '!!map ',
    '%TAG ! a\n',
    '---\n',
    '...\n',
    '<<: ',
    '~',
    '\\',
    '\\u0041',
    '1e9',
    '.inf',
    '@',
    '`',
  ],
  ...['\n', '\n  ', '\n    ', ' ', '        ', '\t', 'word ', '\r', '\u0085', '\u2028', '\0'],
);
/** A text of `size` characters: a few parts again and again, with others between them now and then. */
const grown = (part: fc.Arbitrary<string>, size: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        parts: fc.array(part, { minLength: 1, maxLength: 5 }),
        times: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: size })),
        end: part,
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((runs) => {
      const share = Math.ceil(size / runs.length);
      const texts = runs.map(({ parts, times, end }) => {
        const unit = parts.join('');
        const run = unit.repeat(Math.min(times, Math.ceil(share / unit.length))) + end;
        return run.repeat(Math.ceil(share / run.length)).slice(0, share);
      });
      return texts.join('').slice(0, size);
    });

/** The text up to where its scan finds a fault: the largest beginning of it that a library sees. */
const allowed = (text: string): string => {
  for (let now = text; ;) {
    const { fault } = scanProse(now, wholeBounds);
    if (!fault) return now;
    const cut = Math.min(fault.offset, now.length - 1);
    now =
      fault.kind === 'tooMany' && fault.offset < now.length / 2
        ? now.slice(0, Math.ceil(now.length / 2))
        : now.slice(0, cut);
  }
};

test(
  'a text of Markdown’s grammar at its greatest size takes no more steps than its scan has counted',
  { timeout },
  () => {
    fc.assert(
      fc.property(grown(markdown, wholeBounds.characters), (text) => {
        const seen = allowed(text);
        const { work } = scanProse(seen, wholeBounds);
        expect(work).toBeLessThanOrEqual(wholeBounds.work);
        const lines = seen.split('\n').length;
        const steps = stepsOf(() => {
          readProse(seen, wholeBounds);
        });
        // Each line may be looked at again with each level of the quotes and lists around it.
        expect(steps).toBeLessThan(200 * (seen.length + work) + 60 * lines * seen.length + 10_000);
      }),
      draws(40, 2000),
    );
  },
);

test(
  'fields of YAML’s grammar at their greatest size are read or refused, in steps that their size bounds',
  { timeout },
  () => {
    fc.assert(
      fc.property(grown(yaml, wholeBounds.lesson - 400), (fields) => {
        const text = `---\n${fields}\n---\nText.\n`;
        let faults: readonly unknown[] = [];
        const steps = stepsOf(() => {
          const parsed = parseLesson(text, wholeBounds);
          faults = parsed.ok ? [] : parsed.faults;
        });
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.length).toBeLessThanOrEqual(50);
        expect(steps).toBeLessThan(400 * text.length);
      }),
      draws(25, 1000),
    );
  },
);

test('a scan looks at each character a few times at most, whatever the text is', () => {
  /** A text that counts how often its characters are asked for. */
  const counted = (text: string): { text: string; asked: () => number } => {
    let asked = 0;
    const proxy = new Proxy(Object(text) as object, {
      get: (_target, name) => {
        if (name === 'length') return text.length;
        if (name === 'charAt')
          return (at: number) => {
            asked++;
            return text.charAt(at);
          };
        asked++;
        return text[Number(name)];
      },
    });
    return { text: proxy as unknown as string, asked: () => asked };
  };
  fc.assert(
    fc.property(fc.oneof(grown(markdown, 4000), grown(yaml, 4000)), (text) => {
      for (const scan of [scanProse, (one: string) => scanFields(one, wholeBounds, 16)]) {
        const { text: watched, asked } = counted(text);
        scan(watched, wholeBounds);
        expect(asked()).toBeLessThan(8 * text.length + 20);
      }
    }),
    draws(60, 2000),
  );
});

/** A file as strangers may send it: parts of its fields, steps and goals, in any order, with other texts between. */
const stranger = (() => {
  const field = fc.constantFrom(
    ...smallLesson('small').split('\n'),
    ...carryingWorkshop('small').split('\n'),
    ...[
      '---',
      'goals:',
      'lessons:',
      '  - file: |',
      'sessions: {s: {role: R, lasts: [1, 2]}}',
      'documents: {d: {Effect: Allow}}',
    ],
    ...[
      'predictions: [{id: q, ask: x, of: [ana, s3:Get, "*"], is: allow, because: y, misconception: z, twin: {}}]',
    ],
    ...[
      'misconceptions: [{id: m, when: [{never: [{exists: user a}]}], says: x}]',
      'nearMisses: [{from: cli, without: [1], misses: g}]',
    ],
    ...[
      '__proto__: {a: 1}',
      'constructor: [1]',
      'hints: 1',
      'goals: [[[{}]]]',
      'id: ""',
      'version: -1',
      'version: 1e400',
    ],
  );
  const need = fc.constantFrom(
    ...[
      '{can: [[a, b], [s3:Get], ["*"], allow], by: trust}',
      '{can: []}',
      '{can: [{}, {}, {}, {}]}',
      '{count: [roles, 1]}',
    ],
    ...[
      '{once: [[{exists: user a}]]}',
      '{diff: {over: [[a, b]], gained: [[a, b, c]]}}',
      '{would: {as: ana, call: iam:GetUser}}',
    ],
    ...[
      '{after: {do: [as ana, wait 1h, {iam CreateUser: {UserName: a}}], needs: [{right: {least: 1, of: q}}]}}',
      '{answered: 1}',
      '1',
      '[]',
    ],
  );
  const goal = need.map((one) => `  - {id: g, says: x, needs: [${one}]}`);
  const part = fc.oneof(
    { weight: 6, arbitrary: field },
    { weight: 2, arbitrary: goal },
    { weight: 1, arbitrary: fc.array(markdown, { maxLength: 12 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.array(yaml, { maxLength: 6 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  );
  const whole = fc.constantFrom(smallLesson('small'), carryingWorkshop('small'));
  // Either any parts, or a whole file of which one line is another.
  return fc.oneof(
    fc.array(part, { maxLength: 30 }).map((parts) => `---\n${parts.join('\n')}`),
    fc.tuple(whole, fc.nat(), part).map(([text, at, other]) => {
      const lines = text.split('\n');
      lines.splice(at % lines.length, at % 3, other);
      return lines.join('\n');
    }),
  );
})();

test(
  'any file of a lesson or a workshop is read or refused with places and sentences, and nothing throws',
  { timeout },
  () => {
    let read = 0;
    fc.assert(
      fc.property(stranger, (text) => {
        const parsed = readWorkshopFile(text);
        if (parsed.ok) {
          read++;
          // Plain data: it can be sent to another thread, and stored.
          expect(structuredClone(parsed.workshop)).toEqual(parsed.workshop);
          return;
        }
        expect(parsed.faults.length).toBeGreaterThan(0);
        for (const fault of parsed.faults) {
          expect(fault.line).toBeGreaterThan(0);
          expect(fault.column).toBeGreaterThan(0);
          expect(faultText(fault)).not.toMatch(/undefined|\[object/);
        }
      }),
      draws(2000, 100_000),
    );
    // The parts make whole files, too, not only refused ones.
    expect(read).toBeGreaterThan(20);
  },
);
