import { first } from '../index.ts';
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
  workshop: (lessons: number) =>
    lessons === 1 ? 'Workshop of 1 lesson' : `Workshop of ${String(lessons)} lessons`,
  lesson: (place: number, all: number, chapter: string) =>
    `Lesson ${String(place)} of ${String(all)} · ${chapter}`,
  step: (place: number, all: number) => `Step ${String(place)} of ${String(all)}`,
  ask: 'Yes or no?',
  answers: { yes: 'Yes.', no: 'No.' },
  /** Comes before the reason, after an answer without a full stop. */
  sentence: (text: string) => (/[.…]$/.test(text) ? text : `${text}.`),
  goal: 'What should be true',
  hint: 'Which way?',
  mistake: 'What often goes wrong',
  onceMore: 'Once more, with other names',
  play: 'One way to do it',
  nextActs: 'Next does it',
  nextAnswers: 'Next answers it',
  takenBack: 'Taken back. Next does it again.',
  stays: 'It can’t be taken back.',
  failed: 'That did not work. Go on, or go back and try again.',
  /** The slides of an answer, gate by gate. */
  why: {
    gate: (place: number, all: number, term: string) => `Gate ${String(place)} of ${String(all)} · ${term}`,
    asker: (who: string) => `${first(who)} asks. AWS sees this in the request:`,
    nobody: 'Nobody signed the request, so AWS knows no caller.',
    deed: 'The request names an action, and a thing to act on:',
    onAnything: 'The request names an action, and no single thing to act on:',
    titles: { asker: 'Who asks', deed: 'For what', compared: 'Side by side' },
    compared: {
      action: 'The action of the request, and of the statement:',
      resource: 'The resource of the request, and of the statement:',
      principal: 'The caller, and the principal of the statement:',
      condition: 'What the request brings along, and what the condition expects:',
    },
    line: (name: string, text: string) => `${name}: ${text}`,
    stands: (policy: string) => `This is written in the ${policy}:`,
    page: (page: string) => `AWS: ${page}`,
  },
  /** The slides of how somebody put on a role. */
  steps: {
    forgotten:
      'The page keeps the steps of a request for one visit. Ask for the role again, then present its steps.',
  },
  present: 'Present it to an audience',
  presentStory: 'Present the story',
} as const);
