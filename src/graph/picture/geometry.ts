export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const boxAt = ({ x, y }: Point, { width, height }: Size, by = 0): Bounds => ({
  left: x - width / 2 - by,
  right: x + width / 2 + by,
  top: y - height / 2 - by,
  bottom: y + height / 2 + by,
});

export const meet = (a: Bounds, b: Bounds): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const holds = ({ left, right, top, bottom }: Bounds, { x, y }: Point): boolean =>
  x > left && x < right && y > top && y < bottom;
