import { describe, expect, test } from 'vitest';
import { nextPicture } from '../../../../../src/ui/panels/use/terminal/paced-screen.svelte.ts';
import type { Screen } from '../../../../../src/ui/panels/use/terminal/screen.ts';
import {
  emptyScreen,
  outputOf,
  textOf,
  withCode,
  withEntry,
  withOutput,
  isTable,
  shownOf,
} from '../../../../../src/ui/panels/use/terminal/screen.ts';

import { hiddenIn, safeText } from '../../../../../src/ui/panels/use/terminal/safe-text.ts';
import { LineHistory, searchLines } from '../../../../../src/ui/panels/use/terminal/line-history.svelte.ts';

const entry = (command: string | null) => ({ who: 'ana', account: '111122223333', command });

describe('a picture of the screen', () => {
  const screenOf = (ids: readonly number[]): Screen => ({
    ...emptyScreen,
    entries: ids.map((id) => ({ ...entry('x'), id, blocks: [], code: 0, refused: null })),
  });
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  const idsOf = ({ entries }: Screen): number[] => entries.map(({ id }) => id);

  test('has the newest of many new entries first, and with the next pictures those before them', () => {
    const latest = screenOf(range(100, 200));
    const first = nextPicture(emptyScreen, latest);
    expect(idsOf(first)).toEqual(range(160, 200));
    const second = nextPicture(first, latest);
    expect(idsOf(second)).toEqual(range(120, 200));
    expect(nextPicture(second, latest)).toBe(latest);
  });

  test('keeps what stands there already beside what is new', () => {
    const drawn = screenOf(range(0, 600));
    const latest = screenOf(range(30, 630));
    expect(nextPicture(drawn, latest)).toBe(latest);
    expect(idsOf(nextPicture(drawn, screenOf(range(550, 700))))).toEqual(range(660, 700));
    expect(nextPicture(drawn, emptyScreen)).toBe(emptyScreen);
  });
});

describe('the screen', () => {
  test('keeps output of one kind together, and says how a command ended', () => {
    let screen = withEntry(emptyScreen, entry('aws sts get-caller-identity'));
    screen = withOutput(screen, 'stdout', '{\n');
    screen = withOutput(screen, 'stdout', '}\n');
    screen = withOutput(screen, 'stderr', 'no\n');
    screen = withCode(screen, 254);
    expect(screen.entries).toEqual([
      {
        id: 1,
        who: 'ana',
        account: '111122223333',
        command: 'aws sts get-caller-identity',
        blocks: [
          { id: 0, tone: 'stdout', text: '{\n}\n' },
          { id: 1, tone: 'stderr', text: 'no\n' },
        ],
        code: 254,
        refused: null,
      },
    ]);
  });

  test('is copied as a terminal is, without its own notes where only output is wanted', () => {
    let screen = withEntry(emptyScreen, entry('echo a \\\n  b'));
    screen = withOutput(withOutput(screen, 'stdout', 'a b\n'), 'note', 'Said.\n');
    expect(textOf(screen)).toBe('$ echo a \\\n>   b\na b\nSaid.\n');
    expect(screen.entries.map(outputOf)).toEqual(['a b\n']);
  });

  test('says that it shows the beginning of what is too long to be shown', () => {
    const screen = withOutput(withEntry(emptyScreen, entry('a')), 'stdout', 'x'.repeat(2_000_001));
    expect(textOf(screen).slice(2_000_000)).toContain('first 2,000,000 of 2,000,001 characters');
  });

  test('drops the oldest entries beyond a thousand, and says that it did', () => {
    let screen = emptyScreen;
    for (let i = 0; i < 1005; i++) screen = withEntry(screen, entry(`echo ${String(i)}`));
    expect(screen.entries).toHaveLength(600);
    expect(screen.entries[0]?.command).toBe('echo 405');
    expect(screen.dropped).toBe(true);
  });

  test('drops what is too much in characters, but never the last entry', () => {
    let screen = withOutput(withEntry(emptyScreen, entry('a')), 'stdout', 'x'.repeat(1_900_000));
    screen = withOutput(withEntry(screen, entry('b')), 'stdout', 'x'.repeat(1_900_000));
    screen = withOutput(withEntry(screen, entry('c')), 'stdout', 'x'.repeat(1_900_000));
    expect(screen.entries.map(({ command }) => command)).toEqual(['b', 'c']);
  });
});

