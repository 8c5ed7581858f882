import type { measured, RoundName } from '../../lessons/progress/measures.ts';
import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

interface MeasureQuestion {
  readonly ask: string;
  readonly answers: readonly string[];
  /** The index of the right answer, from 0. */
  readonly right: number;
  readonly because: string;
}

type Questions = Readonly<Record<(typeof measured)[number], Readonly<Record<RoundName, MeasureQuestion>>>>;

const rootTrust = (user: string, role: string): MeasureQuestion => ({
  ask: `The role ${role} trusts arn:aws:iam::111122223333:root. ${user}, a user of this account, has no policy. May ${user} assume it?`,
  answers: ['Yes, the account is trusted', 'No, the user needs a policy, too', 'Only the root user may'],
  right: 1,
  because: 'A trust policy that names the account lets its users in only where their own policies allow it.',
});

const sessionRights = (user: string, own: string, role: string, lent: string): MeasureQuestion => ({
  ask: `${user} may read the bucket ${own}, the role ${role} the bucket ${lent}. ${user} assumes ${role}. What may the session read?`,
  answers: [`Only ${lent}`, `${own} and ${lent}`, `Only ${own}`],
  right: 0,
  because: 'A session has the permissions of the role and none of the user’s.',
});

const leakedSession = (user: string, role: string): MeasureQuestion => ({
  ask: `${user} asked for a session of the role ${role} with an access key, and the session leaked. What stops it?`,
  answers: [
    `Deactivate ${user}’s access key`,
    `Take ${user} out of ${role}’s trust policy`,
    `Add a Deny to ${role} for all sessions older than now`,
  ],
  right: 2,
  because: 'A session lives on its own: at each call AWS looks only at the role’s policies.',
});

/** The three questions, with other names in each round. */
export const measureQuestions: Questions = {
  'root-trust': {
    before: rootTrust('ana', 'Reports'),
    after: rootTrust('leo', 'Archive'),
    later: rootTrust('mia', 'Billing'),
  },
  'session-rights': {
    before: sessionRights('ben', 'notes', 'Auditor', 'logs'),
    after: sessionRights('cleo', 'drafts', 'Reader', 'reports'),
    later: sessionRights('noa', 'photos', 'Printer', 'invoices'),
  },
  'leaked-session': {
    before: leakedSession('dan', 'Deployer'),
    after: leakedSession('eva', 'Backup'),
    later: leakedSession('ivo', 'Builder'),
  },
};

/** The rounds of measuring questions, and their results. */
export const measureWords = /* @__PURE__ */ isolating({
  title: {
    before: 'Three questions before you begin',
    after: 'Three questions at the end',
    later: 'Three questions, a week later',
  },
  lead: {
    before: 'Guess where you don’t know. Nobody else sees your answers.',
    after: 'The same ideas as before the first lesson, with other names.',
    later: 'What has stayed after a week?',
  },
  offer: 'Answer three questions',
  sure: 'I am sure',
  hand: 'Hand in',
  pass: 'Not now, and don’t ask again',
  handed: {
    before: 'Thank you. You see your answers beside the next ones.',
    after: 'Thank you. Below the map of lessons, a table compares your answers.',
    later: 'Thank you. Below the map of lessons, a table compares your answers, and tells the right ones.',
  },
  compared: 'What you have learned, measured',
  when: 'When',
  right: 'Right',
  rightAndSure: 'Right and sure',
  rounds: { before: 'Before the first lesson', after: 'After the last lesson', later: 'A week later' },
  of: (some: number, all: number) => `${digits(some)} of ${digits(all)}`,
  answers: 'The answers',
} as const);

/** Missed questions that come back. */
export const reviewWords = /* @__PURE__ */ isolating({
  title: 'Questions that come back',
  offer: (count: number) =>
    plural(count, { one: 'Review 1 question', other: `Review ${digits(count)} questions` }),
  offerMore: 'One question again',
  more: (lesson: string) => `From “${lesson}”, with other names`,
  from: (lesson: string) => `From “${lesson}”: you missed this one`,
  again: 'It comes back tomorrow, with other names.',
  next: (left: number) => plural(left, { one: 'The last one', other: `Next of ${digits(left)}` }),
  close: 'To the map',
  toLesson: 'Back to the lesson',
  fetching: 'The question is on its way.',
  gone: 'This lesson no longer has that question.',
  notFetched: 'The page could not load the question. You may be offline. Try again later.',
} as const);
