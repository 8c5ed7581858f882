import type { Component } from 'svelte';
import type { Playground } from '../../playground/playground.svelte.ts';
import type { Flash, View } from '../view/view.svelte.ts';

/** What the page shows as a whole. */
export interface WholePage {
  readonly playground: Playground;
  /** Says whose account this is, and leads back; absent where it is the visitor's own. */
  readonly bar?: Component;
  /** Called when the address leads to another place: that is one of the visitor's own account. Absent: it isn't followed. */
  readonly onleave?: () => void;
  /** Arranges the page before anything stands there. */
  readonly arrange?: (view: View) => void;
  /** What is said once the page stands. */
  readonly message?: {
    readonly text: string;
    readonly tone: 'allow' | 'deny';
    readonly action?: Flash['action'];
  };
}

/** The page as a whole: one account at a time stands in it. */
export interface Shell {
  /** The visitor's own playground, made when first asked for: a visitor who only looks at a link stores nothing. */
  own(): Playground;
  show(page: WholePage): void;
}
