import { clearRoomName, furnish } from '../cloakroom/furniture.ts';
import { inRoom } from '../cloakroom/in-room.ts';
import { Lines, wishOf } from '../cloakroom/lines.ts';
import { wordsOnLines } from '../cloakroom/words-on-lines.ts';
import type { GraphModel } from '../model/graph-model.ts';
import { type DrawOptions, drawScene, type Furnishing } from './draw-scene.ts';
import { callWishes, drawFlow } from './draw-flow.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';
import type { Picture } from './stacks.ts';

const furnishing: Furnishing = {
  inRoom,
  furnish,
  clearRoomName,
  linesIn: (room, nodes, edges, flow, standsFor) =>
    new Lines(room, nodes, [...edges.map(wishOf), ...callWishes(flow, standsFor)]),
  drawFlow,
  wordsOnLines,
};

/** Draws any picture: in columns or as a house, with what a story or a decision lights up in it. Pure. */
export const draw = (model: GraphModel, picture: Picture, layout: Layout, options: DrawOptions): Scene =>
  drawScene(model, picture, layout, options, furnishing);
