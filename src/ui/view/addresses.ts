import { readName, writeName } from './questions.ts';

/** A place that a link leads to: the part of the page's address after the `#`. */
export type Address =
  /** A frame of the story, by its id; null for the one that was read last. */
  | { readonly kind: 'story'; readonly frame: string | null }
  /** The steps of the commit with that revision. */
  | { readonly kind: 'step'; readonly rev: number }
  /** The explanation of the answer in the commit with that revision; `presented`: shown to an audience. */
  | { readonly kind: 'why'; readonly rev: number; readonly presented?: true }
  /** A question, as `questions.ts` writes it, with the explanation of its answer; `presented` as above. */
  | { readonly kind: 'ask'; readonly question: string; readonly presented?: true }
  /**
   * A lesson, in an account of its own; `presented`: shown to an audience; `attempt`: a link that holds how far somebody
   * has come.
   */
  | { readonly kind: 'lesson'; readonly id: string; readonly presented?: true; readonly attempt?: string }
  /** All lessons. */
  | { readonly kind: 'lessons' }
  /** A workshop by its key, or the list of all. */
  | { readonly kind: 'workshop'; readonly key: string | null }
  /**
   * A workshop that is put together: by the name that the browser keeps it under, by the key of the workshop that it
   * changes, or null for the one that was last put together from nothing.
   */
  | { readonly kind: 'buildWorkshop'; readonly of: string | null }
  /** All that somebody may do: the user or role with that ARN. */
  | { readonly kind: 'access'; readonly who: string }
  /** The account as code; `of`: the id of the one thing that is taken, or null for all. */
  | { readonly kind: 'code'; readonly of: string | null }
  /** The account's stacks; `of`: the ARN of the one that is shown, or null for the first. */
  | { readonly kind: 'stacks'; readonly of: string | null }
  /** Code that is looked at before it is deployed. */
  | { readonly kind: 'incoming' }
  /** A user or a group beside its entry in an LDAP directory; `of`: the row's id. */
  | { readonly kind: 'ldap'; readonly of: string }
  /** The results of a workshop, for an instructor. */
  | { readonly kind: 'results' }
  /** The steps of a learner in a lesson, on the canvas; `learner` counts the results that were read, from 1. */
  | { readonly kind: 'playedResult'; readonly learner: number; readonly id: string }
  /** The page for writing lessons. */
  | { readonly kind: 'author' }
  /** The story and the steps, shown to an audience; `rev`: only the steps of the commit with that revision. */
  | { readonly kind: 'present'; readonly rev?: number }
  /** The recording of an author's steps into a draft. */
  | { readonly kind: 'record'; readonly draft: string; readonly what: 'start' | 'solution' | 'miss' }
  /** A lesson of a workshop, in an account of its own; `presented` as in a lesson. */
  | { readonly kind: 'workshopLesson'; readonly key: string; readonly id: string; readonly presented?: true }
  /** A link that holds a workshop or a lesson, as `exchange/link/` writes it: it is looked at before it is begun. */
  | { readonly kind: 'sentWorkshop'; readonly link: string }
  /** A link that holds an account and the part of it to look at, as `exchange/link/` writes it. */
  | { readonly kind: 'link'; readonly link: string };

/** The places at which an answer is explained. */
export type WhyAddress = Extract<Address, { kind: 'why' | 'ask' }>;

/** Panels that take the page's place, with the visitor's own account; each has an arrangement. */
export type AloneAddress = Extract<
  Address,
  {
    kind:
      | 'lessons'
      | 'workshop'
      | 'sentWorkshop'
      | 'buildWorkshop'
      | 'results'
      | 'author'
      | 'present'
      | 'access'
      | 'code'
      | 'stacks'
      | 'incoming'
      | 'ldap';
  }
>;

export const aloneKinds: readonly Address['kind'][] = [
  'lessons',
  'workshop',
  'sentWorkshop',
  'buildWorkshop',
  'results',
  'author',
  'present',
  'access',
  'code',
  'stacks',
  'incoming',
  'ldap',
] satisfies AloneAddress['kind'][];

/** Places with an account of their own. */
export type ApartAddress = Extract<
  Address,
  { kind: 'link' | 'lesson' | 'workshopLesson' | 'record' | 'playedResult' }
