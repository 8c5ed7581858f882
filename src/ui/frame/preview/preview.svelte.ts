import { holdsAccount, rowsOf } from '../../../engine/index.ts';
import { askable, isWithheld } from '../../../exchange/link/bare-command.ts';
import type { LinkState, PictureState, Shown, Verdict } from '../../../exchange/link/link-state.ts';
import type { Command } from '../../../playground/command.ts';
import { stillThere } from '../../../playground/acting.ts';
import { Playground } from '../../../playground/playground.svelte.ts';
import { endpointOfPage } from '../../../playground/open-storage.ts';
import { previewId, previewOptions } from '../../../playground/preview-options.ts';
import { links as words } from '#words/links.ts';
import { isStoryFrame } from '../../../words/story-frame-ids.ts';
import { arrangements, type PanelId } from '../../view/arrangements.ts';
import { writeAddress } from '../../view/addresses.ts';
import type { View } from '../../view/view.svelte.ts';
import type { Shell, WholePage } from '../whole-page.ts';
import { needsOf } from '../../panels/learning/story/frames.ts';
import { slotOf } from '../../panels/use/steps/flow-slot.svelte.ts';
import { scenePartsFetched } from '../../panels/use/steps/scene-parts.ts';

/** The time after which a scene that hasn't come can't be shown, and the account is, in ms. */
const patience = 3000;

/**
 * - `sent`: the answer in the link; it hasn't been decided here yet.
 * - `same`, `other`: it was decided again here, with the same or another answer.
 * - `withheld`: it can't be decided here, since a token stayed with the sender.
 */
type AnswerStatus = 'sent' | 'same' | 'other' | 'withheld';

/** The account of a link in a playground of its own: in memory only, with the sender's clock. */
export class Preview {
  readonly playground: Playground;
  status = $state<AnswerStatus>('sent');
  /** The answer that was decided here. */
  answer = $state.raw<Verdict | null>(null);
  /** The revision of the call that was decided again. */
  #rev: number | null = null;
  #isOpened = false;
  /** Whether the steps were shown before the call was decided here. */
  #isContinued = false;
  #view: View | null = null;
  /** The line in the terminal, not yet run. */
  #typed: string;
  /** The lines that came with the link, as long as nobody has run them or left them out. */
  #lines: readonly string[];
  /** The state of the picture when it was left. */
  #left: PictureState | null = null;
  readonly #shell: Shell;

  constructor(
    readonly link: string,
    readonly state: LinkState,
    shell: Shell,
  ) {
    this.#shell = shell;
    this.#typed = state.typed ?? '';
    this.#lines = state.lines ?? [];
    this.playground = new Playground(previewOptions({ ...state, name: state.name || words.untitled }));
    previews.set(this.playground, this);
  }

  /** The sender's answer, or null if the link shows something else. */
  get sent(): Verdict | null {
    const { shown } = this.state;
    return shown && 'verdict' in shown ? shown.verdict : null;
  }

  /** Shows the page of the link, and what its sender looked at before anything else. */
  async show(bar: WholePage['bar'], isStillWanted: () => boolean): Promise<void> {
    this.playground.start();
    // The page tries again once it is there what fails here, and says so.
    await this.#makeReady().catch((error: unknown) => console.warn(error));
    if (!isStillWanted()) return;
    const arrange = (view: View): void => this.#arrange(view);
    const onleave = (): void => this.#stop();
    this.#shell.show({ playground: this.playground, arrange, onleave, ...(bar && { bar }) });
  }

