import type { Inline } from '../../../../lessons/prose-text.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { presentWords as words } from '#words/present.ts';
import type { StoryFrame } from '#words/story.ts';
import { storyFrames } from '#words/story-frames.ts';
import type { View } from '../../../view/view.svelte.ts';
import { act, type Places } from '../story/actions.ts';
import { highlightOf, missing } from '../story/frames.ts';
import { toldIn } from '../story/told-in.ts';
import { piecesOf } from '../story/rich-text.ts';
import { type Deck, paragraph, sentences, type Slide } from './slides.ts';

/** Returns a text of the story as a tree. */
export const inlinesOf = (text: string): readonly Inline[] =>
  piecesOf(text).map((piece): Inline => {
    if (piece.kind === 'strong') return { type: 'strong', of: [{ type: 'text', text: piece.text }] };
    return { type: piece.kind === 'code' ? 'code' : 'text', text: piece.text };
  });

const plain = (text: string): Slide['says'] => [paragraph([{ type: 'text', text }])];

function slidesOf(frame: StoryFrame, index: number, playground: Playground, places: Places): Slide[] {
  const part = frame.id;
  const shared = {
    part,
    over: words.frame(index + 1, storyFrames.length, frame.topic),
    title: frame.title,
    highlight: () => highlightOf(toldIn(playground), part),
  };
  const texts = frame.paragraphs.flatMap((text) => sentences(inlinesOf(text)).map((of) => [paragraph(of)]));
  const slides: Slide[] = texts.map((says) => ({ ...shared, says }));
  const { prediction, action } = frame;
  if (prediction) {
    slides.push({ ...shared, says: plain(prediction.question), stands: () => words.ask });
    slides.push({ ...shared, says: plain(`${words.answers[prediction.answer]} ${prediction.because}`) });
  }
  // An action that only leads to another place of the page has nothing to show here.
  if (action !== undefined && part !== 'next' && missing(playground.world, part).length === 0)
    slides.push({
      ...shared,
      says: plain(words.sentence(action)),
      act: async () => (await act(part, playground, places))?.text ?? '',
    });
  return slides;
}

/** The deck of the story, from the frame that is read. */
export function storyDeck(playground: Playground, view: View): Deck {
  const places: Places = {
    show: () => undefined,
    showTry: () => undefined,
    // The scene belongs to the steps, and takes the picture's place.
    showStep: (rev = null) => {
      view.stepRev = rev;
      view.bottomTab = 'steps';
      view.mobileTab = 'steps';
    },
  };
  const slides = storyFrames.flatMap((frame, index) => slidesOf(frame, index, playground, places));
  return {
    slides,
    start: Math.max(
      0,
      slides.findIndex(({ part }) => part === view.storyFrame),
    ),
    onslide: ({ part }) => (view.storyFrame = part),
    leave: () => view.showPage(),
  };
}
