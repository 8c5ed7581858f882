import { onDestroy, untrack } from 'svelte';
import { callerNode } from '../../../../assume/caller-node.ts';
import { protagonistOf } from '../../../../assume/protagonist.ts';
import { remedyOf } from '../../../../assume/remedy.ts';
import { actedNow, expiredNow, stageOf } from '../../../../assume/stage.ts';
import type { FirstCall, Replay } from '../../../../assume/step.ts';
import type { Stage } from '../../../../graph/stage/stage.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { outlive } from '../../../parts/outlive.svelte.ts';
import type { StageShown } from '../../../view/stage-shown.ts';
import type { View } from '../../../view/view.svelte.ts';
import { saidAt, ScenePlayer, stageLength, whilePlaying, wordsIn } from '../timeline/scene.svelte.ts';
import { type Flow, flowOf } from './flow.svelte.ts';
import { passFocus } from '../../../parts/refocus.ts';
import { mend } from './mend.ts';
import { toldStep } from './pictured-step.ts';

/** How long the scene of a first call and its answer takes, in ms. */
const length = 1400;

/**
 * The session's first call on the stage. It plays by itself once it was made, as it is what was just asked for; one
 * that was made earlier is answered already. Construct it where effects may be made.
 */
class CalledScene {
  readonly #made: () => FirstCall | null;
  readonly #player = new ScenePlayer(() => length);
  #played: FirstCall | null;

  constructor(made: () => FirstCall | null, speed: () => number) {
    this.#made = made;
    this.#played = untrack(made);
    if (this.#played) this.#player.jump(1);
    // An effect, because it takes its time.
    $effect(() => {
      const now = made();
      if (now === this.#played) return;
      this.#played = now;
      untrack(() => {
        this.#player.jump(0);
        if (now) this.#player.move(1, speed());
      });
    });
    $effect(() => () => this.#player.destroy());
  }

  /** How far the call has come, 0 to 1. */
  get at(): number {
    const { at } = this.#player;
    return this.#made() === this.#played ? at : 0;
  }
}

/**
 * The scene of the steps that a flow shows: it plays on the stage while the steps are in sight, or while the story
 * leads through it. Construct it where effects may be made.
 */
class ShownScene {
  readonly flow: Flow;
  readonly player: ScenePlayer;
  isMending = $state(false);
  /** The step to which somebody has leapt over others: its sentence is what they chose, and waits for no picture. */
  #leapt = $state<number | null>(null);
  /** The step whose sentence is told now, from 0. */
  readonly said: number = $derived.by(() =>
    this.#leapt === this.flow.cursor ? this.#leapt : saidAt(this.player.at, this.flow.cursor),
  );
  /** The sentence that is read out, for whose words the playing waits. Whoever tells the steps sets it. */
  sentence = '';
  readonly #playground: Playground;
  readonly #view: View;
  readonly #called: CalledScene;

  constructor(playground: Playground, view: View) {
    this.#playground = playground;
    this.#view = view;
    this.flow = flowOf(playground);
    this.player = new ScenePlayer((from, to) => stageLength(this.#stage?.acts ?? [], from, to));
    this.#called = new CalledScene(
      () => this.#made,
      () => this.flow.speed,
    );
    this.#follow();
    this.#tell();
    $effect(() => () => this.player.destroy());
  }

  readonly #replay = $derived.by(() => this.flow.replay);
  readonly #made = $derived.by(
    () => this.#replay?.steps.find((one) => one.id === 'session')?.firstCall ?? null,
  );
  readonly #actor = $derived.by(() => {
    const { caller, world } = this.#playground;
    return caller.ok ? callerNode(world, caller.value) : null;
  });
  readonly #cast = $derived.by(() => this.#replay && stageOf(this.#replay));
  readonly #stage = $derived.by(
    () =>
      this.#cast &&
      this.#replay &&
      actedNow(expiredNow(this.#cast, this.flow.isExpired), this.#replay, this.#actor),
  );
  readonly #left = $derived.by(() => {
    const { issuedAt, expiresAt } = this.#replay?.issued ?? {};
    if (issuedAt === undefined || expiresAt === undefined) return 1;
    return Math.max(0, (expiresAt - this.#playground.now) / (expiresAt - issuedAt));
  });
  readonly #remedy = $derived.by(() =>
    this.#replay && !this.flow.isOnlyTold && !this.#view.isReadOnly
      ? remedyOf(this.#replay, this.#playground.world)
      : null,
  );

  /** The replay while the scene is shown: there is one then. */
  get #shownReplay(): Replay {
    return this.flow.replay as Replay;
  }

  async #mend(): Promise<void> {
    if (!this.#replay || !this.#remedy || this.isMending) return;
    this.isMending = true;
    await mend(this.#playground, this.#view, this.#replay, this.#remedy);
    this.isMending = false;
    passFocus(() => document.querySelector<HTMLElement>('[aria-current="step"]'));
  }

  /** The scene for the picture's place. */
  readonly #shown: StageShown = ((scene: ShownScene): StageShown => ({
    get stage(): Stage {
      return scene.#stage ?? untrack(() => stageOf(scene.#shownReplay));
    },
    get cast() {
      const { cast, issued } = scene.#shownReplay;
      const { caller, role, credential } = cast;
      const session = issued?.accessKeyId ?? null;
      return { caller: caller.nodeId, role: role.id, key: credential.id, session };
    },
    get isAskedHere() {
      return scene.flow.isAskedHere;
    },
    get at() {
      return scene.player.at;
    },
    get cursor() {
      return scene.flow.cursor;
    },
    get said() {
      return scene.said;
    },
    told: () => toldStep(scene.#shownReplay, scene.flow.cursor, scene.flow.isExpired),
    get left() {
      return scene.#left;
    },
    get called() {
      return scene.#called.at;
    },
    get explain() {
      const { rev, outcome } = scene.#made ?? {};
      return rev !== undefined && outcome?.decision ? () => scene.#view.showWhy({ kind: 'why', rev }) : null;
    },
    get remedy() {
      return scene.#remedy?.label ?? null;
    },
    get isMending() {
      return scene.isMending;
    },
    mend: () => void scene.#mend(),
    leave: () => scene.flow.leaveStage(),
  }))(this);

