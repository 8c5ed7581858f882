import { expect, test } from 'vitest';
import type { Control } from './press/controls.ts';
import { Rules, type Spot } from './press/rules.ts';

const control = (role: string, name: string, more: Partial<Control> = {}): Control => ({
  role,
  name,
  scope: [],
  nth: 0,
  level: null,
  isBetween: false,
  on: false,
  disabled: false,
  opener: null,
  expanded: null,
  url: null,
  nodeId: 0,
  ...more,
});
const lineOf = (name: string, branch: string): Control => control('treeitem', name, { level: 2, branch });
const at = (line: Control, layer: string | null = null): Spot => ({ route: [line], layer, submits: [] });
const [ana, ben, readers] = [
  lineOf('ana no key', 'Users'),
  lineOf('ben a key', 'Users'),
  lineOf('Readers', 'Groups'),
];

test('a kind of control that belongs to another walk is left to it in every dialog, and other kinds aren’t', () => {
  const rules = new Rules('kinds', (kind) => !kind.endsWith('textbox › Key'));
  for (const line of [ana, readers])
    expect(rules.isDue(control('textbox', 'Key'), at(line, 'Tags of ana'))).toBe(false);
  expect(rules.isDue(control('textbox', 'Name'), at(ana, 'New user'))).toBe(true);
  expect(rules.isDue(control('button', 'Tags of ana'), at(ana))).toBe(true);
});

test('a kind of control is known by its place, too, and what leads on is pressed in every walk', () => {
  const rules = new Rules('kinds', (kind) => !kind.includes('What I am learning › Goals'));
  const scope = ['What I am learning', 'Goals'];
  expect(rules.isDue(control('button', 'Show me', { scope }), at(ana))).toBe(false);
  expect(rules.isDue(control('button', 'Show me', { scope: ['What I am learning'] }), at(ana))).toBe(true);
  expect(rules.isDue(control('button', 'Share', { scope, opener: 0 }), at(ana))).toBe(true);
  expect(rules.isDue(control('button', 'Why not?', { scope, expanded: false }), at(ana))).toBe(true);
});

test.for<readonly [string, readonly [Control, Spot], readonly [Control, Spot], boolean]>([
  [
    'what the page has for everything is pressed once',
    [control('button', 'Undo'), at(ana)],
    [control('button', 'Undo'), at(readers)],
    false,
  ],
  [
    'so is what a dialog has that is about nothing',
    [control('textbox', 'Name'), at(ana, 'New user')],
    [control('textbox', 'Name'), at(readers, 'New user')],
    false,
  ],
  [
    'what stands in the panel of a thing is pressed for each kind of thing',
    [control('button', 'Edit tags', { scope: ['What I am looking at'] }), at(ana)],
    [control('button', 'Edit tags', { scope: ['What I am looking at'] }), at(readers)],
    true,
  ],
  [
    'and for one thing of a kind only',
    [control('button', 'Edit tags', { scope: ['What I am looking at'] }), at(ana)],
    [control('button', 'Edit tags', { scope: ['What I am looking at'] }), at(ben)],
    false,
  ],
  [
    'a dialog about a thing is pressed for each kind',
    [control('button', 'Save', { scope: ['Tags of ana'] }), at(ana, 'Tags of ana')],
    [control('button', 'Save', { scope: ['Tags of Readers'] }), at(readers, 'Tags of Readers')],
    true,
  ],
])('In full, %s', ([, [pressed, where], [next, there], isDue]) => {
  const rules = new Rules('full');
  expect(rules.isDue(pressed, where)).toBe(true);
  rules.mark(pressed, where);
  expect(rules.isDue(pressed, where)).toBe(false);
  expect(rules.isDue(next, there)).toBe(isDue);
});
