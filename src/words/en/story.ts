import { isolating } from '../isolate.ts';
import type { StoryFrameId } from '../story-frame-ids.ts';

/** A question to answer before the page does. */
export interface Prediction {
  readonly question: string;
  readonly answer: 'yes' | 'no';
  /** Shown after either answer. It is a sentence of its own. */
  readonly because: string;
}

/** One step of the story. In its texts `**…**` is strong and a backtick pair is a name or a term of AWS. */
export interface StoryFrame {
  readonly id: StoryFrameId;
  readonly topic: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The label of its only button. */
  readonly action?: string;
  readonly prediction?: Prediction;
}

/** The words around the frames. */
export const story = /* @__PURE__ */ isolating({
  progress: (at: number, of: number) => `${String(at)} of ${String(of)}`,
  /** Below the dots of the story, in a frame that has steps of its own. */
  step: (at: number, of: number) => `step ${String(at)} of ${String(of)}`,
  contents: 'All frames of the story',
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  skip: 'Skip',
  comeBack: 'Back to the story',
} as const);

/** The frame that a first visit opens with. The others arrive after the first picture (`story-frames.ts`). */
export const firstFrame: StoryFrame = {
  id: 'access',
  topic: 'Access',
  title: 'Somebody asks. IAM answers.',
  paragraphs: [
    'Almost everything in AWS starts with a request, from a person or a program. Before AWS does anything, one service decides whether it may: **IAM**, Identity and Access Management.',
    'It looks at who asks, what they ask for, and which policies apply. A few requests need no permission, such as “Who am I?” (`sts:GetCallerIdentity`).',
  ],
  action: 'Ask who you are',
};
