/** A picture's pixels as places in a list of at most 256 colours. */
export interface FewColours {
  /** Each colour as 0xRRGGBB. */
  readonly colours: readonly number[];
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** The most colours that one byte tells apart. */
const most = 256;

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  // The eye sees green best, and blue least.
  return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

/** Returns the colours by how often they are there, the commonest first. */
function commonest(rgba: Uint8ClampedArray): number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
}

/** How far apart two chosen colours are at least, from strict to lax: the first that fills the list is taken. */
const apart = [3000, 1200, 500, 200, 80, 0];

/** Chooses colours for all: the commonest, but none that is hardly different from one that is chosen already. */
function chosen(ordered: readonly number[]): readonly number[] {
  if (ordered.length <= most) return ordered;
  const colours: number[] = [];
  for (const least of apart) {
    for (const colour of ordered) {
      if (colours.length === most) return colours;
      if (colours.every((one) => distance(one, colour) > least)) colours.push(colour);
    }
  }
  return colours;
}

const nearest = (colour: number, colours: readonly number[]): number => {
  let best = 0;
  for (let at = 1; at < colours.length; at++)
    if (distance(colours[at] ?? 0, colour) < distance(colours[best] ?? 0, colour)) best = at;
  return best;
};

/**
 * Turns opaque pixels into places in a list of colours. A picture of the page has a few dozen colours and the shades
 * between them at the edges of its letters, so hardly a pixel changes. Written by hand: the libraries for it are made
 * for photographs, and none is maintained.
 */
export function fewColours(rgba: Uint8ClampedArray): FewColours {
  const ordered = commonest(rgba);
  const colours = chosen(ordered);
  const places = new Map(ordered.map((colour) => [colour, nearest(colour, colours)]));
  const pixels = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < pixels.length; at++) {
    const from = 4 * at;
    const colour = ((rgba[from] ?? 0) << 16) | ((rgba[from + 1] ?? 0) << 8) | (rgba[from + 2] ?? 0);
    pixels[at] = places.get(colour) ?? 0;
  }
  return { colours, pixels };
}
