import type { ShapeName } from './look.ts';

/** A shape on the 24 × 24 grid of the small pictures. */
interface SmallShape {
  /** Drawn by hand, since every pixel counts at a size of 16. An outlined one leaves room for its line. */
  readonly filled: string;
  readonly outlined: string;
}

const alike = (path: string): SmallShape => ({ filled: path, outlined: path });

const box =
  'M5 2.5h14A2.5 2.5 0 0 1 21.5 5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5z';

/** The shapes of lists, which no picture of an account needs. */
export const smallShapes: { readonly [S in ShapeName]: SmallShape } = {
  circle: {
    filled: 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z',
    outlined: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  },
  group: {
    filled:
      'M4.5 3.5h15a3.5 3.5 0 0 1 3.5 3.5v10a3.5 3.5 0 0 1-3.5 3.5h-15a3.5 3.5 0 0 1-3.5-3.5V7a3.5 3.5 0 0 1 3.5-3.5z',
    outlined: box,
  },
  hexagon: {
    filled:
      'M7 2.3h10a1.6 1.6 0 0 1 1.4.8l4.3 8.1a1.6 1.6 0 0 1 0 1.6l-4.3 8.1a1.6 1.6 0 0 1-1.4.8H7a1.6 1.6 0 0 1-1.4-.8L1.3 12.8a1.6 1.6 0 0 1 0-1.6l4.3-8.1A1.6 1.6 0 0 1 7 2.3z',
    outlined: 'M7.2 3.4h9.6l4.7 8.6-4.7 8.6H7.2L2.5 12l4.7-8.6z',
  },
  octagon: alike('M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z'),
  page: alike('M5.5 1.5h8.7l5.3 5.3v14.4a1.3 1.3 0 0 1-1.3 1.3H5.8a1.3 1.3 0 0 1-1.3-1.3V2.5a1 1 0 0 1 1-1z'),
  tag: alike(
    'M2.5 4.5h12.7c.6 0 1.1.2 1.5.7L23 12l-6.3 6.8c-.4.5-.9.7-1.5.7H2.5c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5z',
  ),
  box: alike(box),
  pill: alike('M8 4.5h8a7.5 7.5 0 0 1 0 15H8a7.5 7.5 0 0 1 0-15z'),
  file: alike(
    'M6.5 2h11A1.5 1.5 0 0 1 19 3.5v17a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 20.5v-17A1.5 1.5 0 0 1 6.5 2z',
  ),
};
