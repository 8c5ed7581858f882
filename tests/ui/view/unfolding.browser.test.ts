import { afterEach, beforeEach, expect, test } from 'vitest';
import { View } from '../../../src/ui/view/view.svelte.ts';
import { Unfolding, type Part } from '../../../src/ui/view/unfolding.svelte.ts';

const parts: readonly Part[] = ['acting', 'places', 'account', 'drawer', 'clock', 'rest'];
const seen = (unfolding: Unfolding): readonly Part[] => parts.filter((part) => unfolding.has(part));
const at = (hash: string): void => history.replaceState(null, '', hash || location.pathname);

beforeEach(() => {
  localStorage.clear();
  at('');
});
afterEach(() => {
  localStorage.clear();
  at('');
});

test('A first visit is prose and picture, and each frame of the story unfolds what it speaks of', () => {
  const view = new View();
  const story = [['access'], ['code', 'acting'], ['map', 'places'], ['users'], ['keys', 'account']] as const;
  const so = new Set<Part>();
  for (const [frame, ...more] of story) {
    view.storyFrame = frame;
    for (const part of more) so.add(part);
    expect(seen(view.unfolding), frame).toEqual(parts.filter((part) => so.has(part)));
  }
  view.storyFrame = 'assume';
  expect(seen(view.unfolding)).toEqual(['acting', 'places', 'account', 'drawer', 'clock']);
  view.storyFrame = 'next';
  expect(seen(view.unfolding)).toEqual(parts);
});

test('Going back in the story folds nothing, and a jump ahead unfolds what lies between', () => {
  const view = new View();
  view.storyFrame = 'roles';
  view.storyFrame = 'access';
  expect(seen(view.unfolding)).toEqual(['acting', 'places', 'account']);
});

test('A key or an entry of the palette that leads to a panel unfolds where it stands', () => {
  const view = new View();
  view.show('terminal');
  expect(seen(view.unfolding)).toEqual(['drawer']);
  view.show('identities');
  expect(seen(view.unfolding)).toEqual(['places', 'drawer']);
  view.showMap();
  expect(seen(view.unfolding)).toEqual(parts);
});

test.each(['#/lessons', '#/step/3', '#/present', '#/nowhere'])('Whoever comes by %s sees all', (hash) => {
  at(hash);
  expect(seen(new Unfolding(false))).toEqual(parts);
});

test.each(['', '#/', '#/story/access', '#story/0', '#account'])('At “%s” a first visit begins', (hash) => {
  at(hash);
  expect(seen(new Unfolding(false))).toEqual([]);
});

test('Whoever comes again sees all, also who left in the middle, and so does a lesson’s account', () => {
  expect(seen(new Unfolding(false))).toEqual([]);
  expect(seen(new Unfolding(false))).toEqual(parts);
  localStorage.clear();
  localStorage.setItem('iam-playground.theme', '"dark"');
  expect(seen(new Unfolding(false))).toEqual(parts);
  localStorage.clear();
  expect(seen(new Unfolding(true))).toEqual(parts);
});
