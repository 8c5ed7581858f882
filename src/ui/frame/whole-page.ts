import type { Component } from 'svelte';
import type { Playground } from '../../playground/playground.svelte.ts';
import type { Flash, View } from '../view/view.svelte.ts';

/** The content of the whole page. */
export interface WholePage {
  readonly playground: Playground;
  /** The bar that says whose account this is and has the way back. Absent for the visitor's own account. */
  readonly bar?: Component;
  /** The same in the top bar itself, for a lesson. */
  readonly chip?: Component<{ compact: boolean }>;
  /**
   * Called when the address leads to another place, which is always in the visitor's own account. If absent, the page
   * stays.
   */
  readonly onleave?: () => void;
  /** Arranges the page before it is drawn. */
  readonly arrange?: (view: View) => void;
  /** A message to show once the page has been drawn. */
  readonly message?: {
    readonly text: string;
    readonly tone: 'allow' | 'deny';
    readonly action?: Flash['action'];
  };
}

/** The page as a whole, which shows one account at a time. */
export interface Shell {
  /**
   * Returns the visitor's own playground, made when first needed: a visitor who only looks at a link stores nothing.
   */
  own(): Playground;
  show(page: WholePage): void;
}
