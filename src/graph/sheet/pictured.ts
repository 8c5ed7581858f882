import type { AnyKind } from '../../engine/index.ts';
import type { Palette } from '../drawing/palette.ts';
import type { GatesPicture } from '../gates/picture.ts';
import type { Focus } from '../overview/focus.ts';
import type { Overview } from '../overview/overview.ts';
import type { Bounds } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Scene } from '../picture/scene.ts';
import type { Layer } from '../stage/layer.ts';
import type { Stage } from '../stage/stage.ts';

/** The words that the page says around a picture: every saved picture has them. */
export interface Told {
  /** One sentence that says what can be seen: it stands above the picture. */
  readonly title: string;
  /** The smaller words below the title: the question, or what decided. Empty for none. */
  readonly note: string;
  /** The whole picture for somebody who can't see it, sentence by sentence. */
  readonly sentences: readonly string[];
}

/** A small account, or somebody's surroundings in a large one. */
interface PicturedAccount extends Told {
  readonly kind: 'account';
  /** Draws it as the page does, in any colours. */
  readonly scene: (palette: Palette) => Scene;
  /** Marks that lie over it. */
  readonly over?: (palette: Palette) => readonly Layer[];
  readonly bounds: Bounds;
  readonly columns: Layout['columns'];
  /** The drawn nodes that stand out, the one that was looked at first; null if nothing is dimmed. */
  readonly spotlit: readonly string[] | null;
  readonly selected: readonly string[];
  /** Whether it has rows that the page has folded away. */
  readonly unfolds?: boolean;
}

/** A lesson's goals, drawn as an account is. */
interface PicturedGoals extends Omit<PicturedAccount, 'kind'> {
  readonly kind: 'goals';
}

/** A large account as counts. */
interface PicturedOverview extends Told {
  readonly kind: 'overview';
  readonly overview: Overview;
  /** The part that is open, or null. */
  readonly focus: Focus | null;
  /** The picture's size, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly above?: Above;
}

/** A drawing above a picture, in layers from y = -height on. */
export interface Above {
  readonly height: number;
  readonly layers: (palette: Palette) => readonly Layer[];
  /** The same for somebody who can't see it. */
  readonly sentence: string;
}

/** A scene in which a role is lent, stopped at one of its notches. */
interface PicturedStep extends Told {
  readonly kind: 'step';
  readonly stage: Stage;
  /** The notch, counted from 0. */
  readonly at: number;
  /** The part of the session's time that is left, 0 to 1. */
  readonly left: number;
  /** 1 if the session's first call has been made, else 0. */
  readonly called: number;
  /** The remedy that the empty slot offers, or null. */
  readonly remedy: string | null;
  /** The width of its container, in CSS pixels. */
  readonly width: number;
}

/** An answer, as the way of a request through seven gates. */
interface PicturedWhy extends Told {
  readonly kind: 'why';
  readonly gates: GatesPicture;
  /** The words beside each gate. */
  readonly names: readonly { readonly title: string; readonly said: string }[];
  /** The notch at which the request stands. */
  readonly at: number;
  /** The width of its container, in CSS pixels. */
  readonly width: number;
}

/** The root, a unit or an account as the tree shows it, with the places below it. */
export interface PicturedPlace {
  readonly kind: AnyKind;
  readonly name: string;
  /** The lines below its name. */
  readonly notes: readonly string[];
  /** It is the account that is shown now. */
  readonly isViewed: boolean;
  readonly ceilings: readonly { readonly name: string; readonly type: string }[];
  readonly below: readonly PicturedPlace[];
}

/** An organization from its root down, and the accounts that stand outside. */
interface PicturedOrganization extends Told {
  readonly kind: 'organization';
  readonly root: PicturedPlace;
  readonly apart: { readonly title: string; readonly places: readonly PicturedPlace[] };
}

/** A picture of the page without its colours: the page and the saved picture are both drawn from it. */
export type Pictured =
  PicturedAccount | PicturedGoals | PicturedOverview | PicturedStep | PicturedWhy | PicturedOrganization;
