import { type EmbedView, embedViewIds } from './embed-views.ts';

const embedThemes = ['auto', 'light', 'dark'] as const;
/** When the live page arrives: when it is touched, when it is scrolled into view, or at once. */
const embedStarts = ['tap', 'scroll', 'now'] as const;

/** The wishes of a post's author, which stand in the query of an embed's address. What it shows stands behind `#`. */
export interface EmbedOptions {
  /** Null: the one that suits the address. */
  readonly view: EmbedView | null;
  readonly theme: (typeof embedThemes)[number];
  readonly start: (typeof embedStarts)[number];
  /** Whether the reader can look, step and predict, but change nothing. */
  readonly isReadOnly: boolean;
  /** A line that stands in the terminal, not yet run. */
  readonly line: string;
  /** The words of the button that makes it live; empty for the page's own. */
  readonly label: string;
}

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((one) => one === text) ?? null;

/** The most characters of a line, and of a button's words, in an address. */
const [longestLine, longestLabel] = [2000, 60];

/** Reads the query of an embed's address. What it doesn't know, it takes as not said. */
export function readEmbedOptions(search: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const readonly = query.get('readonly');
  return {
    view: oneOf(embedViewIds, query.get('view')),
    theme: oneOf(embedThemes, query.get('theme')) ?? 'auto',
    start: oneOf(embedStarts, query.get('start')) ?? 'scroll',
    isReadOnly: readonly !== null && readonly !== '0' && readonly !== 'false',
    line: (query.get('line') ?? '').slice(0, longestLine),
    label: (query.get('label') ?? '').trim().slice(0, longestLabel),
  };
}

/** Returns the place that an embed shows. WordPress appends a secret to the address of each frame. */
export function embedHash(hash: string): string {
  const end = hash.indexOf('#?secret=');
  return end < 0 ? hash : hash.slice(0, end);
}
