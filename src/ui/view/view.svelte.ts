import type { Component } from 'svelte';
import type { Highlight } from '../../graph/picture/highlight.ts';
import type { DialogRequest, PlainKind } from './dialog-request.ts';
import { recall, remember } from './browser-memory.ts';
import { type AloneAddress, numberedFrame, type WhyAddress } from './addresses.ts';
import { type ArrangementId, arrangements, type PanelId, placeOf, type StationId } from './arrangements.ts';
import { Layout } from './layout.svelte.ts';
import type { Question } from './questions.ts';
import { Pictures } from './pictures.ts';
import type { StageShown } from './stage-shown.ts';
import { PictureStates } from './picture-states.svelte.ts';

type ThemeChoice = 'system' | 'light' | 'dark';

const order: readonly ThemeChoice[] = ['system', 'light', 'dark'];

function isChoice(value: unknown): value is ThemeChoice {
  return order.some((choice) => choice === value);
}

/** Light, dark, or as the system has it. The choice stands on the root element as `data-theme`, and is remembered. */
class Theme {
  #choice = $state<ThemeChoice>('system');

  constructor() {
    const saved = recall('theme');
    if (isChoice(saved)) this.choose(saved);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
    remember('theme', choice === 'system' ? null : choice);
  }

  /** The next of system, light, dark. */
  turn(): void {
    this.choose(order[(order.indexOf(this.#choice) + 1) % order.length] ?? 'system');
  }
}

/** A short message at the page's edge. `deny` messages stay until they are closed. */
export interface Flash {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'allow' | 'deny';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** Null: the acting identity. Left out: no conditions. */
type TryQuestion = Pick<Question, 'action' | 'resource'> & Partial<Question>;

/** Earlier versions remembered a number, from 0. */
function rememberedFrame(): string | null {
  const saved = recall('story');
  if (typeof saved === 'number') return numberedFrame(saved + 1);
  return typeof saved === 'string' ? saved : null;
}

const noProps: DialogRequest['props'] = Object.freeze({});

/**
 * The state of the page apart from the account itself: tabs, the open dialog, what the graph lights up.
 * One per mount; panels reach it through `getView()`. Nothing here is part of the account or its history.
 */
export class View {
  readonly layout = new Layout();
  readonly theme = new Theme();
  /** Room for two columns only. The frame keeps it. */
  narrow = $state(false);
  /** Room for one panel at a time. The frame keeps it. */
  phone = $state(false);
  /** The account that is looked at; null is the home account. It may differ from the account of the acting identity. */
  account = $state<string | null>(null);
  /** The panel that takes the page's place, such as all lessons; null: none does. */
  alone = $state.raw<AloneAddress | null>(null);
  /** How the page itself is arranged, as long as it stands: with the story, or with a lesson. */
  base: 'full' | 'lesson' = 'full';
  /** The panel that asks for the one filled button, where none of the usual ones should have it. */
  leader = $state<PanelId | null>(null);
  /** The credentials that act are refused: going on as somebody else comes first. */
  isOver = $state(false);
  /** Presents what is done here, where that has an address of its own; null: in place. */
  present: (() => void) | null = null;
  /** Stands beside the account's picture, as long as the page does. */
  besidePicture: Component | null = null;
  /** Whether it lets one switch between pictures, at the lower left of the account's. */
  hasPictureSwitch = $state(false);
  /** How tall a phone's picture would have to be to show all of the account, CSS pixels. */
  accountNeeds = $state(0);
  /** The same for what stands in the account's place; 0: nothing does. */
  pictureNeeds = $state(0);
  /** A phone's picture is as tall as it needs to be, but the account's own leaves half to what is read beside it. */
  readonly pictureHeight = $derived(
    this.pictureNeeds > 0 ? `${String(this.pictureNeeds)}px` : `min(${String(this.accountNeeds)}px, 50%)`,
  );
  /** Which tab is open at the left and at the bottom; where the arrangement has none of that name, its first. */
  leftTab = $state<PanelId>('story');
  bottomTab = $state<PanelId>('steps');
  /** Which place a phone shows. */
  mobileTab = $state<StationId>(recall('story-finished') === true ? 'account' : 'learn');
  /** The dialog that is asked for. The frame shows it; a dialog itself reads the request that it was given. */
  dialog = $state.raw<DialogRequest | null>(null);
  /** The dialog that stands aside while an answer is explained: it comes back with the page. */
  aside = $state.raw<DialogRequest | null>(null);
  /** The list of keys, where it was opened above the dialog that stands aside. */
  #above: DialogRequest | null = null;
  #why = $state.raw<WhyAddress | null>(null);
  /** The parts that the graph lights up: written by Steps and Story, read by the graph. Null: nothing special. */
  highlight = $state.raw<Highlight | null>(null);
  /** The identity that the shown step is about: written by Steps, read by the inspector. */
  protagonist = $state.raw<string | null>(null);
  /** The scene that stands in the picture's place: written by Steps. */
  stage = $state.raw<StageShown | null>(null);
  readonly pictures = new Pictures();
  readonly pictureStates = new PictureStates();
  /** The commit whose steps are shown; null follows the newest that has any. */
  stepRev = $state<number | null>(null);
  /** A question that another panel puts into Try. */
  tryQuestion = $state.raw<TryQuestion | null>(null);
  flashes = $state.raw<readonly Flash[]>([]);
  #flashCount = 0;
  #storyFrame = $state(rememberedFrame());
  #storyFinished = $state(recall('story-finished') === true);
  #singleKeys = $state(recall('single-keys') !== false);

  /**
   * `isPassing`: the account is somebody else's, or a lesson's. Reading its story doesn't move the visitor's
   * own place in the story.
   */
  constructor(private readonly isPassing = false) {}

  /** The answer that is explained in the page's place; null: the page itself is shown. */
  get why(): WhyAddress | null {
    return this.#why;
  }
  set why(why: WhyAddress | null) {
    if (why && !this.#why) [this.aside, this.dialog] = [this.dialog, null];
    if (!why && this.#why) [this.dialog, this.aside] = [this.dialog ?? this.aside, null];
    this.#why = why;
  }

  /** The id of the story's frame that is read; remembered between visits. Null where none was turned to yet. */
  get storyFrame(): string | null {
    return this.#storyFrame;
  }
  set storyFrame(frame: string | null) {
    if (frame !== this.#storyFrame) this.storyFinished = false;
    this.#storyFrame = frame;
    if (!this.isPassing) remember('story', frame);
  }

  /** Whether the story was read to its end; remembered between visits, until somebody turns to a frame again. */
  get storyFinished(): boolean {
    return this.#storyFinished;
  }
  set storyFinished(finished: boolean) {
    this.#storyFinished = finished;
    if (!this.isPassing) remember('story-finished', finished || null);
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

  /**
   * Whether a panel's next thing to do is the one filled button on the screen: the scene's comes first, then the
   * story's, then that of the tab below, then the inspector's. A phone shows one panel at a time. Where the acting
   * session is over, the button that leads on has it.
   */
  leads(panel: PanelId): boolean {
    if (this.isOver && this.leader === null) return false;
    if (this.stage) return panel === 'steps';
    if (this.leader !== null) return panel === this.leader;
    const isReading = this.phone
      ? this.mobileTab === 'learn'
      : this.leftTab === 'story' && !this.layout.folded('left');
    const isDoing = this.phone ? this.mobileTab === 'steps' : !this.layout.folded('bottom');
    // The picture of an empty account, where the steps and the inspector have nothing to offer.
    if (panel === 'picture') return !isReading && !(isDoing && this.bottomTab === 'try');
    if (this.phone) return true;
    const isAsking = isDoing && (this.bottomTab === 'steps' || this.bottomTab === 'try');
    const leading = isReading ? 'story' : isAsking ? this.bottomTab : 'inspector';
    return panel === leading;
  }

  /** Closes the dialog that answers `request`; one that was opened since stays. */
  closeDialog(request: DialogRequest | null = this.dialog): void {
    if (this.dialog !== request) return;
    const comesBack = request !== null && request === this.#above;
    this.dialog = comesBack ? this.aside : null;
    if (comesBack) this.aside = null;
  }

  /** Lists the page's keys; a dialog that is open stands aside for as long. */
  showKeys(): void {
    const open = this.dialog;
    if (open?.kind === 'help' || (open && this.aside)) return;
    this.openDialog('help');
    this.aside ??= open;
    this.#above = open && this.dialog;
  }

  get arrangement(): ArrangementId {
    return this.why ? 'why' : (this.alone?.kind ?? this.base);
  }

  /** Explains an answer in the page's place, until somebody goes back to the page. */
  showWhy(address: WhyAddress): void {
    this.alone = null;
    this.why = address;
  }

  /** Shows something in the page's place, until somebody goes back to the page. */
  showAlone(address: AloneAddress): void {
    this.#leave();
    this.alone = address;
  }

  /** All lessons, likewise. */
  showMap(): void {
    this.showAlone({ kind: 'lessons' });
  }

  /** Goes back to the page from what stands in its place. */
  showPage(): void {
    this.why = null;
    this.alone = null;
  }

  /** Lets go of the dialog that stands aside: the visitor goes on elsewhere. */
  #leave(): void {
    this.aside = null;
    this.showPage();
  }

  /** Goes to a place of a phone's bar. */
  go(station: StationId): void {
    this.#leave();
    this.mobileTab = station;
  }

  /** Brings a panel into sight: its tab, where it may be folded away, and its place on a phone. */
  show(panel: PanelId): void {
    if (panel === 'present' && this.present) return this.present();
    if (panel === 'lessons' || panel === 'results' || panel === 'author' || panel === 'present')
      return this.showAlone({ kind: panel });
    if (panel === 'workshop') return this.showAlone({ kind: panel, key: null });
    this.#leave();
    const { wide, narrow, phone } = arrangements[this.arrangement];
    const station = phone.find((one) => placeOf(one, panel) !== null);
    if (station) this.mobileTab = station.id;
    const place = placeOf(this.narrow ? narrow : wide, panel);
    if (place === 'left') this.leftTab = panel;
    if (place === 'bottom') this.bottomTab = panel;
    if (place === 'left' || place === 'right' || place === 'bottom') this.layout.unfold(place);
  }

  /** Brings the steps of a commit into sight, or the newest. */
  showStep(rev: number | null = null): void {
    this.stepRev = rev;
    this.show('steps');
  }

  /** Brings Try into sight, with a question filled in if one is given. */
  showTry(question: TryQuestion | null = null): void {
    if (question) this.tryQuestion = question;
    this.show('try');
  }

  /**
   * Says something briefly, also to screen readers; `action` offers one thing to do about it, such as undo. It takes
   * the place of what was said before, except of a refusal, which stays until it is dismissed.
   */
  flash(message: string, tone: Flash['tone'] = 'neutral', action: Flash['action'] = null): void {
    this.#flashCount += 1;
    const flash = { id: this.#flashCount, message, tone, action };
    this.flashes = [...this.flashes.filter((before) => before.tone === 'deny').slice(-1), flash];
  }

  /** Takes away what says that something was done. */
  dismissDone(): void {
    this.flashes = this.flashes.filter(({ tone }) => tone !== 'allow');
  }

  dismiss(id: number): void {
    this.flashes = this.flashes.filter((flash) => flash.id !== id);
  }
}
