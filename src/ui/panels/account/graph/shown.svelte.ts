import { untrack } from 'svelte';
import { callerNode } from '../../../../assume/caller-node.ts';
import { policyTexts } from '../../../../assume/policy-texts.ts';
import type { World } from '../../../../engine/index.ts';
import { accountOf, holdsAccount } from '../../../../engine/index.ts';
import { arrange } from '../../../../graph/cloakroom/arrange.ts';
import type { PageDetail } from '../../../../graph/cloakroom/in-room.ts';
import type { actingPath, Fold, Folded, folded } from '../../../../graph/cloakroom/fold.ts';
import { withNamed, withPages } from '../../../../graph/cloakroom/pages.ts';
import { isSession } from '../../../../graph/drawing/metrics.ts';
import { palettes } from '../../../../graph/drawing/palette.ts';
import { assumeEdgesOf } from '../../../../graph/model/can-assume.ts';
import type { GraphEdge } from '../../../../graph/model/elements.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import { projectInSlices } from '../../../../graph/model/project.ts';
import { update } from '../../../../graph/model/update.ts';
import { isLarge, surroundings } from '../../../../graph/picture/surroundings.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import { tonesOn, withDecided } from '../../../../graph/picture/toned.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { nameOf } from '../../../../graph/picture/labels.ts';
import type { Bounds } from '../../../../graph/picture/geometry.ts';
import type { Layout } from '../../../../graph/picture/layout.ts';
import type { Scene } from '../../../../graph/picture/scene.ts';
import { layout } from '../../../../graph/picture/layout.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import { wholeWay, outwardFrom } from '../../../../graph/picture/neighbourhood.ts';
import { namedId } from '../../../../graph/model/named-things.ts';
import { centreIn } from '../../../../graph/picture/small-place.ts';
import { forSmallPlace } from '../../../../graph/picture/told-place.ts';
import type { Picture } from '../../../../graph/picture/stacks.ts';
import { gather, withRoot } from '../../../../graph/picture/stacks.ts';
import type { Viewport } from '../../../../graph/picture/viewport.ts';
import type { Playground, WorldChange } from '../../../../playground/playground.svelte.ts';
import { manyChanges } from '../../../../playground/world-change.ts';
import { themeNow } from '../../../view/theme-now.svelte.ts';
import { slotOf } from '../../use/steps/flow-slot.svelte.ts';
import { Container } from './container.svelte.ts';
import { modelOf } from './first-model.ts';
import { Places } from './places.ts';

const mostPath = 40;
const mostOutward = 30;
const mostReached = 10;

interface Wishes {
  readonly opened: readonly string[];
  readonly lit: readonly string[];
  readonly selected: string | null;
  readonly reached: readonly GraphEdge[];
  readonly acting: string | null;
}

/**
 * Returns the nodes that are drawn singly and not in a stack: those that were searched for, are lit, are selected or
 * are reached from the selection, and the acting one.
 */
function wantedIn(model: GraphModel, wishes: Wishes): ReadonlySet<string> {
  const { opened, lit, selected, reached, acting } = wishes;
  const chosen = selected === null ? [] : [selected, ...outwardFrom(model, selected, mostOutward)];
  const ends = reached.slice(0, mostReached).flatMap(({ source, target }) => [source, target]);
  return new Set([
    ...opened,
    ...lit.slice(0, mostPath),
    ...chosen,
    ...ends,
    ...(acting === null ? [] : [acting]),
  ]);
}

const most = 60;

/** Nodes taken out of stacks to be drawn singly, the newest last. */
class Opened {
  ids = $state.raw<readonly string[]>([]);

  add(...ids: readonly string[]): void {
    this.ids = [...this.ids.filter((other) => !ids.includes(other)), ...ids].slice(-most);
  }
}

type Ahead = { readonly world: World; readonly model: GraphModel; readonly picture: Picture | null };