  /** Done before anything is drawn, so that nothing moves. */
  #arrange(view: View): void {
    const { state } = this;
    const { shown } = state;
    const { order, organization = false } = this.#left ?? state.picture ?? {};
    Object.assign(view.pictureStates, { firstOrder: order, firstTree: organization });
    const { frame } = state.picture ?? {};
    if (isStoryFrame(frame)) view.storyFrame = frame;
    view.typed = this.#typed;
    view.sentLines = this.#lines;
    view.leftTab = leftTabOf(state);
    if (view.leftTab !== 'story') view.mobileTab = 'account';
    if (shown?.kind === 'step') {
      view.show('steps');
      view.isStageComing = slotOf(this.playground).isReplaying;
    } else if (shown && shown.kind !== 'story') {
      view.pictureStates.firstGate = shown.step ?? null;
      this.#showWhy(shown, view);
    }
  }

  /** Makes the steps or the answer that the link shows. */
  async #makeReady(): Promise<void> {
    const { shown } = this.state;
    if (this.#isOpened || !shown || !('command' in shown)) return;
    await this.playground.settled();
    if (shown.kind === 'step') await this.#showSent();
    if (!this.#isContinued) await this.#decide(shown);
  }

  #showWhy(shown: Shown, view: View): void {
    if (shown.kind === 'ask') view.showWhy({ kind: 'ask', question: shown.question });
    if (shown.kind === 'why' && this.#rev !== null) view.showWhy({ kind: 'why', rev: this.#rev });
  }

  /** Shows what the sender looked at, and decides it again. */
  async open(view: View): Promise<void> {
    const { playground, state } = this;
    const { shown, account, selected, panels, picture } = state;
    this.#view = view;
    await playground.settled();
    if (account !== null && holdsAccount(playground.world, account)) {
      // Prepared before it is shown: a link may hold policies that take seconds to read.
      const { prepareGraph } = await import('../opened/opened.ts');
      await prepareGraph(playground, account);
      view.account = account;
    }
    const bottom = panelIdOf(panels.bottom);
    if (bottom) view.bottomTab = bottom;
    if (view.sentLines.length > 0) view.show('terminal');
    if (!this.#isOpened) {
      if (selected !== null) playground.selected = selected;
      view.pictureStates.toRestore = picture ?? null;
    } else view.pictureStates.toRestore = this.#left;
    if (shown?.kind === 'story') {
      view.storyFrame = shown.frame;
      view.show('story');
    }
    if (shown && 'command' in shown) {
      const wasMade = this.#rev !== null;
      await this.#decide(shown);
      if (!wasMade) this.#showWhy(shown, view);
      if (!wasMade && shown.kind === 'step' && this.#rev !== null && !this.#isContinued)
        view.showStep(this.#rev);
    }
    setTimeout(() => (view.isStageComing = false), patience);
    this.#isOpened = true;
  }

  /** Makes the call of the link, unless it was made before, or its token stayed with the sender. */
  async #decide(shown: Extract<Shown, { command: object }>): Promise<void> {
    const { playground } = this;
    if (this.#rev !== null) return;
    const command = await askable(shown.command, playground.world, this.state.at);
    if (!command) {
      this.status = 'withheld';
      return;
    }
    const rev = await runShown(playground, command, shown.step);
    this.#rev = rev;
    this.answer = playground.history.find((row) => row.rev === rev)?.answer ?? null;
    this.status = this.answer && sameVerdict(this.answer, shown.verdict) ? 'same' : 'other';
  }

  /** Shows the steps as they were sent, until the call is decided here. */
  async #showSent(): Promise<void> {
    const { playground, state } = this;
    if (state.shown?.kind !== 'step') return;
    const [{ replayAsSent }, { flowOf }] = await Promise.all([
      import('../../panels/use/steps/replay-as-sent.ts'),
      import('../../panels/use/steps/flow.svelte.ts'),
      scenePartsFetched(),
    ]);
    const replay = replayAsSent(playground.world, state);
    if (!replay) return;
    const last = replay.steps.length - 1;
    const step = Math.min(state.shown.step ?? last, last);
    flowOf(playground).showSent(replay, step, isWithheld(state.shown.command));
    this.#isContinued = true;
  }

  /** Stores the present account as a workspace of the visitor's own, and opens that. */
  async keep(view: View): Promise<void> {
    const { playground, state } = this;
    await playground.settled();
    const own = this.#shell.own();
    const { selected } = playground;
    const arrange = keptPlaces(view);
    const { why } = view;
    // An unchanged account is stored as the link has it, so that its call can be made again there.
    const isOpen = playground.workspace.id === previewId;
    const isUntouched = isOpen && playground.rev === (this.#rev === null ? 0 : 1);
    const { rows, credentials, shown } = isUntouched ? state : this.#changed();
    if (!(await own.createWorkspace(playground.workspace.name, rows))) {
      this.leave();
      return;
    }
    if (credentials && stillThere(own.world, credentials)) own.actAs(credentials);
    let hash = '';
    if (shown && 'command' in shown) {
      const command = await askable(shown.command, own.world, own.now);
      const step = slotOf(playground).flow?.cursor ?? shown.step;
      if (command) hash = writeAddress({ kind: shown.kind, rev: await runShown(own, command, step) });
    } else if (why?.kind === 'ask') hash = writeAddress(why);
    own.selected = selected;
    const text = endpointOfPage() === null ? words.kept(own.workspace.name) : words.keptOnEndpoint;
    this.#go(hash, { arrange, message: { text, tone: 'allow' } });
  }

  /** Goes back to the visitor's own account; Back leads to the link again. */
  leave(): void {
    this.#go('');
  }

  /** Closes it for good. */
  close(): void {
    this.playground.close();
  }

  #changed(): Pick<LinkState, 'rows' | 'credentials' | 'shown'> {
    const { world, credentials } = this.playground;
    return { rows: rowsOf(world), credentials, shown: null };
  }

  /** The visitor goes elsewhere: on return, the picture will be in the same state. */
  #stop(): void {
    this.#left = this.#view?.pictureStates.picture ?? null;
    this.#typed = this.#view?.typed ?? this.#typed;
    this.#lines = this.#view?.sentLines ?? this.#lines;
    this.playground.stop();
  }

  #go(hash: string, more: Pick<WholePage, 'arrange' | 'message'> = {}): void {
    this.#stop();
    history.pushState(history.state, '', hash || location.pathname + location.search);
    this.#shell.show({ playground: this.#shell.own(), ...more });
  }
}

