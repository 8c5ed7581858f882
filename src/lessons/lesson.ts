import type { Condition, Goal, Guess, Keys, Requests, SessionPattern, Step, Who } from './goal.ts';
import type { Block } from './prose-text.ts';

/**
 * A lesson in the form that the page uses: plain data, so that it can be stored, written to files and sent to workers.
 */
export interface Lesson {
  /** Small letters, digits and hyphens: `#/lesson/<id>`. */
  readonly id: string;
  /** Counts from 1. Progress stores the version that was solved. */
  readonly version: number;
  readonly chapter: string;
  /** Ids of lessons that are better done before this one. */
  readonly buildsOn: readonly string[];
  readonly title: string;
  /** The insight that the lesson gives, in one sentence. */
  readonly learned: string;
  readonly prose: readonly Block[];
  /** The home account's id. */
  readonly account: string;
  /** The identity that acts when the lesson opens. */
  readonly actor: Who;
  readonly documents: readonly NamedDocument[];
  readonly start: readonly Step[];
  readonly sessions: readonly SessionPattern[];
  readonly predictions: readonly Prediction[];
  readonly goals: readonly Goal[];
  /** First a nudge, then the place to look. */
  readonly hints: readonly [nudge: string, where: string];
  /** The third hint: whoever follows it solves the lesson. `show me` plays it. */
  readonly recipe: readonly RecipeStep[];
  readonly misconceptions: readonly Misconception[];
  /** Pages of AWS's documentation. */
  readonly pages: readonly Page[];
  readonly author: string;
  readonly licence: string;
}

/** A lesson's file as its author wrote it, with the parts that only the linter, authors and instructors need. */
export interface LessonFile extends Lesson {
  readonly proof: Proof;
}

interface LeftOpen {
  /** `everybody`, or those who are meant. */
  readonly who: readonly Who[];
  readonly requests: readonly Requests[];
  /** Whether it is left open that they lose it, though every solution allows it. */
  readonly lost: boolean;
  readonly because: string;
}

/** Proves that the lesson's goals are right. `pageLesson` leaves it out. */
interface Proof {
  readonly solutions: readonly Solution[];
  readonly nearMisses: readonly NearMiss[];
  /** Rewritings and mutants that don't fit this lesson, each with the reason. */
  readonly spared: readonly { readonly kind: string; readonly way?: string; readonly because: string }[];
  /** Requests that the lesson's text leaves open, each with the reason: an answer may allow them or not. */
  readonly open: readonly LeftOpen[];
}

/** Returns the lesson without the parts that only its linter needs. */
export function pageLesson(file: LessonFile): Lesson {
  const lesson: Lesson & { proof?: Proof } = { ...file };
  delete lesson.proof;
  return lesson;
}

/** A policy document or another small file, `name.json` in the terminal and `file://name.json` in calls. */
export interface NamedDocument {
  readonly name: string;
  readonly text: string;
}

/** One operation of the third hint: the line to type, and the controls to press. */
export interface RecipeStep {
  readonly step: Step;
  /** Says in words which controls to press. */
  readonly pointer: string;
}

interface Asked {
  /** The question, in words. */
  readonly ask: string;
  readonly who: Who;
  readonly action: string;
  readonly resource: string;
  /** Steps that are carried out before the question, on a copy of the lesson's start. */
  readonly given: readonly Step[];
  readonly keys: Keys;
  /** The engine's answer; the linter checks it. */
  readonly is: Guess;
  readonly because: string;
}

export interface Prediction extends Asked {
  readonly id: string;
  /** The same question with other names, for somebody who missed it. */
  readonly twin: Asked;
  /** The misconception that a miss shows, in one sentence. */
  readonly misconception: string;
}

export interface Misconception {
  readonly id: string;
  /** The misconception is recognised while all of these hold. */
  readonly when: readonly Condition[];
  readonly says: string;
}

export interface Page {
  readonly title: string;
  readonly url: string;
}

export interface Solution {
  /** `pointer`, `cli`, or another way's name. */
  readonly way: string;
  readonly steps: readonly Step[];
}

/** A wrong answer that looks right. */
export interface NearMiss {
  /** Says why it is wrong. */
  readonly says: string;
  readonly steps: readonly Step[];
  /** The goal that it misses. */
  readonly misses: string;
}

/** A lesson as the page knows it before it is opened. */
export interface CatalogueEntry extends Pick<Lesson, 'id' | 'version' | 'chapter' | 'buildsOn' | 'title'> {
  /** Fetches the lesson, without the parts that only its linter needs. */
  readonly load: () => Promise<{ readonly lesson: Lesson }>;
}

/** Parts of a lesson's file that only those who teach ask for. */
export interface TaughtParts {
  /** The minutes that are proposed for it in a workshop. */
  readonly minutes: number;
  /** Fetches its solutions, for instructors. */
  readonly solutions: () => Promise<{ readonly solutions: readonly Solution[] }>;
  /** Fetches the text of its file, for authors. */
  readonly source: () => Promise<{ readonly source: string }>;
}
