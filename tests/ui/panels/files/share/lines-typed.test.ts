import { expect, test } from 'vitest';
import type { Credentials } from '../../../../../src/engine/index.ts';
import type { HistoryRow } from '../../../../../src/playground/history-row.ts';
import type { EnteredLine } from '../../../../../src/ui/view/entered-line.ts';
import { linesTyped } from '../../../../../src/ui/panels/files/share/shared-state.ts';

const credentials: Credentials = { type: 'console', id: '111122223333' };
const line = (text: string, before: number, revs: readonly number[], more: Partial<EnteredLine> = {}) => ({
  ...{ text, isStorable: true, before, credentials, revs },
  ...more,
});
type Kind = 'changes' | 'reads' | 'undoes' | 'clock';
const row = (rev: number, kind: Kind): HistoryRow =>
  ({
    rev,
    undoable: kind === 'changes',
    of: kind === 'undoes' ? 1 : null,
    command: { type: kind === 'clock' ? 'clock' : 'call' },
  }) as HistoryRow;
const typed = (history: readonly HistoryRow[], entered: readonly EnteredLine[]): string[] =>
  linesTyped({ history }, { entered }).map(({ text }) => text);

test('a link carries the lines with which every change since came', () => {
  const lines = [line('a', 0, [1]), line('b', 1, [2, 3]), line('help', 3, [])];
  expect(typed([row(1, 'changes'), row(2, 'reads'), row(3, 'changes')], lines)).toEqual(['a', 'b', 'help']);
});

test.each<[Kind, string[]]>([
  ['changes', ['b']],
  ['undoes', ['b']],
  ['clock', ['b']],
  ['reads', ['a', 'b']],
])('beside lines, somebody %s: they go back as far as nothing else changed the account', (kind, expected) => {
  const history = [row(1, 'changes'), row(2, kind), row(3, 'changes')];
  expect(typed(history, [line('a', 0, [1]), line('b', 2, [3])])).toEqual(expected);
});

test('no line goes along after a change by hand, nor one with a secret or without room', () => {
  expect(typed([row(1, 'changes'), row(2, 'changes')], [line('a', 0, [1])])).toEqual([]);
  const lines = [line('a', 0, []), line('secret', 0, [], { isStorable: false }), line('c', 0, [])];
  expect(typed([], lines)).toEqual(['c']);
  expect(typed([], [line('x'.repeat(2001), 0, []), line('b', 0, [])])).toEqual(['b']);
  const many = Array.from({ length: 50 }, (_, at) => line(String(at), 0, []));
  expect(typed([], many)).toEqual(many.slice(-40).map(({ text }) => text));
  const long = Array.from({ length: 6 }, (_, at) => line(String(at).repeat(1900), 0, []));
  expect(typed([], long)).toHaveLength(4);
});