/** The panel's picture of its playground: the graph, in step with the world, and its layout. */
export class Shown {
  #model: GraphModel;
  /** The world from which the model was made. */
  #world: World;
  /** A world that will be shown soon, with its graph and its picture without opened nodes. */
  #ahead: Ahead | null = null;
  /** The picture without opened nodes, for one version of the model. */
  #plain: { readonly version: number; readonly picture: Picture } | null = null;
  /** Counts changes of the model, which changes in place. */
  #version = $state(0);
  /** Counts accounts: another one gets a new layout. */
  account = $state(0);
  readonly opened = new Opened();
  readonly #places: Places;
  /** Whether the container is small: it shows only the part within `hops` edges of the selection. */
  compact = $state(false);
  hops = $state(1);
  /**
   * In a large account: the entity whose surroundings are shown, and the nodes of a step or story, which are drawn
   * with them.
   */
  around = $state.raw<string | null>(null);
  cast = $state.raw<readonly string[]>([]);
  /** The scale of letters, which are larger in a picture that is shown small. */
  textScale = $state(1);
  pageDetail = $state<PageDetail>('line');
  readonly container = new Container();
  highlight = $state.raw<Highlight | null>(null);
  /** Names of sessions that ended a moment ago. */
  ended = $state.raw<readonly string[]>([]);

  /** `viewed` returns the account to show; null is the home account. `order`: the nodes' first order. */
  constructor(
    private readonly playground: Playground,
    private readonly viewed: () => string | null = () => null,
    order?: Memory,
  ) {
    this.#places = new Places(order, playground.isPassing);
    this.#world = playground.world;
    this.#model = modelOf(this.#world, playground.now, this.#account());
  }

