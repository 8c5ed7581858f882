import type { EnteredLine } from './entered-line.ts';
import type { Component, Snippet } from 'svelte';
import type { Highlight } from '../../graph/picture/highlight.ts';
import type { DialogRequest, PlainKind } from './dialog-request.ts';
import { recall, remember } from './browser-memory.ts';
import { type AloneAddress, numberedFrame, type WhyAddress } from './addresses.ts';
import { type ArrangementId, arrangements, type PanelId, placeOf, type StationId } from './arrangements.ts';
import { cardSpace, Layout } from './layout.svelte.ts';
import { Unfolding } from './unfolding.svelte.ts';
import type { Question } from './questions.ts';
import { Pictures } from './pictures.ts';
import type { StageShown } from './stage-shown.ts';
import { PictureStates } from './picture-states.svelte.ts';

type ThemeChoice = keyof typeof themeIcons;

/** The height in CSS pixels below which a picture and the terminal don't both have room. */
const roomToType = 560;

/** The usual height of the picture of a lesson's goals on a phone, in CSS pixels. */
export const goalsHeight = 320;
/** The height of the story's picture on a phone, in CSS pixels: the stage's letters are of 13 px there. */
const storyHeight = 328;

/** The choices in their order, with their icons. */
const themeIcons = { system: 'contrast', light: 'sun', dark: 'moon' } as const;
const order = Object.keys(themeIcons) as readonly ThemeChoice[];

function isChoice(value: unknown): value is ThemeChoice {
  return order.some((choice) => choice === value);
}

/** Light, dark, or the system's choice. It is written to the root element as `data-theme`, and remembered. */
class Theme {
  #choice = $state<ThemeChoice>('system');

