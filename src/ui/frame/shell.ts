import type { Playground } from '../../playground/playground.svelte.ts';
import type { Preview } from './preview/preview.svelte.ts';

/** What the page shows as a whole. */
export interface Shown {
  readonly playground: Playground;
  /** The link whose account this is; absent where it is the visitor's own. */
  readonly preview?: Preview;
  /** What is said once the page stands. */
  readonly message?: { readonly text: string; readonly tone: 'allow' | 'deny' };
}

/** The page as a whole: one account at a time stands in it. */
export interface Shell {
  /** Whether anything stands there yet. */
  readonly isShown: boolean;
  /** The visitor's own playground, made when first asked for: who only looks at a link stores nothing. */
  own(): Playground;
  show(shown: Shown): void;
}