>;

const apartKinds: readonly Address['kind'][] = [
  'link',
  'lesson',
  'workshopLesson',
  'record',
  'playedResult',
] satisfies ApartAddress['kind'][];

/** Returns the place with its own account that a hash names, or null. */
export function apartAt(hash: string): ApartAddress | null {
  const address = parseAddress(hash);
  if (address === null || address === 'unknown') return null;
  return apartKinds.includes(address.kind) ? (address as ApartAddress) : null;
}

/** The frames in the order in which `#story/3` counted them, from 1, when links used numbers. */
const numberedFrames = [
  'access',
  'map',
  'users',
  'keys',
  'direct',
  'groups',
  'group-policies',
  'roles',
  'no-keys',
  'assume',
  'session',
  'next',
] as const;

/** Returns the id of the frame with a former number, from 1, or null. */
export const numberedFrame = (number: number): string | null => numberedFrames[number - 1] ?? null;

/** The page's own anchors, which aren't places. */
const anchors = ['', '#', '#account'];

/** Whether a hash names a place, or means to: whatever isn't one of the page's own anchors. */
export const isPlace = (hash: string): boolean => !anchors.includes(hash);

/** A place that is about the thing with a written name; `code` and `stacks` without one are about the whole account. */
function readNamed(kind: 'access' | 'code' | 'stacks' | 'ldap', text: string): Address | null {
  const name = text === '' ? null : readName(text);
  if (kind === 'code' || kind === 'stacks') return name === null && text !== '' ? null : { kind, of: name };
  if (name === null) return null;
  return kind === 'ldap' ? { kind, of: name } : { kind, who: name };
}