  /** Returns the account to show: the home account if the chosen one is no longer held. */
  #account(world = this.#world): string {
    const account = untrack(this.viewed);
    return account !== null && holdsAccount(world, account) ? account : accountOf(world);
  }

  /** The 12 digits of the account in the picture. */
  get viewedAccount(): string {
    return this.model.account;
  }

  look(): void {
    if (this.#model.account !== this.#account()) this.#read();
  }

  /** @returns a function that stops following the playground */
  follow(): () => void {
    untrack(() => {
      if (this.playground.world !== this.#world) this.#read();
    });
    const [hear, ahead]: Followed = [(one) => this.#onChange(one), (...next) => this.#prepare(...next)];
    return followWorld(this.playground, hear, ahead);
  }

  /** Prepares the graph of a world that is about to be shown, and its picture, in slices that leave the page time. */
  async #prepare(world: World, now: number): Promise<void> {
    const model = await projectInSlices(world, now, this.#account(world));
    await new Promise((resume) => setTimeout(resume));
    this.#ahead = { world, model, picture: isLarge(model) ? null : gather(model) };
  }

  #read(): void {
    this.#world = this.playground.world;
    const isAhead = this.#ahead?.world === this.#world && this.#ahead.model.account === this.#account();
    const ahead = isAhead ? this.#ahead : null;
    this.#ahead = null;
    this.#model = ahead?.model ?? modelOf(this.#world, this.playground.now, this.#account());
    this.opened.ids = [];
    this.account += 1;
    this.#version += 1;
    this.#plain = ahead?.picture ? { version: this.#version, picture: ahead.picture } : null;
  }

  #onChange({ world, changes, origin, commit }: WorldChange): void {
    const replaced = origin === 'opened' || commit?.command.type === 'load';
    if (changes === null || replaced || changes.length > manyChanges) {
      untrack(() => this.#read());
      return;
    }
    this.#world = world;
    if (this.#model.account !== this.#account()) {
      untrack(() => this.#read());
      return;
    }
    update(
      this.#model,
      world,
      changes,
      untrack(() => this.playground.now),
    );
    this.#version += 1;
  }

  /** Ends the sessions whose time is over. Cheap if there are none. */
  tick(now: number): void {
    const ending = [...this.#model.endings].filter(([, until]) => until <= now).map(([id]) => id);
    if (ending.length === 0) return;
    this.ended = ending.flatMap((id) => {
      const node = this.#model.nodes.get(id);
      return node && isSession(node.kind) ? [nameOf(node, this.#model)] : [];
    });
    update(this.#model, this.#world, [], now);
    this.#version += 1;
  }

  /** The graph. It changes in place: read it only in derived values, or at once. */
  get model(): GraphModel {
    void this.#version;
    return this.#model;
  }

  /** The acting node. The caller is checked every second, but the node seldom changes. */
  readonly #acting: string | null = $derived.by(() => {
    const { caller, world } = this.playground;
    return caller.ok ? callerNode(world, caller.value) : null;
  });

  /**
   * Whether the account has more than about 40 nodes: then it is shown as counts, and only the surroundings of an
   * entity are drawn as nodes.
   */
  readonly isLarge: boolean = $derived.by(() => isLarge(this.model));

  /** In a large account: lines to and from the selection that only permissions tell. */
  readonly #extra: readonly GraphEdge[] = $derived.by(() => {
    const { world, selected } = this.playground;
    const id = this.isLarge ? this.around : selected;
    const now = untrack(() => this.playground.now);
    return id === null ? [] : assumeEdgesOf(this.model, world, id, now);
  });

  readonly #wanted = $derived.by(() =>
    wantedIn(this.model, {
      opened: [...this.opened.ids, ...this.#naming],
      lit: [...(this.highlight?.nodes.keys() ?? [])],
      selected: this.playground.selected,
      reached: this.#extra,
      acting: this.#acting,
    }),
  );

  readonly #whole: Picture = $derived.by(() => {
    const [{ cast }, extra] = [this, this.#extra];
    const inFewRows = this.compact && this.container.isLow;
    if (this.isLarge)
      return surroundings(this.model, this.around, { extra, cast, asPages: this.#hasPages, inFewRows });
    return this.#asPlain() ?? gather(this.model, { opened: this.#wanted, extra });
  });

  /** Returns the picture without opened nodes if it shows all wanted nodes singly, else null. */
  #asPlain(): Picture | null {
    const plain = this.#plain;
    if (plain?.version !== this.#version || this.#extra.length > 0) return null;
    const stands = (id: string): boolean => plain.picture.standsFor(id) === id || !this.#model.nodes.has(id);
    return [...this.#wanted].every(stands) ? plain.picture : null;
  }

  /** The selection in a small container, if only policies name it: then it is drawn with the policies that do. */
  readonly #named: string | null = $derived.by(() => {
    const { selected } = this.playground;
    return this.compact && !this.isLarge && selected?.startsWith(namedId) === true ? selected : null;
  });

  /** The policies that name it: none of them stands in a stack. */
  readonly #naming: readonly string[] = $derived.by(() => {
    const id = this.#named;
    if (id === null) return [];
    const names = (policy: string): boolean =>
      this.#texts.pageOf(policy)?.names?.some((thing) => thing.id === id) === true;
    return [...this.model.nodes.values()]
      .filter((node) => node.kind === 'policy' && names(node.id))
      .map((node) => node.id);
  });

  /** The picture of which a small container shows a part. */
  readonly #around: Picture = $derived.by(() => {
    const whole = this.#named === null ? this.#whole : withNamed(this.#whole, this.#texts, [this.#named]);
    return withRoot(whole, this.#model.account, this.isLarge ? null : this.#acting);
  });

  /** The node whose surroundings a small container shows. */
  readonly centre: string | null = $derived.by(() =>
    centreIn(this.#around, [this.playground.selected, this.#acting], this.highlight),
  );

  readonly isStacked = $derived.by(() => [...this.#whole.nodes.values()].some(({ stack }) => stack !== null));

  /**
   * Whether the picture is drawn as a house, with pages beside their owners and a room for the roles: small accounts
   * are, and the surroundings of an entity in a large one.
   */
  readonly isHouse = $derived.by(() => !this.compact && (this.isLarge || !this.isStacked));

  /** Whether policies are drawn as pages beside their owners. */
  readonly #hasPages = $derived.by(() => this.isHouse || (this.isLarge && this.container.hasColumns));

  /** The texts of policies in the model's world. */
  readonly #texts = $derived.by(() => {
    void this.#version;
    return policyTexts(this.#world, this.#model.account);
  });

  /** The picture before any of its rows is folded away. */
  readonly unfolded: Picture = $derived.by(() => {
    if (this.compact && !this.isLarge && this.centre !== null)
      return forSmallPlace(this.#around, this.#texts, this.highlight, {
        centre: this.centre,
        hops: this.hops,
      });
    const drawn = this.#hasPages
      ? withPages(this.#around, this.#texts, { names: this.isHouse })
      : this.#whole;
    return withDecided(drawn, this.highlight);
  });

  /** Returns all drawn nodes of an entity, in the picture as it stands or before its rows fold. */
  drawnOf(id: string, picture: Picture = this.picture): readonly string[] {
    const home = picture.standsFor(id);
    return picture.copies?.get(id) ?? (home === null ? [] : [home]);
  }

  /** Returns the whole way of a drawn node, or of the selection; null if there is nothing to follow. */
  wayOf(looked: string | null): readonly string[] | null {
    const lights =
      looked === null
        ? this.compact || this.isLarge
          ? []
          : this.allSelected
        : this.drawnOf(this.entityOf(looked));
    return lights.length === 0 ? null : wholeWay(this.picture, lights);
  }

  /** Returns the entity of a drawn node; for a page, its policy. */
  entityOf(id: string): string {
    return this.picture.nodes.get(id)?.page?.policyId ?? id;
  }

  /** The layout of the whole picture at its own height. */
  readonly #wholeLaidOut: Layout = $derived.by(() => {
    const of = { workspace: this.playground.workspace.id, account: this.#model.account };
    const memory = this.compact ? undefined : this.#places.before(of, this.isLarge ? this.around : null);
    const laidOut = this.isHouse
      ? arrange(this.unfolded, { memory, you: this.#acting, zoomOf: this.container.zoomOf })
      : layout(this.unfolded, { memory, compact: this.compact, you: this.#acting });
    if (!this.compact) this.#places.after(laidOut.memory, !this.isLarge);
    return laidOut;
  });

  /** Whether the drawer takes of the picture's height: then the picture keeps its scale, and rows fold. */
  readonly #isHeld = $derived.by(() => this.isHouse && !this.isLarge && this.container.withheld > 0);

  /** Where the whole picture stands without the drawer; null for a picture that keeps no scale. */
  readonly #closed: Viewport | null = $derived.by(() => {
    if (!this.#isHeld) return null;
    const { bounds } = this.container.filledBy(this.unfolded, this.#wholeLaidOut, true);
    return this.container.fit(bounds, true);
  });

  /** The same while the drawer is open and hasn't given way; null else. */
  readonly held: Viewport | null = $derived.by(() => (this.container.isSpared ? null : this.#closed));

  /** The functions that fold rows, fetched when the drawer is first opened. */
  folding = $state.raw<{ folded: typeof folded; actingPath: typeof actingPath } | null>(null);

  /** The picture as it is beside the open drawer. */
  readonly #beside: Folded | null = $derived.by(() => {
    const zoom = this.#closed?.zoom;
    if (zoom === undefined || this.folding === null) return null;
    const { unfolded, container, folding } = this;
    const { selected } = this.playground;
    const [you, { offered }] = [this.#acting, slotOf(this.playground)];
    const chosen = [selected, offered].flatMap((id) => (id === null ? [] : this.drawnOf(id, unfolded)));
    const lit = this.highlight ? [...tonesOn(this.highlight, unfolded).nodes.keys()] : [];
    return folding.folded(
      unfolded,
      this.#wholeLaidOut,
      (part) => arrange(part, { ...this.#wholeLaidOut, you }),
      {
        height: container.heightFor(zoom),
        path: folding.actingPath(unfolded, [...chosen, ...(you === null ? [] : [you])], lit),
        onlyPath: container.isOnlyForPath,
      },
    );
  });

  readonly #folded: Folded | null = $derived.by(() => (this.held === null ? null : this.#beside));

  /** Whether all that is lit has to be in sight, and beside the open drawer it wouldn't be. */
  readonly isCut: boolean = $derived.by(() => {
    if (this.highlight?.needsRoom !== true || this.#beside === null) return false;
    const { bounds } = this.#beside.layout;
    return bounds.bottom - bounds.top > this.container.heightFor(this.#closed?.zoom ?? 1);
  });

  /** The rows that are folded away while the drawer is open. */
  readonly folds: readonly Fold[] = $derived.by(() => this.#folded?.folds ?? []);

  readonly picture: Picture = $derived.by(() => this.#folded?.picture ?? this.unfolded);

  /** The layout at its own height, before its rows are spread over the container's. */
  readonly laidOut: Layout = $derived.by(() => this.#folded?.layout ?? this.#wholeLaidOut);

  /** The layout, spread over the height of its container. */
  readonly layout: Layout = $derived.by(() =>
    this.#folded ? this.laidOut : this.container.filledBy(this.picture, this.laidOut),
  );

  /** The layout of the whole picture while the drawer is closed: what is saved, sent and printed has no folded rows. */
  readonly unfoldedLayout: Layout = $derived.by(() =>
    this.#folded ? this.container.filledBy(this.unfolded, this.#wholeLaidOut, true) : this.layout,
  );

  /** The viewport at which all that is drawn is seen. */
  fit(bounds: Bounds): Viewport {
    return this.held ? this.container.fitHeld(bounds, this.held) : this.container.fit(bounds);
  }

  readonly theme = $derived(themeNow());

  /**
   * The time that the picture depends on: sessions count down each second, and a picture without any ignores the
   * clock.
   */
  readonly #moment = $derived.by(() => (this.model.endings.size > 0 ? this.playground.now : 0));

  /** Draws a part of the account as the panel shows all of it. */
  sceneOf(picture: Picture, layout: Layout): Scene {
    return draw(this.model, picture, layout, {
      palette: palettes[this.theme],
      now: this.#moment,
      highlight: this.highlight,
      textScale: this.textScale,
      pageDetail: this.pageDetail,
      pages: this.container.pagesOf(this.#world, layout),
    });
  }
  readonly scene = $derived.by(() => this.sceneOf(this.picture, this.layout));

  /** All drawn nodes of the selection. */
  readonly allSelected: readonly string[] = $derived.by(() => {
    const { selected } = this.playground;
    return selected === null ? [] : this.drawnOf(selected);
  });

  /** The drawn node of the selection, or null. */
  readonly selected: string | null = $derived.by(() => {
    const { selected } = this.playground;
    return selected === null ? null : this.picture.standsFor(selected);
  });

  readonly isEmpty = $derived(this.model.nodes.size === 0);
}

type Followed = Parameters<Playground['subscribe']>;

/**
 * Follows a world's changes, in an effect. While an AssumeRole call is under way it holds them back, so that the
 * picture doesn't show the answer before the scene does. @returns a function that stops it
 */
function followWorld(playground: Playground, ...[hear, ahead]: Followed): () => void {
  const slot = slotOf(playground);
  const late: Parameters<typeof hear>[0][] = [];
  $effect(() => {
    if (!slot.flow?.isAsking) late.splice(0).forEach(hear);
  });
  return playground.subscribe((change) => {
    if (slot.flow?.isAsking || late.length > 0) late.push(change);
    else hear(change);
  }, ahead);
}
