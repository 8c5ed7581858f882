import type { Playground } from '../../../playground/playground.svelte.ts';
import {
  addressOf,
  pageAddress,
  sharedState,
  type SharedPlace,
} from '../../panels/files/share/shared-state.ts';
import type { EmbedOptions } from '../../view/embed-address.ts';
import type { Checked } from '../../../post/messages.ts';
import type { EmbedView } from '../../view/embed-views.ts';
import { View } from '../../view/view.svelte.ts';

/** The one sentence in the foot; its first part may be marked. */
interface Told {
  readonly strong: string;
  readonly text: string;
}

/** An address of the page that is shown, in an account that lives as long as this. */
export interface EmbedSource {
  readonly playground: Playground;
  readonly kind: EmbedView;
  /** The address behind `#`, of which it was made. */
  readonly hash: string;
  /** The question that it is about, as addresses write it; or the commit with its answer. */
  readonly why?: View['why'];
  /** The ARN of the user or role whose reach it shows. */
  readonly who?: string;
  /** The step or gate that it begins with; absent: its own first or last. */
  readonly step?: number;
  /** A line that stands in the terminal, not yet run. */
  readonly typed?: string;
  /** The lines that came with it, which the reader can run. */
  readonly lines?: readonly string[];
  /** The frame of the story that it shows. */
  readonly frame?: string;
  /** The address of a lesson at which somebody goes on with the attempt; null at its start, or if none can hold it. */
  readonly attempt?: () => Promise<string | null>;
  /** Begins again at its start, as a new one. */
  readonly restart: () => Promise<void>;
}

/** The page in a post: one account with its view, and what the foot says of it. */
export class EmbedRun {
  readonly view = new View(true);
  #told = $state.raw<Told>({ strong: '', text: '' });
  /** How many steps of a lesson were done here. */
  steps = $state(0);
  /** The reason why a part can't be shown, in words; null if it can. */
  problem = $state<string | null>(null);
  /** Whether the reader has gone to another step than the one it begins with. */
  isMoved = $state(false);
  checked = $state.raw<Checked | null>(null);
  /** The height that its content would like, in CSS pixels; null for one that fills whatever it gets. */
  wanted = $state<number | null>(null);
  #begunAt: number;

  constructor(
    readonly source: EmbedSource,
    readonly options: EmbedOptions,
  ) {
    this.view.isEmbedded = true;
    this.view.sentLines = source.lines ?? [];
    this.view.isReadOnly = options.isReadOnly;
    this.#begunAt = source.playground.rev;
  }

  get told(): Told {
    return this.#told;
  }
  /** The same sentence again changes nothing: some are told with each second of the clock. */
  set told(told: Told) {
    const { strong, text } = this.#told;
    if (told.strong !== strong || told.text !== text) this.#told = told;
  }

  get playground(): Playground {
    return this.source.playground;
  }

  /** The place of the page at which it opens in full. */
  get #place(): SharedPlace {
    const { kind } = this.source;
    if (kind === 'stage') return 'step';
    if (kind === 'why' || kind === 'question') return this.view.why?.kind === 'why' ? 'why' : 'ask';
    return 'account';
  }

  /** Whether the address of which it was made says all that is seen. */
  get isPlain(): boolean {
    return !this.source.attempt && this.playground.rev === this.#begunAt && !this.isMoved;
  }

  /** Takes what it has asked by itself as its beginning: its address says that. */
  hasAsked(): void {
    this.#begunAt = this.playground.rev;
  }

  get plainAddress(): string {
    return pageAddress() + this.source.hash;
  }

  /** Returns the address of the page in full, in the state in which this is. */
  async address(): Promise<string> {
    return this.isPlain ? this.plainAddress : ((await this.#written()) ?? this.plainAddress);
  }

  /** Returns the state as a link, without its `#`; null if the account is too large for one. */
  async link(): Promise<string | null> {
    return (await this.#written())?.split('#')[1] ?? null;
  }

  async #written(): Promise<string | null> {
    const { attempt } = this.source;
    if (attempt) {
      const hash = await attempt();
      return hash && pageAddress() + hash;
    }
    const written = await addressOf(sharedState(this.playground, this.view, this.#place), false);
    return written.ok ? written.address : null;
  }

  /** Says how far the reader has come, in a lesson or with a question. */
  check(met: number, of: number, isSolved: boolean): void {
    const { checked } = this;
    if (checked?.met === met && checked.of === of && checked.isSolved === isSolved) return;
    this.checked = { met, of, isSolved };
  }
}
