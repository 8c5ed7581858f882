import { isolating } from '../isolate.ts';

/** Texts of a presentation, which shows the picture and one thought at a time. */
export const presentWords = /* @__PURE__ */ isolating({
  region: 'Presentation',
  next: 'Next',
  back: 'Back',
  leave: 'End',
  leaveTitle: 'End the presentation (Esc)',
  fullScreen: 'Fill the screen',
  fullScreenEnd: 'Leave the full screen',
  keys: 'Page Down, → or Space: next. Page Up or ←: back. B: black. Esc: end.',
  black: 'The screen is black. Any of these keys brings the slide back.',
  notes: 'Notes',
  noNotes: 'The slide says all.',
  following: (next: string) => `Next: ${next}`,
  place: (place: number, all: number) => `${String(place)} of ${String(all)}`,
  frame: (place: number, all: number, topic: string) => `Story ${String(place)} of ${String(all)} · ${topic}`,
  lesson: (place: number, all: number, chapter: string) =>
    `Lesson ${String(place)} of ${String(all)} · ${chapter}`,
  step: (place: number, all: number) => `Step ${String(place)} of ${String(all)}`,
  ask: 'Yes or no?',
  answers: { yes: 'Yes.', no: 'No.' },
  /** Comes before the reason, after an answer without a full stop. */
  sentence: (text: string) => `${text}.`,
  goal: 'What should be true',
  hint: 'Which way?',
  mistake: 'What often goes wrong',
  onceMore: 'Once more, with other names',
  play: 'One way to do it',
  nextActs: 'Next does it',
  takenBack: 'Taken back. Next does it again.',
  stays: 'It can’t be taken back.',
  failed: 'That did not work. Go on, or go back and try again.',
  present: 'Present it to an audience',
  presentStory: 'Present the story',
} as const);
