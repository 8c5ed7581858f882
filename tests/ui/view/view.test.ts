import { expect, test } from 'vitest';
import { cardSpace } from '../../../src/ui/view/layout.svelte.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';

const access = { kind: 'access', who: 'arn:aws:iam::111122223333:user/ana' } as const;

test('From an answer, back leads to the page on which it was asked for, and from there to the account', () => {
  const view = new View();
  view.showAlone(access);
  view.showWhy({ kind: 'ask', question: '' });
  view.showWhy({ kind: 'why', rev: 3 });
  expect(view.arrangement).toBe('why');
  view.why = null;
  expect([view.alone, view.arrangement]).toEqual([access, 'access']);
  view.showPage();
  expect([view.alone, view.arrangement]).toEqual([null, 'full']);
  view.showWhy({ kind: 'why', rev: 3 });
  view.why = null;
  expect(view.arrangement).toBe('full');
});

test('Whoever goes elsewhere from an answer doesn’t come back to the page on which it was asked for', () => {
  const view = new View();
  view.showAlone(access);
  view.showWhy({ kind: 'why', rev: 3 });
  view.show('log');
  expect([view.why, view.alone]).toEqual([null, null]);
  view.showAlone(access);
  view.showWhy({ kind: 'why', rev: 3 });
  view.showMap();
  expect(view.alone).toEqual({ kind: 'lessons' });
});

test('A policy that is written beside the picture takes the card’s place there, and the lesson’s button is no longer the main one', () => {
  const view = new View();
  view.base = 'lesson';
  expect([view.covered, view.leads('lesson')]).toEqual([0, true]);
  view.isWriting = true;
  expect([view.covered, view.leads('lesson')]).toEqual([cardSpace, false]);
  view.phone = true;
  expect(view.covered).toBe(0);
});
