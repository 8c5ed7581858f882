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
import { type Deck, paragraph, plain, type Slide } from './slides.ts';

/** Frames whose button only leads to another place of the page. */
const leadsElsewhere: ReadonlySet<StoryFrame['id']> = new Set(['users', 'direct', 'roles', 'next']);

/** Returns a text of the story as a tree. */
export const inlinesOf = (text: string): readonly Inline[] =>
  piecesOf(text).map((piece): Inline => {
    if (piece.kind === 'strong') return { type: 'strong', of: [{ type: 'text', text: piece.text }] };
    return { type: piece.kind === 'code' ? 'code' : 'text', text: piece.text };
  });

/** A text of the story without its marks. */
const plainly = (text: string): string =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('');

function slidesOf(frame: StoryFrame, index: number, playground: Playground, places: Places): Slide[] {
  const part = frame.id;
  const shared = {
    part,
    over: words.frame(index + 1, storyFrames.length, frame.topic),
    title: frame.title,
    highlight: () => highlightOf(toldIn(playground), part),
  };
  const [first = '', ...notes] = frame.paragraphs;
  const { prediction, action } = frame;
  // An action that only leads to another place of the page has nothing to show here.
  const canAct =
    action !== undefined && !leadsElsewhere.has(part) && missing(playground.world, part).length === 0;
  const acts = { act: async () => (await act(part, playground, places))?.text ?? '' };
  const does = canAct ? words.sentence(action) : '';
  const told = { ...shared, says: [paragraph(inlinesOf(first))], notes: notes.map(plainly) };
  if (!prediction) return [{ ...told, ...(canAct && { ...acts, does }) }];
  const answer = `${words.answers[prediction.answer]} ${prediction.because}`;
  return [
    told,
    {
      ...shared,
      says: plain(prediction.question),
      stands: () => words.ask,
      moving: words.nextAnswers,
      act: () => Promise.resolve(answer),
    },
    ...(canAct ? [{ ...shared, says: plain(does), ...acts }] : []),
  ];
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
