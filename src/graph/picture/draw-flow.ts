import { picture as words } from '#words/graph.ts';
import { nodeSize, plainAppearance } from '../drawing/node-appearance.ts';
import type { Flow, FlowCall, NodeTone } from './highlight.ts';
import { STS } from './highlight.ts';
import type { Palette } from '../drawing/palette.ts';
import { doorId } from '../cloakroom/furniture.ts';
import { callWay } from '../cloakroom/lines.ts';
import type { Room } from '../cloakroom/room.ts';
import { edgeLabelSize } from '../drawing/metrics.ts';
import { straight } from './route.ts';
import type { Scene, SceneEdge, SceneNode } from './scene.ts';
import { placeWhereTight } from './tight-label.ts';

/** Where a new key lands beside its caller, in the picture's units. */
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

function callEdge(
  call: FlowCall,
  nodes: ReadonlyMap<string, SceneNode>,
  palette: Palette,
  room: Room | undefined,
  textScale: number,
): SceneEdge | null {
  const [source, target] = [nodes.get(call.from), nodes.get(call.to)];
  if (!source || !target) return null;
  const way = room ? callWay(source, target, room) : null;
  const colour = call.tone === 'plain' ? palette.ink : palette[call.tone];
  return {
    id: `flow:call:${call.from}>${call.to}`,
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
            ...(way === null && placeWhereTight(call.label, source, target, textScale)),
            size: edgeLabelSize * textScale,
          },
    emphasis: 'hot',
    moving: false,
  };
}

/** What stands in the picture only while a flow is told: STS between caller and role, the new key, the calls. */
export function drawFlow(
  flow: Flow | null,
  nodes: ReadonlyMap<string, SceneNode>,
  standsFor: (id: string) => string | null,
  { palette, textScale = 1 }: { readonly palette: Palette; readonly textScale?: number },
  room?: Room,
): Scene {
  if (!flow) return { nodes: [], edges: [] };
  const drawn = (id: string): SceneNode | undefined => nodes.get(standsFor(id) ?? id);
  const guests = new Map<string, SceneNode>();
  // Where there is a room, its door is STS.
  const door = room && nodes.get(doorId);
  if (door) guests.set(STS, door);
  else if (flow.sts) {
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
  const resolved = (id: string): string => (id === STS ? STS : (standsFor(id) ?? id));
  guests.delete(door ? STS : '');
  const edges = flow.calls.flatMap((call) => {
    const edge = callEdge(
      { ...call, from: resolved(call.from), to: resolved(call.to) },
      all,
      palette,
      room,
      textScale,
    );
    return edge ? [edge] : [];
  });
  return { nodes: [...guests.values()].map((node) => ({ ...node, textScale })), edges };
}