  constructor() {
    const saved = recall('theme');
    if (isChoice(saved)) this.choose(saved);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  get icon() {
    return themeIcons[this.#choice];
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
    remember('theme', choice === 'system' ? null : choice);
  }

  /** Chooses the next of system, light, dark. */
  turn(): void {
    this.choose(order[(order.indexOf(this.#choice) + 1) % order.length] ?? 'system');
  }
}

/** A short message at the page's edge. A `deny` message stays until it is closed. */
export interface Flash {
  readonly id: number;
  readonly message: string;
  readonly tone: 'neutral' | 'allow' | 'deny';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** `who` null: the acting identity. `keys` left out: no conditions. */
type TryQuestion = Pick<Question, 'action' | 'resource'> &
  Partial<Question> & {
    /** Whether it is asked at once, and not only filled in. */
    readonly isAsked?: boolean;
  };

/** Earlier versions stored a number, from 0. */
function rememberedFrame(): string | null {
  const saved = recall('story');
  if (typeof saved === 'number') return numberedFrame(saved + 1);
  return typeof saved === 'string' ? saved : null;
}

const noProps: DialogRequest['props'] = Object.freeze({});

/** Panels that stand alone and are about nothing further. */
const wholePanels = ['lessons', 'results', 'author', 'present', 'incoming'] as const;

/**
 * The state of the page apart from the account: tabs, the open dialog, the parts that the graph lights up. There is
 * one for each mount; panels get it from `getView()`. It isn't part of the account or its history.
 */
export class View {
  readonly layout = new Layout();
  /** The parts of the page that somebody who comes for the first time sees so far. */
  readonly unfolding: Unfolding;
  readonly theme = new Theme();
  /** There is room for only one panel and the picture, as on phones and tablets. The frame sets it. */
  phone = $state(false);
  /** On a wide page: whether the inspector is open, as a card over the picture. */
  isInspecting = $state(false);
  /** Whether a policy is written on a card over the picture. Its form sets it. */
  isWriting = $state(false);
  /** Whether the focus is in the terminal's line. */
  isInLine = $state(false);
  /** The line in the terminal that isn't run yet; empty if it holds a secret. */
  typed = $state('');
  /** The lines that ran in the terminal in this visit, and those that came with a link and haven't run yet. */
  entered = $state.raw<readonly EnteredLine[]>([]);
  sentLines = $state.raw<readonly string[]>([]);
  /** The part of the page that a phone's keyboard leaves, in CSS pixels. The terminal sets it. */
  left = $state.raw({ top: 0, height: Infinity });
  /** Whether a command is typed on a low screen: the terminal has all of it then. */
  readonly isTyping = $derived(this.phone && this.isInLine && this.left.height < roomToType);
  /** How many of a lesson's goals are true, in words, and what of that was heard last; null outside of a lesson. */
  tally = $state.raw<{ readonly says: string; readonly heard: string } | null>(null);
  /** The picture's tools for the drawer's strip, once the picture is there. */
  pictureTools = $state.raw<Snippet | null>(null);
  /** Leads back to the story, below what its button has opened on a phone. The story sets it. */
  wayBack = $state.raw<Snippet | null>(null);
  /** The account that is shown; null is the home account. The acting identity may belong to another one. */
  account = $state<string | null>(null);
  /**
   * The panel that takes the page's place, such as all lessons; null for none. From an answer that was asked for there,
   * back leads to it.
   */
  alone = $state.raw<AloneAddress | null>(null);
  /** The arrangement of the page itself: with the story or with a lesson. */
  base: 'full' | 'lesson' = 'full';
  /** Whether the page stands in a post, without its frame; `isReadOnly`: its reader changes nothing. */
  isEmbedded = false;
  isReadOnly = false;
  /** The panel that asks for the one filled button, if none of the usual ones should have it. */
  leader = $state<PanelId | null>(null);
  /** The acting credentials are refused: the main button is the one for going on as somebody else. */
  isOver = $state(false);
  /**
   * Starts the presentation of the page's content if that has an address of its own; null: it is presented in place.
   */
  present: (() => void) | null = null;
  /** A component around the account's picture, which may show another one in its place. */
  aroundPicture: Component<{ children: Snippet }> | null = null;
  /** The height needed by a picture that takes the account's place, in CSS pixels; 0 for none. */
  pictureNeeds = $state(0);
  /**
   * The height of a phone's picture. The story's has the same in all frames and on the stage, so that the text stays at
   * its place; it takes at most half.
   */
  readonly pictureHeight = $derived.by(() => {
    if (this.pictureNeeds > 0) return `${String(this.pictureNeeds)}px`;
    // A lesson's picture comes a moment later than its text, which stays at its place.
    return this.base === 'lesson' ? `${String(goalsHeight)}px` : `min(${String(storyHeight)}px, 50%)`;
  });
  /** The open tabs at the left and at the bottom. If the arrangement doesn't have a tab, its first one is open. */
  leftTab = $state<PanelId>('story');
  bottomTab = $state<PanelId>('steps');
  /** The place that a phone shows. */
  mobileTab = $state<StationId>(recall('story-finished') === true ? 'account' : 'learn');
  /** The requested dialog, which the frame shows. The dialog itself keeps the request with which it was made. */
  dialog = $state.raw<DialogRequest | null>(null);
  /** The dialog that is set aside while an answer is explained: it comes back with the page. */
  aside = $state.raw<DialogRequest | null>(null);
  /** The list of keys, if it was opened above the dialog that is set aside. */
  #above: DialogRequest | null = null;
  #why = $state.raw<WhyAddress | null>(null);
  /** The parts that the graph lights up: set by Steps and Story, read by the graph. Null for none. */
  highlight = $state.raw<Highlight | null>(null);
  /** The subject of the shown step: set by the steps, read by the inspector. */
  protagonist = $state.raw<string | null>(null);
  /** The scene that takes the picture's place: set by Steps. */
  stage = $state.raw<StageShown | null>(null);
  /** Whether that scene is about to come, so that the account isn't painted before it. A link's page sets it. */
  isStageComing = $state(false);
  /** Whether the story's own Next steps through that scene. The story sets it. */
  isStoryLeading = $state(false);
  /** Whether somebody looks at other steps beside the story: the steps' own Next leads then. The story sets it. */
  isStoryAside = $state(false);
  /**
   * Whether what the story's frame lights isn't all in sight beside the open drawer: the drawer is its strip then, until
   * somebody opens it all the same. The picture sets it.
   */
  isPictureCut = $state(false);
  /** Whether somebody has opened the drawer that gave way. The story sets it back with each of its pictures. */
  isDrawerInsisted = $state(false);
  /** Whether the story has put the open drawer away with a frame, until somebody opens it or leaves the story. */
  isDrawerAway = $state(false);
  /** On a wide page: whether more of the drawer than its strip is shown. A scene fits beside it. */
  readonly isDrawerOpen = $derived(
    !this.layout.folded('bottom') &&
      !this.isDrawerAway &&
      (!this.isPictureCut || this.isDrawerInsisted || this.stage !== null),
  );
  /** Asks the account's picture to be seen as it is at first: the home account, all of it fitted. Each ask is an object. */
  pictureAsk = $state.raw<object | null>(null);
  /** Whether somebody has moved the account's picture since. The picture sets it. */
  isPictureMoved = $state(false);
  readonly pictures = new Pictures(
    () => this.why === null && this.alone !== null && this.alone.kind !== 'present',
  );
  readonly pictureStates = new PictureStates();
  /** The commit whose steps are shown; null for the newest one with steps. */
  stepRev = $state<number | null>(null);
  /** A question that another panel puts into Try. */
  tryQuestion = $state.raw<TryQuestion | null>(null);
  flashes = $state.raw<readonly Flash[]>([]);
  #flashCount = 0;
  #storyFrame = $state(rememberedFrame());
  #storyFinished = $state(recall('story-finished') === true);
  #singleKeys = $state(recall('single-keys') !== false);

  /**
   * `isPassing`: the account belongs to somebody else or to a lesson. Reading its story doesn't change the visitor's
   * own place in the story.
   */
  constructor(private readonly isPassing = false) {
    this.unfolding = new Unfolding(isPassing);
    if (this.#storyFrame !== null) this.unfolding.follow(this.#storyFrame);
  }

  /** The answer that is explained in the page's place; null if the page itself is shown. */
  get why(): WhyAddress | null {
    return this.#why;
  }
  set why(why: WhyAddress | null) {
    if (why && !this.#why) [this.aside, this.dialog] = [this.dialog, null];
    if (!why && this.#why) [this.dialog, this.aside] = [this.dialog ?? this.aside, null];
    this.#why = why;
  }

  /** The id of the story's frame that is read; remembered between visits. Null before any was shown. */
  get storyFrame(): string | null {
    return this.#storyFrame;
  }
  set storyFrame(frame: string | null) {
    if (frame !== this.#storyFrame) this.storyFinished = false;
    this.#storyFrame = frame;
    if (frame !== null) this.unfolding.follow(frame);
    if (!this.isPassing) remember('story', frame);
  }

  /** Whether the story was read to its end; remembered between visits, until somebody opens a frame again. */
  get storyFinished(): boolean {
    return this.#storyFinished;
  }
  set storyFinished(finished: boolean) {
    this.#storyFinished = finished;
    if (finished) this.unfolding.all();
    if (!this.isPassing) remember('story-finished', finished || null);
  }

  /**
   * Whether single keys are shortcuts; remembered between visits. They can be switched off because speech input may
   * press keys by mistake. https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
   */
  get singleKeys(): boolean {
    return this.#singleKeys;
  }
  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    remember('single-keys', on ? null : false);
  }

  /** Opens a dialog and replaces an open one. A kind without props may be given as its name alone. */
  openDialog(request: DialogRequest | PlainKind): void {
    this.dialog = Object.freeze(
      typeof request === 'string' ? ({ kind: request, props: noProps } as DialogRequest) : { ...request },
    );
  }

  /** Whether the story or a lesson is read, and nothing beside it has a main button that comes first. */
  get #isReading(): boolean {
    if (this.phone) return this.mobileTab === 'learn';
    if (this.leftTab === 'identities' || this.layout.folded('left')) return false;
    // What a lesson asks for is done on the card while that is open.
    return this.base === 'lesson' ? !this.isInspecting && !this.isWriting : !this.isStoryAside;
  }

  /**
   * Whether a panel's main button is the one filled button on the screen. One that was asked for comes first, then the
   * scene's, then that of the story or lesson, then that of the lower tab, then the inspector's. A phone shows one
   * panel at a time. If the acting session has ended, the button that leads on is filled instead.
   */
  leads(panel: PanelId): boolean {
    if (this.isOver && this.leader === null) return false;
    if (this.leader !== null) return panel === this.leader;
    if (this.stage) return panel === (this.isStoryLeading ? 'story' : 'steps');
    const isReading = this.#isReading;
    const isDoing = this.phone ? this.mobileTab === 'steps' : this.isDrawerOpen;
    // The picture of an empty account, if neither the steps nor the inspector have a main button.
    if (panel === 'picture') return !isReading && !(isDoing && this.bottomTab === 'try');
    if (this.phone) return true;
    const isAsking = isDoing && (this.bottomTab === 'steps' || this.bottomTab === 'try');
    if (isReading) return panel === (this.base === 'lesson' ? 'lesson' : 'story');
    const isOnCard = this.base === 'lesson' && this.isInspecting;
    return panel === (isAsking && !isOnCard ? this.bottomTab : 'inspector');
  }

  /** Closes the dialog that answers `request`; a dialog that was opened after it stays. */
  closeDialog(request: DialogRequest | null = this.dialog): void {
    if (this.dialog !== request) return;
    const comesBack = request !== null && request === this.#above;
    this.dialog = comesBack ? this.aside : null;
    if (comesBack) this.aside = null;
  }

  /** Lists the page's keys. An open dialog is set aside meanwhile. */
  showKeys(): void {
    const open = this.dialog;
    if (open?.kind === 'help' || (open && this.aside)) return;
    this.openDialog('help');
    this.aside ??= open;
    this.#above = open && this.dialog;
  }

  get arrangement(): ArrangementId {
    if (this.why) return this.why.presented ? 'presentedWhy' : 'why';
    return this.alone?.kind ?? this.base;
  }
  /** Whether an audience sees the page: the rest of it gives way. */
  get isPresented(): boolean {
    return this.arrangement === 'present' || this.arrangement === 'presentedWhy';
  }

  /** The width at its right edge that the picture leaves to the open card, in CSS pixels. */
  get covered(): number {
    const isOpen = this.isInspecting || this.isWriting;
    const isCard = isOpen && !this.phone && !this.isEmbedded && this.arrangement === this.base;
    return isCard ? cardSpace : 0;
  }

  /** Explains an answer in the page's place, until somebody goes back to the page. */
  showWhy(address: WhyAddress): void {
    this.unfolding.all();
    this.why = address;
  }

  /** Shows a panel in the page's place, until somebody goes back to the page. */
  showAlone(address: AloneAddress): void {
    this.unfolding.all();
    this.#leave();
    this.alone = address;
  }

  /** Shows all lessons in the page's place. */
  showMap(): void {
    this.showAlone({ kind: 'lessons' });
  }

  /** Goes back to the page from a panel or answer in its place. */
  showPage(): void {
    this.why = null;
    this.alone = null;
  }

  /** Forgets the dialog that is set aside, since the visitor goes elsewhere. */
  #leave(): void {
    this.aside = null;
    this.showPage();
  }

  /** Shows a place of a phone's bar. */
  go(station: StationId): void {
    this.#leave();
    this.mobileTab = station;
  }

  /** Brings a panel into sight: its tab, its side if that is folded, and its place on a phone. */
  show(panel: PanelId): void {
    if (panel === 'present' && this.why) return this.showWhy({ ...this.why, presented: true });
    if (panel === 'present' && this.present) return this.present();
    const kind = wholePanels.find((one) => one === panel);
    if (kind !== undefined) return this.showAlone({ kind });
    if (panel === 'workshop') return this.showAlone({ kind: panel, key: null });
    if (panel === 'code' || panel === 'stacks') return this.showAlone({ kind: panel, of: null });
    this.#leave();
    const { wide, phone } = arrangements[this.arrangement];
    const station = phone.find((one) => placeOf(one, panel) !== null);
    if (station) this.mobileTab = station.id;
    const place = placeOf(wide, panel);
    if (panel !== 'story') this.unfolding.add(place === 'bottom' ? 'drawer' : 'places');
    if (place === 'right') this.isInspecting = true;
    if (place === 'left') {
      this.leftTab = panel;
      this.layout.unfold(place);
    }
    if (place === 'bottom') {
      this.bottomTab = panel;
      this.openDrawer();
    }
  }

  /** Opens the drawer, also where it has given way. */
  openDrawer(): void {
    this.layout.unfold('bottom');
    this.isDrawerAway = false;
    this.isDrawerInsisted = true;
  }

  /** Shows the steps of a commit, or of the newest one with steps. */
  showStep(rev: number | null = null): void {
    this.stepRev = rev;
    this.show('steps');
  }

  /** Shows Try, with a question filled in if one is given. */
  showTry(question: TryQuestion | null = null): void {
    if (question) this.tryQuestion = question;
    this.show('try');
  }

  /**
   * Shows a short message, also to screen readers; `action` is one button for it, such as undo. It replaces an earlier
   * message, but not a refusal, which stays until it is dismissed.
   */
  flash(message: string, tone: Flash['tone'] = 'neutral', action: Flash['action'] = null): void {
    this.#flashCount += 1;
    const flash = { id: this.#flashCount, message, tone, action };
    this.flashes = [...this.flashes.filter((before) => before.tone === 'deny').slice(-1), flash];
  }

  /** Removes the messages about things that were done. */
  dismissDone(): void {
    this.flashes = this.flashes.filter(({ tone }) => tone !== 'allow');
  }

  dismiss(id: number): void {
    this.flashes = this.flashes.filter((flash) => flash.id !== id);
  }
}