/** Ids have only these letters: so an address needs no escapes and can be pasted anywhere. */
const patterns: readonly (readonly [RegExp, (found: string, more: string) => Address | null])[] = [
  [/^#\/story\/([a-z][a-z0-9-]*)$/, (frame) => ({ kind: 'story', frame })],
  [
    /^#\/?story\/([1-9]\d?)$/,
    (number) => {
      const frame = numberedFrame(Number(number));
      return frame === null ? null : { kind: 'story', frame };
    },
  ],
  [/^#\/step\/([1-9]\d{0,8})$/, (rev) => ({ kind: 'step', rev: Number(rev) })],
  [/^#\/why\/([1-9]\d{0,8})$/, (rev) => ({ kind: 'why', rev: Number(rev) })],
  [/^#\/(lessons)$/, () => ({ kind: 'lessons' })],
  [/^#\/lesson\/([a-z][a-z0-9-]*)$/, (id) => ({ kind: 'lesson', id })],
  [
    /^#\/lesson\/([a-z][a-z0-9-]*)\/(a\d{1,3}(?:\.[^]*)?)$/,
    (id, attempt) => ({ kind: 'lesson', id, attempt }),
  ],
  [/^#\/present\/lesson\/([a-z][a-z0-9-]*)$/, (id) => ({ kind: 'lesson', id, presented: true })],
  [
    /^#\/present\/workshop\/([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/,
    (key, id) => ({ kind: 'workshopLesson', key, id, presented: true }),
  ],
  [/^#\/(present)$/, () => ({ kind: 'present' })],
  [/^#\/present\/step\/([1-9]\d{0,8})$/, (rev) => ({ kind: 'present', rev: Number(rev) })],
  [/^#\/present\/why\/([1-9]\d{0,8})$/, (rev) => ({ kind: 'why', rev: Number(rev), presented: true })],
  [
    /^#\/present\/ask\/([\w.~!*'()%:/?&=+,;@-]+)$/,
    (question) => ({ kind: 'ask', question, presented: true }),
  ],
  [/^#\/access\/([\w.~!*'()%:/?&=+,;@-]+)$/, (who) => readNamed('access', who)],
  [
    /^#\/(code|stacks)(?:$|\/)([\w.~!*'()%:/?&=+,;@-]*)$/,
    (kind, of) => readNamed(kind as 'code' | 'stacks', of),
  ],
  [/^#\/(deploy)$/, () => ({ kind: 'incoming' })],
  [/^#\/ldap\/(\w+)$/, (of) => readNamed('ldap', of)],
  [/^#\/(results)$/, () => ({ kind: 'results' })],
  [
    /^#\/results\/([1-9]\d{0,3})\/([a-z][a-z0-9-]*)$/,
    (learner, id) => ({ kind: 'playedResult', learner: Number(learner), id }),
  ],
  [
    /^#\/author\/([\w-]+)\/(start|solution|miss)$/,
    (draft, what) => ({ kind: 'record', draft, what: what as 'start' | 'solution' | 'miss' }),
  ],
  [/^#\/(author)$/, () => ({ kind: 'author' })],
  [/^#\/(workshop)$/, () => ({ kind: 'workshop', key: null })],
  [/^#\/workshop\/(new)$/, () => ({ kind: 'buildWorkshop', of: null })],
  [/^#\/workshop\/new\/([a-z][a-z0-9-]*)$/, (of) => ({ kind: 'buildWorkshop', of })],
  [/^#\/workshop\/([a-z][a-z0-9-]*)$/, (key) => ({ kind: 'workshop', key })],
  [/^#\/workshop\/([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/, (key, id) => ({ kind: 'workshopLesson', key, id })],
  [/^#\/ask\/([\w.~!*'()%:/?&=+,;@-]+)$/, (question) => ({ kind: 'ask', question })],
  [/^#\/(story|)\/?$/, () => ({ kind: 'story', frame: null })],
  // This includes links that were cut, or made by a newer page: opening one says what is wrong with it.
  [/^#(d\d{1,3}(?:\.[^]*)?)$/, (link) => ({ kind: 'link', link })],
  [/^#(w\d{1,3}(?:\.[^]*)?)$/, (link) => ({ kind: 'sentWorkshop', link })],
];

/**
 * Returns the place that a hash such as `#/story/roles` names; null for none, `unknown` for one that this page doesn't
 * have.
 */
export function parseAddress(hash: string): Address | 'unknown' | null {
  if (anchors.includes(hash)) return null;
  for (const [pattern, read] of patterns) {
    const [, found, more = ''] = pattern.exec(hash) ?? [];
    if (found !== undefined) return read(found, more) ?? 'unknown';
  }
  return 'unknown';
}

/** Returns the hash that leads to a place; `parseAddress` reads it back. */
export function writeAddress(address: Address): string {
  const start = 'presented' in address ? '#/present' : '#';
  switch (address.kind) {
    case 'story':
      return address.frame === null ? '#/story' : `#/story/${address.frame}`;
    case 'step':
      return `#/step/${String(address.rev)}`;
    case 'why':
      return `${start}/why/${String(address.rev)}`;
    case 'lesson':
      return `${start}/lesson/${address.id}${address.attempt === undefined ? '' : `/${address.attempt}`}`;
    case 'lessons':
      return '#/lessons';
    case 'ask':
      return `${start}/ask/${address.question}`;
    case 'access':
      return `#/access/${writeName(address.who)}`;
    case 'code':
    case 'stacks':
      return `#/${address.kind}${address.of === null ? '' : `/${writeName(address.of)}`}`;
    case 'incoming':
      return '#/deploy';
    case 'ldap':
      return `#/ldap/${writeName(address.of)}`;
    case 'results':
      return '#/results';
    case 'playedResult':
      return `#/results/${String(address.learner)}/${address.id}`;
    case 'author':
      return '#/author';
    case 'present':
      return address.rev === undefined ? '#/present' : `#/present/step/${String(address.rev)}`;
    case 'record':
      return `#/author/${address.draft}/${address.what}`;
    case 'workshop':
      return address.key === null ? '#/workshop' : `#/workshop/${address.key}`;
    case 'buildWorkshop':
      return address.of === null ? '#/workshop/new' : `#/workshop/new/${address.of}`;
    case 'workshopLesson':
      return `${start}/workshop/${address.key}/${address.id}`;
    case 'link':
    case 'sentWorkshop':
      return `#${address.link}`;
  }
}

/**
 * Writes the shown place into the page's address, so that Back leads out of it; an empty hash for none. The address of
 * a link that holds an account, and that of a lesson, aren't replaced: nothing else leads back to their accounts.
 */
export function setAddress(hash: string): void {
  if (!apartAt(location.hash) && location.hash !== hash)
    history.pushState(history.state, '', hash || location.pathname + location.search);
}
