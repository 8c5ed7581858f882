import { expect, test } from 'vitest';
import { rowsOf } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { previewOptions } from '../../../../../src/playground/preview-options.ts';
import { storyDeck } from '../../../../../src/ui/panels/learning/present/story-deck.ts';
import { slideCounts } from '../../../../../src/ui/panels/learning/present/thoughts.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import { storyFrames } from '#words/story-frames.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';
import { heightOf, mostHigh, textIn } from './told.ts';

const deck = () => {
  const playground = new Playground(
    previewOptions({ id: 'told', name: 'Told', rows: rowsOf(sampleWorld), credentials: null, at: 0 }),
  );
  return storyDeck(playground, new View());
};

test('the story is shown on 15 to 25 slides, each with a thought and its picture', () => {
  const { slides } = deck();
  expect(slides.length).toBeGreaterThanOrEqual(slideCounts.least);
  expect(slides.length).toBeLessThanOrEqual(slideCounts.most);
  for (const { says, highlight, part } of slides) {
    expect(says.length, part).toBeGreaterThan(0);
    expect(highlight, part).toBeDefined();
  }
  expect(slides.filter((slide) => heightOf(slide) > mostHigh).map(textIn)).toEqual([]);
  expect(new Set(slides.map(({ part }) => part)).size).toBe(storyFrames.length);
});

test('what a frame says beyond its first paragraph is the speaker’s', () => {
  const { slides } = deck();
  for (const { id, paragraphs } of storyFrames) {
    const [first] = slides.filter(({ part }) => part === id);
    expect(first?.notes, id).toHaveLength(paragraphs.length - 1);
    expect(first?.notes?.join(' ')).not.toContain('**');
  }
});

test('a button that only leads to another place of the page is no slide and does nothing', () => {
  const { slides } = deck();
  for (const frame of ['users', 'direct', 'roles', 'next'] as const)
    for (const { part, act, stands } of slides)
      if (part === frame && !stands) expect(act, frame).toBeUndefined();
});