  /** Whether somebody steps through the scene: in the steps, or in the story. */
  get #isInSight(): boolean {
    return this.#view.bottomTab === 'steps' || this.#view.isStoryLeading;
  }

  /** The scene follows the cursor, whatever moved it. Another replay starts a new scene. */
  #follow(): void {
    const { flow, player } = this;
    let played = 0;
    let stood = 0;
    let wasPlaying = false;
    $effect(() => {
      const { cursor, speed, begun, isPlaying } = flow;
      const isNew = begun !== played;
      played = begun;
      untrack(() => {
        // A sent scene stands as its sender saw it.
        if (isNew) player.jump(flow.isAskedHere ? Math.max(0, cursor - 1) : cursor);
        // The last step ends the playing while the scene is still on its way there.
        // The page's clock comes by here, too, while the scene is on its way: what was told stays.
        if (isNew || cursor !== stood)
          this.#leapt = isPlaying || wasPlaying || cursor - player.at < 2 ? null : cursor;
        player.move(cursor, speed);
      });
      stood = cursor;
      wasPlaying = isPlaying;
    });
    // The machine has no clock: it is told the page's time, at which the session ends.
    $effect(() => {
      flow.tick(this.#playground.now, 0);
    });
    whilePlaying(
      () => flow.isPlaying,
      (elapsed) => flow.tick(this.#playground.now, elapsed, wordsIn(this.sentence)),
    );
  }

  /** Effects, because the picture and the inspector are elsewhere: they are told what is shown. */
  #tell(): void {
    const [view, { flow }] = [this.#view, this];
    $effect(() => {
      const { highlight } = flow;
      if (!this.#isInSight || !highlight) return;
      view.highlight = highlight;
      return () => {
        if (view.highlight === highlight) view.highlight = null;
      };
    });
    $effect(() => {
      const { replay, step } = flow;
      if (!this.#isInSight || !replay || !step) return;
      view.protagonist = protagonistOf(replay, step);
      return () => (view.protagonist = null);
    });
    $effect(() => {
      if (!this.#isInSight || !flow.isOnStage || !flow.replay) return;
      view.stage = this.#shown;
      view.isStageComing = false;
      return () => {
        if (view.stage === this.#shown) view.stage = null;
      };
    });
  }
}

interface Held {
  readonly scene: ShownScene;
  readonly end: () => void;
  holders: number;
}

/** The one scene of each page: several panels may show parts of it. */
const held = new WeakMap<View, Held>();

/**
 * Returns the page's scene, and keeps it for as long as the calling component lives. For a component's initialisation.
 */
export function holdScene(playground: Playground, view: View): ShownScene {
  let here = held.get(view);
  if (!here) {
    const [scene, end] = outlive(() => new ShownScene(playground, view));
    here = { scene, end, holders: 0 };
    held.set(view, here);
  }
  const mine = here;
  mine.holders += 1;
  onDestroy(() => {
    mine.holders -= 1;
    if (mine.holders > 0) return;
    mine.end();
    held.delete(view);
  });
  return mine.scene;
}
