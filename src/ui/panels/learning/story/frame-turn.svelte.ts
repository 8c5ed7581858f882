import type { StoryFrame } from '#words/story.ts';

/** How far a visitor has come within a frame of the story. */
export class FrameTurn {
  isAnswered = $state(false);
  isPressed = $state(false);
}

/** Whether a frame has a button of its own. Where the story leads through a door, its Next does all. */
export const hasButton = ({ action, id }: StoryFrame): boolean => action !== undefined && id !== 'assume';

/**
 * Returns the one button of a frame that is filled: its own until it was pressed, then Next; none while a question
 * waits. `lacksParts`: the account lacks what the frame is about, so that it has neither question nor button.
 */
export function filledIn(
  frame: StoryFrame,
  { isAnswered, isPressed }: Pick<FrameTurn, 'isAnswered' | 'isPressed'>,
  lacksParts = false,
): 'action' | 'next' | 'none' {
  if (lacksParts) return 'next';
  if (frame.prediction && !isAnswered) return 'none';
  return hasButton(frame) && !isPressed ? 'action' : 'next';
}
