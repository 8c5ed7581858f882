import { gateIds, walkOf, type Why } from '../../../../assume/why/gates.ts';
import { pictureOf } from '../../../../assume/why/picture.ts';
import { gateText } from '../../../../assume/why/tell.ts';
import { themed } from '../../../../graph/drawing/themed.ts';
import { drawGates } from '../../../../graph/gates/draw.ts';
import { type GatesGeometry, gatesFor, narrowestNames } from '../../../../graph/gates/geometry.ts';
import { type Viewport } from '../../../../graph/picture/viewport.ts';
import { linesOf } from '../../../../graph/sheet/lay-out.ts';
import { layer, type Layer, write } from '../../../../graph/stage/layer.ts';
import { type Drawing } from './drawing.ts';

const unmoved: Viewport = { x: 0, y: 0, zoom: 1 };

const [nameSize, nameLine] = [13, 16];

/** The names of the gates, which are buttons on the page: below them, or beside them where they stand below each other. */
function namesOf(why: Why, place: GatesGeometry, width: number): Layer {
  const lines = why.gates.flatMap((gate, at) => {
    const box = place.gates[at];
    if (!box) return [];
    const { title } = gateText(gate, why);
    if (place.isDown)
      return [
        write(title, 88, box.y + box.height / 2, themed.ink, { size: 14, weight: 600, anchor: 'start' }),
      ];
    return linesOf(title, Math.min(2 * place.half, width) - 4, nameSize).map((line, row) =>
      write(line, box.x + box.width / 2, place.height + 10 + row * nameLine, themed.ink2, { size: nameSize }),
    );
  });
  return layer('names', lines);
}

/** The seven gates of an answer; `isAsleep`: as nobody has asked them yet, so that they tell nothing of it. */
export const gatesDrawing =
  (why: Why, isAsleep: boolean): Drawing =>
  ({ width }) => {
    const place = gatesFor(width, gateIds.length, narrowestNames);
    const told = pictureOf(why);
    const asleep = { look: 'notAsked', doors: [], denies: false } as const;
    const picture = isAsleep ? { ...told, gates: gateIds.map(() => asleep), end: null } : told;
    const at = isAsleep ? 0 : walkOf(why).steps.length - 1;
    const height = place.isDown ? place.height : place.height + 10 + 3 * nameLine;
    const layers = [...drawGates(picture, at, place, themed), namesOf(why, place, width)];
    return { layers, size: { width, height }, at: unmoved };
  };
