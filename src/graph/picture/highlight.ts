import type { Palette } from '../drawing/palette.ts';
import type { Thing } from '../model/named-things.ts';
import type { Bounds, Point } from './geometry.ts';
import type { Route, SceneNode } from './scene.ts';
import type { Picture } from './stacks.ts';

/**
 * The parts of the picture that a story step, a decision or a search lights up. Steps, Try and Log make it, and the
 * graph panel reads it. It is plain data: a new object replaces the old one as a whole.
 */

/**
 * `lit`: part of the path; `pulse`: acting at this moment; `allowed`: part of a path that a decision allows; `denied`:
 * where it was refused; `dim`: does not count now.
 */
export type NodeTone = 'lit' | 'pulse' | 'allowed' | 'denied' | 'dim';

/**
 * `lit`: the path; `allow`/`deny`: a half that was decided; `stopped`: where a refused request would have gone on from the
 * page that refused it; `moving`: the assumed session's dashes run; `hidden`: not drawn.
 */
export type EdgeTone = 'lit' | 'allow' | 'deny' | 'stopped' | 'moving' | 'dim' | 'hidden';

/** A short text on an edge, such as "trust ✓". */
export interface EdgeLabel {
  readonly text: string;
  readonly tone: 'allow' | 'deny' | 'plain';
}

/** STS's octagon, as an end of a call edge. */
export const STS = 'flow:sts';

/** A straight arrow of the flow. `from` and `to` are node ids or `STS`. */
export interface FlowCall {
  readonly from: string;
  readonly to: string;
  readonly tone: 'plain' | 'allow' | 'deny';
  readonly label: string | null;
}

/** The things that exist only during a flow: STS between caller and role, the new key, the calls. */
export interface Flow {
  /** The octagon stands halfway between these two nodes: caller, role. */
  readonly sts: { readonly between: readonly [string, string]; readonly tone: NodeTone } | null;
  /** The fresh ASIA key, landing beside the caller. */
  readonly temporaryKey: { readonly beside: string; readonly label: string } | null;
  readonly calls: readonly FlowCall[];
}

/** A policy that decided, which a picture hangs on whoever has it, or whom it limits. */
export interface DecidingPage {
  /** The key by which a picture knows the policy. */
  readonly key: string;
  /** The entity that tells of it. */
  readonly entity: string;
  readonly ownerId: string;
  /** The id of the line to it from its owner. */
  readonly line: string;
  readonly name: string;
  /** Its first line. */
  readonly says: string;
  /** It limits and gives nothing. */
  readonly limits: boolean;
}

/** A decision as a picture draws it: the path from who asked to what it was about. */
export interface Decided {
  /** The entity that asked. */
  readonly who: string;
  readonly verdict: 'allow' | 'deny';
  /** The resource that was asked for, as it was asked. */
  readonly resource: string;
  /** The thing that this is, drawn if the picture has no node for it. */
  readonly thing: Thing;
  /** The words of the path's last line. */
  readonly words: EdgeLabel;
  /** The policies that decided; of a refusal all at which the line ends. None if nobody's page did. */
  readonly pages: readonly DecidingPage[];
  /** The keys of the policies past which a request goes that no page decides. */
  readonly past: readonly string[];
  /** Says so beside the last one of them, or what a limit leaves out beside its page; null if neither is so. */
  readonly note: string | null;
  /** The same in a sentence. */
  readonly told: string;
  /** The functions that draw it, which come with a decision: no page has one before something was asked. */
  readonly drawn: DecidedDrawing;
}

/** The tones and words of a highlight on drawn nodes and lines. */
export interface Toned {
  readonly nodes: Map<string, NodeTone>;
  readonly edges: Map<string, EdgeTone>;
  readonly labels: Map<string, EdgeLabel>;
}

/** Draws a decision's path in a picture. */
export interface DecidedDrawing {
  /** Returns the picture with what the decision was about, and the last line of its path, where it has none. */
  readonly added: (picture: Picture, highlight: Highlight) => Picture;
  /** Leads the lit path on to what the decision was about; the picture comes from `added`. */
  readonly ledOn: (highlight: Highlight, nodes: Map<string, NodeTone>, picture: Picture) => Toned;
  /** Draws the note of the decision below the last of the pages that its line passes; null where it has no room. */
  readonly noted: (note: PagesPassed, around: Surroundings, palette: Palette) => SceneNode | null;
  /** Returns the ways of a refusal past all that stands between its ends, the best first. */
  readonly arches: (ends: readonly [SceneNode, SceneNode], passed: readonly Bounds[]) => readonly Route[];
}

/** Words beside the pages past which a line goes. */
export interface PagesPassed {
  readonly text: string;
  readonly pages: readonly SceneNode[];
  /** The line that goes past them. */
  readonly line: string;
}

/** The boxes that words must not lie on, and the points of lines. */
export interface Surroundings {
  readonly blocked: readonly Bounds[];
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

export interface Highlight {
  readonly nodes: ReadonlyMap<string, NodeTone>;
  /** Keys are made by `edgeIds` of `elements.ts`. */
  readonly edges: ReadonlyMap<string, EdgeTone>;
  readonly labels: ReadonlyMap<string, EdgeLabel>;
  readonly flow: Flow | null;
  /** The decision whose path this is: the lines of the pages that made it lead on to what it was about. */
  readonly decided?: Decided;
  /** `dim` draws everything that is not named here at rest opacity. */
  readonly rest: 'dim' | 'plain';
  /** The tone of every edge between two nodes that are named here, and not dimmed; none if it is left out. */
  readonly between?: EdgeTone;
  /** The entities that a small picture shows, the most important first; left out if it shows what is selected. */
  readonly shows?: readonly string[];
  /** Whether all that is lit has to be in sight: an open drawer that takes the room for it gives way. */
  readonly needsRoom?: true;
}

export const noFlow: Flow = { sts: null, temporaryKey: null, calls: [] };

/** A highlight with nothing in it, to spread over. */
export const plainHighlight: Highlight = {
  nodes: new Map(),
  edges: new Map(),
  labels: new Map(),
  flow: null,
  rest: 'plain',
};