const previews = new WeakMap<Playground, Preview>();

/** Returns the preview that a playground belongs to. */
export function previewOf(playground: Playground): Preview {
  const preview = previews.get(playground);
  if (!preview) throw new Error('No link shows this account');
  return preview;
}

/** Copies the page's present state to another one: its pictures, its tabs, and the account that is shown. */
function keptPlaces({
  pictureStates,
  account,
  leftTab,
  bottomTab,
  mobileTab,
  why,
  typed,
  sentLines,
}: View): (view: View) => void {
  const { picture, gate } = pictureStates;
  return (view) => {
    Object.assign(view, { account, leftTab, bottomTab, mobileTab, typed, sentLines });
    Object.assign(view.pictureStates, {
      firstOrder: picture.order,
      firstTree: picture.organization ?? false,
      toRestore: picture,
      firstGate: why && gate,
    });
  };
}

/** Returns the panel with that id, if the page has one. */
const panelIdOf = (name: string | undefined): PanelId | undefined =>
  Object.values(arrangements.full.wide)
    .flat()
    .find((panel) => panel === name);

/** Whether the account of a link has everybody whom the frame of the story beside it is about. */
function tellsStory({ shown, picture, rows }: LinkState): boolean {
  if (shown?.kind === 'story') return true;
  const { frame } = picture ?? {};
  return (
    isStoryFrame(frame) &&
    needsOf(frame).every(({ table, name }) =>
      rows.some(
        ({ table: of, after }) => of === table && after !== null && 'name' in after && after.name === name,
      ),
    )
  );
}

/** Returns the panel beside a link's picture: the one that the sender had open, but no story about somebody else. */
function leftTabOf(state: LinkState): PanelId {
  const left = panelIdOf(state.panels.left) ?? 'story';
  return left === 'story' && !tellsStory(state) ? 'identities' : left;
}

/** Carries a call out and turns to one of its steps, if it has any. @returns the revision */
async function runShown(playground: Playground, command: Command, step: number | undefined): Promise<number> {
  // Fetched first, so that the flow hears the answer: the page that will show it isn't made yet.
  const [{ flowOf }] = await Promise.all([
    import('../../panels/use/steps/flow.svelte.ts'),
    scenePartsFetched(),
  ]);
  const flow = flowOf(playground);
  const { begun } = flow;
  const { rev } = await playground.run(command);
  // Steps that were shown already stay at the reader's place.
  if (flow.begun !== begun) {
    flow.isAskedHere = false;
    if (step !== undefined && step <= flow.last) flow.send({ type: 'goTo', index: step });
  }
  return rev;
}

/** Whether two answers are the same. Their messages may differ in the number of a request. */
function sameVerdict(one: Verdict, other: Verdict): boolean {
  if (one.ok || other.ok) return one.ok === other.ok;
  if ('notModelled' in one || 'notModelled' in other) return 'notModelled' in one && 'notModelled' in other;
  return one.code === other.code;
}
