import { picture as words } from '#words/graph.ts';
import { doorId } from '../cloakroom/furniture.ts';
import type { Lines } from '../cloakroom/lines.ts';
import type { Wish } from '../cloakroom/ways.ts';
import { edgeLabelSize } from '../drawing/metrics.ts';
import { nodeSize, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { Flow, FlowCall, NodeTone } from './highlight.ts';
import { STS } from './highlight.ts';
import { placeWhereTight } from './labels.ts';
import { straight } from './route.ts';
import type { Scene, SceneEdge, SceneNode } from './scene.ts';

/** The distance of a new key from its caller, in the picture's units. */
const beside = { x: 74, y: -48 };
const temporaryKey = 'flow:key';

function guest(
  id: string,
  kind: SceneNode['kind'],
  x: number,
  y: number,
  label: string,
  tone: NodeTone,
): SceneNode {
  return {
    id,
    kind,
    x,
    y,
    ...nodeSize(kind),
    appearance: plainAppearance(kind),
    label,
    sublabel: null,
    emphasis: tone === 'dim' ? 'rest' : 'hot',
    glow: tone === 'denied' ? 'deny' : tone === 'pulse' ? 'accent' : null,
    textScale: 1,
    ring: null,
    draggable: false,
  };
}

const callId = ({ from, to }: Pick<FlowCall, 'from' | 'to'>): string => `flow:call:${from}>${to}`;

function callEdge(
  call: FlowCall,
  nodes: ReadonlyMap<string, SceneNode>,
  palette: Palette,
  lines: Lines | null,
  textScale: number,
): SceneEdge | null {
  const [source, target] = [nodes.get(call.from), nodes.get(call.to)];
  if (!source || !target) return null;
  const way = lines?.wayOf(callId(call), 'solid')?.route ?? null;
  const colour = call.tone === 'plain' ? palette.ink : palette[call.tone];
  return {
    id: callId(call),
    kind: 'call',
    source: source.id,
    target: target.id,
    route: way ?? straight(source, target),
    colour,
    width: 3,
    line: 'solid',
    head: call.tone === 'deny' ? 'tee' : 'triangle',
    headColour: colour,
    label:
      call.label === null
        ? null
        : {
            text: call.label,
            colour,
            nearTarget: false,
            nearSource: way !== null,
            pill: true,
            ...(way === null && placeWhereTight(call.label, source, target, textScale)),
            size: edgeLabelSize * textScale,
          },
    emphasis: 'hot',
    moving: false,
    glow: true,
  };
}

/** The calls of a flow, between drawn nodes. In a picture with a room, its door stands for STS. */
function callsOf(flow: Flow | null, standsFor: (id: string) => string | null, sts: string): FlowCall[] {
  const resolved = (id: string): string => (id === STS ? sts : (standsFor(id) ?? id));
  return (flow?.calls ?? []).map((call) => ({ ...call, from: resolved(call.from), to: resolved(call.to) }));
}

/** The lines that the calls of a flow want in a house. */
export const callWishes = (flow: Flow | null, standsFor: (id: string) => string | null): Wish[] =>
  callsOf(flow, standsFor, doorId).map((call) => ({
    id: callId(call),
    kind: 'call',
    source: call.from,
    target: call.to,
    look: 'call',
  }));

/** Draws the things that exist only during a flow: STS between caller and role, the new key, the calls. */
export function drawFlow(
  flow: Flow | null,
  nodes: ReadonlyMap<string, SceneNode>,
  standsFor: (id: string) => string | null,
  { palette, textScale = 1 }: { readonly palette: Palette; readonly textScale?: number },
  lines: Lines | null = null,
): Scene {
  if (!flow) return { nodes: [], edges: [] };
  const drawn = (id: string): SceneNode | undefined => nodes.get(standsFor(id) ?? id);
  const guests = new Map<string, SceneNode>();
  const hasDoor = nodes.has(doorId);
  if (flow.sts && !hasDoor) {
    const [from, to] = [drawn(flow.sts.between[0]), drawn(flow.sts.between[1])];
    if (from && to) {
      const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
      guests.set(STS, guest(STS, 'sts', x, y, words.sts, flow.sts.tone));
    }
  }
  const owner = flow.temporaryKey ? drawn(flow.temporaryKey.beside) : undefined;
  if (flow.temporaryKey && owner) {
    const { label } = flow.temporaryKey;
    guests.set(
      temporaryKey,
      guest(temporaryKey, 'temporaryKey', owner.x + beside.x, owner.y + beside.y, label, 'lit'),
    );
  }
  const all = new Map([...nodes, ...guests]);
  const edges = callsOf(flow, standsFor, hasDoor ? doorId : STS).flatMap((call) => {
    const edge = callEdge(call, all, palette, lines, textScale);
    return edge ? [edge] : [];
  });
  return { nodes: [...guests.values()].map((node) => ({ ...node, textScale })), edges };
}
