import type { Highlight } from '../../graph/picture/highlight.ts';
import type { DialogRequest, PlainKind } from './dialog-request.ts';
import { recall, remember } from './browser-memory.ts';
import { numberedFrame } from './addresses.ts';
import { Layout } from './layout.svelte.ts';
import type { StageShown } from './stage-shown.ts';
import { Theme } from './theme.svelte.ts';

/** `look` is the inspector, where there is room for two columns only. */
export type LeftTab = 'story' | 'identities' | 'look';
export type BottomTab = 'steps' | 'terminal' | 'try' | 'log';
/** The bottom bar of a phone: one place at a time. */
export type MobileTab = 'learn' | 'account' | 'steps' | 'look';

/** A short message at the page's edge. `deny` messages stay until they are closed. */
export interface Flash {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'allow' | 'deny';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export interface TryQuestion {
  readonly action: string;
  readonly resource: string;
}

/** Earlier versions remembered a number, from 0. */
function rememberedFrame(): string | null {
  const saved = recall('story');
  if (typeof saved === 'number') return numberedFrame(saved + 1);
  return typeof saved === 'string' ? saved : null;
}

const noProps: DialogRequest['props'] = Object.freeze({});

/**
 * What the page shows, apart from the account itself: tabs, the open dialog, what the graph lights up.
 * One per mount; panels reach it through `getView()`. Nothing here is part of the account or its history.
 */
export class View {
  readonly layout = new Layout();
  readonly theme = new Theme();
  /** Room for two columns only: the inspector is a tab of the left one. The frame keeps it. */
  narrow = $state(false);
  /** The account that is looked at; null is the home account. Who acts is another matter. */
  account = $state<string | null>(null);
  leftTab = $state<LeftTab>('story');
  bottomTab = $state<BottomTab>('steps');
  mobileTab = $state<MobileTab>('account');
  /** The dialog that is asked for. The frame shows it; a dialog itself reads the request that it was given. */
  dialog = $state.raw<DialogRequest | null>(null);
  /** What the graph lights up: written by Steps and Story, read by the graph. Null: nothing special. */
  highlight = $state.raw<Highlight | null>(null);
  /** The scene that stands in the picture's place: written by Steps. */
  stage = $state.raw<StageShown | null>(null);
  /** The commit whose steps are shown; null follows the newest that has any. */
  stepRev = $state<number | null>(null);
  /** A question that another panel puts into Try. */
  tryQuestion = $state.raw<TryQuestion | null>(null);
  flashes = $state.raw<readonly Flash[]>([]);
  #flashCount = 0;
  #storyFrame = $state(rememberedFrame());
  #singleKeys = $state(recall('single-keys') !== false);

  /** The id of the story's frame that is read; remembered between visits. Null where none was turned to yet. */
  get storyFrame(): string | null {
    return this.#storyFrame;
  }
  set storyFrame(frame: string | null) {
    this.#storyFrame = frame;
    remember('story', frame);
  }

  /**
   * Whether single keys are shortcuts; remembered between visits. Speech that a computer takes for keys is why they can
   * be switched off. https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
   */
  get singleKeys(): boolean {
    return this.#singleKeys;
  }
  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    remember('single-keys', on ? null : false);
  }

  /** Opens a dialog in place of any that is open. A kind without props may be given by its name alone. */
  openDialog(request: DialogRequest | PlainKind): void {
    this.dialog = Object.freeze(
      typeof request === 'string' ? ({ kind: request, props: noProps } as DialogRequest) : { ...request },
    );
  }

  /** Closes the dialog that answers `request`; one that was opened since stays. */
  closeDialog(request: DialogRequest | null = this.dialog): void {
    if (this.dialog === request) this.dialog = null;
  }

  /** Brings the Steps panel into sight, at a commit's steps or at the newest. */
  showStep(rev: number | null = null): void {
    this.stepRev = rev;
    this.showBottom('steps');
  }

  /** Brings Try into sight, with a question filled in if one is given. */
  showTry(question: TryQuestion | null = null): void {
    if (question) this.tryQuestion = question;
    this.showBottom('try');
  }

  showLog(): void {
    this.showBottom('log');
  }

  showTerminal(): void {
    this.showBottom('terminal');
  }

  showBottom(tab: BottomTab): void {
    this.bottomTab = tab;
    this.mobileTab = 'steps';
    this.layout.unfold('bottom');
  }

  showLeft(tab: LeftTab): void {
    this.leftTab = tab;
    this.mobileTab = ({ story: 'learn', identities: 'account', look: 'look' } as const)[tab];
    this.layout.unfold('left');
  }

  /** Brings the inspector into sight, where it may be folded or, on a phone, on another tab. */
  showInspector(): void {
    this.mobileTab = 'look';
    if (this.narrow) this.leftTab = 'look';
    if (this.narrow) this.layout.unfold('left');
    this.layout.unfold('right');
  }

  /** Says something briefly, also to screen readers; `action` offers one thing to do about it, such as undo. */
  flash(message: string, tone: Flash['tone'] = 'neutral', action: Flash['action'] = null): void {
    this.#flashCount += 1;
    const flash = { id: this.#flashCount, message, tone, action };
    this.flashes = [...this.flashes.slice(-2), flash];
  }

  dismiss(id: number): void {
    this.flashes = this.flashes.filter((flash) => flash.id !== id);
  }
}
