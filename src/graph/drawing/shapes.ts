/** Outlines as SVG path data around (0, 0), in the picture's units. */

interface Corner {
  readonly x: number;
  readonly y: number;
}

const format = (value: number): string => String(Math.round(value * 100) / 100);
const at = ({ x, y }: Corner): string => `${format(x)} ${format(y)}`;

function towards(from: Corner, to: Corner, distance: number): Corner {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(0.5, distance / length);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** A polygon whose corners are rounded off, each by its own distance or by one for all. */
export function rounded(corners: readonly (readonly [number, number, number?])[], radius: number): string {
  const points = corners.map(([x, y]) => ({ x, y }));
  const parts = points.map((corner, i) => {
    const before = points[(i + points.length - 1) % points.length] ?? corner;
    const after = points[(i + 1) % points.length] ?? corner;
    const cut = corners[i]?.[2] ?? radius;
    const [start, end] = [towards(corner, before, cut), towards(corner, after, cut)];
    return `${i === 0 ? 'M' : 'L'}${at(start)}Q${at(corner)} ${at(end)}`;
  });
  return `${parts.join('')}z`;
}

export function ellipse(width: number, height: number): string {
  const [rx, ry] = [width / 2, height / 2];
  return `M${format(-rx)} 0A${format(rx)} ${format(ry)} 0 1 1 ${format(rx)} 0A${format(rx)} ${format(ry)} 0 1 1 ${format(-rx)} 0z`;
}

export function rectangle(width: number, height: number, radius: number): string {
  const [x, y] = [width / 2, height / 2];
  return rounded(
    [
      [-x, -y],
      [x, -y],
      [x, y],
      [-x, y],
    ],
    radius,
  );
}

export function hexagon(width: number, height: number, radius: number): string {
  const [x, y] = [width / 2, height / 2];
  return rounded(
    [
      [-x, 0],
      [-x / 2, -y],
      [x / 2, -y],
      [x, 0],
      [x / 2, y],
      [-x / 2, y],
    ],
    radius,
  );
}

export function octagon(size: number, radius: number): string {
  const r = size / 2;
  const c = r * 0.42;
  return rounded(
    [
      [-r, -c],
      [-c, -r],
      [c, -r],
      [r, -c],
      [r, c],
      [c, r],
      [-c, r],
      [-r, c],
    ],
    radius,
  );
}

/** A tag whose tip points to its owner at the right. */
export function tag(width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  const shoulder = x - y * 0.86;
  return rounded(
    [
      [-x, -y, 5],
      [shoulder, -y, 4],
      [x, 0, 3],
      [shoulder, y, 4],
      [-x, y, 5],
    ],
    4,
  );
}

const fold = 12;

/** A page with its upper right corner folded. */
export function page(width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  return rounded(
    [
      [-x, -y, 4],
      [x - fold, -y, 2],
      [x, -y + fold, 2],
      [x, y, 4],
      [-x, y, 4],
    ],
    4,
  );
}

/** The fold itself, drawn over the page. */
export function pageFold(width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  return rounded(
    [
      [x - fold, -y + 0.6, 1],
      [x - 0.6, -y + fold, 1],
      [x - fold, -y + fold, 3],
    ],
    1,
  );
}