describe('a long output', () => {
  const text = Array.from({ length: 1000 }, (_, i) => `${String(i)}\n`).join('');

  test('is cut to its first and last lines until all of it is wanted', () => {
    const { chunks, tail, ...rest } = shownOf(text, false);
    expect(rest).toEqual({ lines: 1000, cut: true });
    expect(chunks.join('')).toMatch(/^0\n1\n[^]*\n39$/);
    expect(tail).toMatch(/^988\n[^]*\n999$/);
  });

  test('of mistakes shows more of its end, where they are explained', () => {
    const { chunks, tail } = shownOf(text, false, 'stderr');
    expect(chunks.join('')).toMatch(/\n9$/);
    expect(tail).toMatch(/^986\n[^]*\n999$/);
  });

  test('is whole in stretches that join to the text', () => {
    const { chunks, cut } = shownOf(text, true);
    expect(cut).toBe(false);
    expect(chunks).toHaveLength(5);
    expect(`${chunks.join('\n')}\n`).toBe(text);
  });

  test('is cut in the middle of a line that is too long', () => {
    const { chunks, cut } = shownOf('x'.repeat(100_000), false);
    expect(cut).toBe(true);
    expect(chunks[0]?.length).toBeLessThan(20_000);
  });

  test('is a table where the CLI draws one', () => {
    expect(isTable('-------\n|  a  |\n')).toBe(true);
    expect(isTable('---\nyaml: true\n')).toBe(false);
  });
});

describe('text that may be shown', () => {
  test.each([
    ['a right-to-left override', 'a\u202eb', 'a\\u202eb'],
    ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
    ['an escape sequence', '\u001b[31mred', '\\u001b[31mred'],
    ['a carriage return, which would overwrite the line', 'safe\rrm', 'safe\\u000drm'],
    ['a zero-width space', 'ad\u200bmin', 'ad\\u200bmin'],
    ['half of a pair', '\ud800x', '\\ud800x'],
  ])('has an escape for %s', (_what, text, shown) => {
    expect(safeText(text)).toBe(shown);
  });

  test('keeps tabs, line ends, letters of all scripts and emoji', () => {
    const text = 'a\tb\nüñ 日本 שלום 😀';
    expect(safeText(text)).toBe(text);
    expect(hiddenIn(text)).toBe('');
  });

  test('names what is hidden, each once', () => {
    expect(hiddenIn('\u202e\u202e\u0007')).toBe('\\u202e \\u0007');
  });
});

describe('what was typed before', () => {
  test('is walked back and forth, and the line that was begun comes back', () => {
    const history = new LineHistory(() => ['one', 'two']);
    expect(history.move(-1, 'begun')).toBeNull();
    expect(history.move(1, 'begun')).toBe('two');
    expect(history.move(1, 'two')).toBe('one');
    expect(history.move(1, 'one')).toBeNull();
    expect(history.move(-1, 'one')).toBe('two');
    expect(history.move(-1, 'two')).toBe('begun');
  });

  test('is found by all words of a query, newest first and once', () => {
    const lines = ['aws iam list-users', 'aws iam get-user', 'AWS IAM LIST-USERS', 'aws iam list-users'];
    expect(searchLines(lines, 'users list', 10)).toEqual(['aws iam list-users', 'AWS IAM LIST-USERS']);
    expect(searchLines(lines, '(', 10)).toEqual([]);
    expect(searchLines(lines, '', 1)).toEqual(['aws iam list-users']);
  });
});
