import { count as digits, listOf } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** Pictures that the user saves, and the texts in them. */
export const sheet = /* @__PURE__ */ isolating({
  /** At the foot of every picture. */
  foot: 'IAM Playground · not affiliated with AWS',
} as const);

const accountName = (id: string, name: string | null): string =>
  name === null ? `account ${id}` : `account ${name} (${id})`;

export const account = /* @__PURE__ */ isolating({
  title: (id: string, name: string | null, around: string | null): string =>
    around === null
      ? `Who is who in ${accountName(id, name)}`
      : `Around ${around}, in ${accountName(id, name)}`,
  /** Null is the root user. */
  you: (name: string | null): string => (name === null ? 'You are the root user.' : `You are ${name}.`),
  through: (endpoint: string) => `through ${endpoint}`,
  youThrough: (endpoint: string) => `you, through ${endpoint}`,
  callsThrough: (endpoint: string) => `Your calls come through ${endpoint}.`,
  lit: (names: readonly string[]): string => `Lit: ${listOf(names)}.`,
  pencil: 'The pencil marks what was changed by hand since its stack was deployed.',
  handChanged: (names: readonly string[]): string => `Changed by hand: ${listOf(names)}.`,
  more: (count: number): string => `And ${digits(count)} more.`,
} as const);

export const step = /* @__PURE__ */ isolating({
  position: (at: number, all: number): string => `Step ${String(at)} of ${String(all)}.`,
  at: (name: string, state: string, headline: string, text: string): string =>
    `${name}, ${state}. ${headline}${text === '' ? '' : ` ${text}`}`,
  /** A line of a policy, and its place. */
  line: (code: string, where: string): string => (where === '' ? code : `${code} · ${where}`),
} as const);

export const why = /* @__PURE__ */ isolating({
  /** The parts of a question (caller, action, resource, conditions) and its answer. */
  question: (parts: readonly string[], verdict: string, term: string): string =>
    `${parts.join(' · ')} → ${term === '' ? verdict : `${verdict} (${term})`}`,
  atGate: (name: string, state: string, sentence: string): string => `${name}: ${state}. ${sentence}`,
} as const);

export const overview = /* @__PURE__ */ isolating({
  worth: (thing: string): string => `Worth a look: ${thing}.`,
} as const);

export const organization = /* @__PURE__ */ isolating({
  title: (accounts: number): string => `The organization: ${counted(accounts, 'account')}`,
  /** A place, what stands above it, and what is attached to it. */
  place: (
    name: string,
    notes: readonly string[],
    above: string | null,
    ceilings: readonly string[],
  ): string =>
    [
      `${name} (${notes.join(', ')})`,
      ...(above === null ? [] : [`in ${above}`]),
      ceilings.length > 0 ? `with ${listOf(ceilings)}.` : 'with no policy of its own.',
    ].join(', '),
} as const);

/** Stands below a picture that is about to be saved or sent. */
export const preview = {
  whole: 'The whole account, with the rows that the page has folded away.',
} as const;

/** The dialog in which a picture is saved. */
export const dialog = /* @__PURE__ */ isolating({
  title: 'Save as a picture',
  lead: 'What you see now, as a file that stands by itself.',
  making: 'The page is drawing the picture.',
  nothing:
    'There is no picture here just now. Go to the account, to the steps or to an answer, then save it.',
  failed: (why: string): string => `The page could not draw the picture: ${why}`,
  theme: 'Colours of the PNG (an SVG follows its reader’s)',
  linked: 'The file leads to this scene',
  linkedHint:
    'A link in the file holds the account, without secrets. Drop the file onto this page, and the scene opens.',
  lessonHint: 'A link in the file leads to the lesson. Drop the file onto this page, and the lesson opens.',
  inPost: 'For a post: short text and Markdown',
  alt: 'Short text in place of the picture (alt)',
  markdown: 'Markdown',
  themes: { light: 'Light', dark: 'Dark' },
  png: 'Save PNG',
  svg: 'Save SVG',
  print: 'Print',
  describe: 'Copy as text',
  described: 'The picture is copied as text, for people who can’t see it.',
  describeByHand: 'The text is selected. Copy it with your keyboard.',
  text: 'The picture as text',
  saved: (name: string): string => `Saved ${name}.`,
  pngFailed: (why: string): string =>
    `Your browser could not make the PNG (${why}). Save the SVG, which holds the same picture.`,
  fileNames: {
    account: 'iam-account',
    goals: 'iam-lesson',
    overview: 'iam-overview',
    step: 'iam-step',
    why: 'iam-answer',
    organization: 'iam-organization',
  },
} as const);
