import { expect, test } from 'vitest';
import { filledIn } from '../../../../../src/ui/panels/learning/story/frame-turn.svelte.ts';
import { storyFrames } from '#words/story-frames.ts';
import type { StoryFrame } from '#words/story.ts';

const named = (id: string): StoryFrame => storyFrames.find((one) => one.id === id) as StoryFrame;
const turn = (isAnswered: boolean, isPressed: boolean) => ({ isAnswered, isPressed });

test('a frame’s own button is filled until it was pressed, and then Next', () => {
  expect(filledIn(named('code'), turn(false, false))).toBe('action');
  expect(filledIn(named('code'), turn(false, true))).toBe('next');
});

test('nothing is filled while a question waits, pressed or not', () => {
  for (const isPressed of [false, true])
    expect(filledIn(named('users'), turn(false, isPressed))).toBe('none');
  expect(filledIn(named('users'), turn(true, false))).toBe('action');
  expect(filledIn(named('users'), turn(true, true))).toBe('next');
});

test('Next is filled where a frame has no button: at the door, and where the account lacks what it is about', () => {
  expect(filledIn(named('assume'), turn(false, false))).toBe('next');
  expect(filledIn(named('users'), turn(false, false), true)).toBe('next');
});
