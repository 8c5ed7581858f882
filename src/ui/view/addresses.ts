/** A place that a link leads to: what stands after the `#` of the page's address. */
export type Address =
  /** A frame of the story, by its id. */
  | { readonly kind: 'story'; readonly frame: string }
  /** The steps of the commit with that revision. */
  | { readonly kind: 'step'; readonly rev: number }
  /** Why the answer of the commit with that revision is what it is. */
  | { readonly kind: 'why'; readonly rev: number }
  /** A question, as `questions.ts` writes it, and why its answer is what it is. */
  | { readonly kind: 'ask'; readonly question: string }
  /** A lesson, in an account of its own. */
  | { readonly kind: 'lesson'; readonly id: string }
  /** All lessons. */
  | { readonly kind: 'lessons' }
  /** A link that holds an account and what is looked at, as `exchange/link/` writes it. */
  | { readonly kind: 'link'; readonly link: string };

/** The places at which an answer is explained. */
export type WhyAddress = Extract<Address, { kind: 'why' | 'ask' }>;

/** The frames in the order that `#story/3` counted them in, from 1, when frames were linked by number. */
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

/** The id of the frame that was numbered `number`, from 1, or null. */
export const numberedFrame = (number: number): string | null => numberedFrames[number - 1] ?? null;

/** What the page itself jumps to: no place of its own. */
const anchors = ['', '#', '#account'];

/** Names are of these letters: an address needs no escapes, and survives being pasted anywhere. */
const patterns: readonly (readonly [RegExp, (found: string) => Address | null])[] = [
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
  [/^#\/ask\/([\w.~!*'()%:/?&=+,;@-]+)$/, (question) => ({ kind: 'ask', question })],
  // Also one that was cut, or that a newer page made: it is told what is wrong with it.
  [/^#(d\d{1,3}(?:\.[^]*)?)$/, (link) => ({ kind: 'link', link })],
];

/** The place that a hash such as `#/story/roles` names; null for none, `unknown` for one that this page doesn't have. */
export function parseAddress(hash: string): Address | 'unknown' | null {
  if (anchors.includes(hash)) return null;
  for (const [pattern, read] of patterns) {
    const found = pattern.exec(hash)?.[1];
    if (found !== undefined) return read(found) ?? 'unknown';
  }
  return 'unknown';
}

/** The hash that leads to a place; `parseAddress` reads it back. */
export function writeAddress(address: Address): string {
  switch (address.kind) {
    case 'story':
      return `#/story/${address.frame}`;
    case 'step':
      return `#/step/${String(address.rev)}`;
    case 'why':
      return `#/why/${String(address.rev)}`;
    case 'lesson':
      return `#/lesson/${address.id}`;
    case 'lessons':
      return '#/lessons';
    case 'ask':
      return `#/ask/${address.question}`;
    case 'link':
      return `#${address.link}`;
  }
}

/**
 * Names in the page's address what is shown, so that Back leads out of it; an empty hash for nothing. A link that holds
 * an account, and a lesson, stay there: nothing else leads back to their account.
 */
export function setAddress(hash: string): void {
  const shown = parseAddress(location.hash);
  const isApart = shown !== null && shown !== 'unknown' && (shown.kind === 'link' || shown.kind === 'lesson');
  if (!isApart && location.hash !== hash)
    history.pushState(history.state, '', hash || location.pathname + location.search);
}
