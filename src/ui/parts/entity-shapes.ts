/**
 * The entities' small pictures: the same shapes as in the account's drawing, on a 24 × 24 grid. Shape and glyph
 * carry the meaning, colour repeats it. `glyph` is filled in the shape's contrast colour; a hollow shape is
 * outlined, and its glyph then takes the entity's colour.
 */
export type EntityIconKind =
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'key'
  | 'temporary-key'
  | 'session'
  | 'service'
  | 'account'
  | 'root'
  | 'sts';

interface EntityShape {
  readonly shape: string;
  readonly glyph: string;
  readonly hollow: boolean;
  readonly dashed: boolean;
  readonly colour: 'user' | 'group' | 'role' | 'policy' | 'key' | 'sts';
}

const circle = 'M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z';
const thinCircle = 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z';
const person =
  'M12 5.6a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2zM12 13c3.4 0 5.6 1.7 5.9 4.2.1.5-.3.9-.8.9H6.9c-.5 0-.9-.4-.8-.9C6.4 14.7 8.6 13 12 13z';
const hat =
  'M8.7 8.1c.2-1.2.8-2 1.7-2 .7 0 1 .4 1.6.4s.9-.4 1.6-.4c.9 0 1.5.8 1.7 2l.6 3.9c-1.1.5-2.4.7-3.9.7s-2.8-.2-3.9-.7l.6-3.9zM4.6 12.3c-.4-.5.2-1.1.8-.8 1.9 1.4 4.2 2 6.6 2s4.7-.6 6.6-2c.6-.3 1.2.3.8.8-1.5 2.5-4.3 4.1-7.4 4.1s-5.9-1.6-7.4-4.1z';
const key =
  'M6.3 8.4a3.6 3.6 0 0 1 3.4 2.5h7.2c.4 0 .7.3.7.7v2.2c0 .4-.3.7-.7.7h-.7c-.4 0-.7-.3-.7-.7v-.7h-1v.4c0 .4-.3.7-.7.7h-.6c-.4 0-.7-.3-.7-.7v-.4H9.7a3.6 3.6 0 1 1-3.4-4.7zm-.3 2.5a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2z';
const hexagon = 'M6.6 2.6h10.8L23 12l-5.6 9.4H6.6L1 12l5.6-9.4z';
const thinHexagon = 'M7.2 3.6h9.6L21.8 12l-5 8.4H7.2L2.2 12l5-8.4z';
const octagon = 'M7.9 1.5h8.2l6.4 6.4v8.2l-6.4 6.4H7.9l-6.4-6.4V7.9l6.4-6.4z';
const labelTag =
  'M2.5 5h13.2c.5 0 1 .2 1.4.6l5.4 6.4-5.4 6.4c-.4.4-.9.6-1.4.6H2.5c-.8 0-1.5-.7-1.5-1.5v-11C1 5.7 1.7 5 2.5 5z';

const solid = { hollow: false, dashed: false } as const;

export const entityShapes: Readonly<Record<EntityIconKind, EntityShape>> = {
  user: { shape: circle, glyph: person, colour: 'user', ...solid },
  group: {
    shape: 'M4.5 3.5h15a3 3 0 0 1 3 3v11a3 3 0 0 1-3 3h-15a3 3 0 0 1-3-3v-11a3 3 0 0 1 3-3z',
    glyph:
      'M8.5 7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6zM15.5 7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6zM8.5 12.4c2.1 0 3.5 1.2 3.7 3 0 .4-.3.700-.6.700H5.4c-.4 0-.6-.3-.6-.7.200-1.8 1.6-3 3.7-3zM15.5 12.4c2.1 0 3.5 1.2 3.7 3 0 .4-.3.700-.6.700h-5.1c.2-1.3-.2-2.4-1-3.2.800-.3 1.9-.5 3-.5z',
    colour: 'group',
    ...solid,
  },
  role: { shape: hexagon, glyph: hat, colour: 'role', ...solid },
  policy: {
    shape: 'M5.5 1.5h9.3l4.7 4.7v15a1.3 1.3 0 0 1-1.3 1.3H5.8a1.3 1.3 0 0 1-1.3-1.3V2.5a1 1 0 0 1 1-1z',
    glyph: 'M7.5 9h9v1.6h-9zM7.5 12.7h9v1.6h-9zM7.5 16.4h6v1.6h-6z',
    colour: 'policy',
    ...solid,
  },
  key: { shape: labelTag, glyph: key, colour: 'key', ...solid },
  'temporary-key': { shape: labelTag, glyph: key, colour: 'key', hollow: true, dashed: true },
  session: { shape: thinHexagon, glyph: hat, colour: 'role', hollow: true, dashed: true },
  service: {
    shape: thinCircle,
    glyph:
      'M10.9 5.8h2.2l.3 1.7 1.2.5 1.4-1 1.6 1.6-1 1.4.5 1.2 1.7.3v2.2l-1.7.3-.5 1.2 1 1.4-1.6 1.6-1.4-1-1.2.5-.3 1.7h-2.2l-.3-1.7-1.2-.5-1.4 1-1.6-1.6 1-1.4-.5-1.2-1.7-.3v-2.2l1.7-.3.5-1.2-1-1.4L8 7l1.4 1 1.2-.5.3-1.7zM12 10.3a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2z',
    colour: 'user',
    hollow: true,
    dashed: false,
  },
  account: { shape: thinCircle, glyph: person, colour: 'user', hollow: true, dashed: false },
  root: {
    shape: circle,
    glyph: 'M5.8 8.3l3.3 2.9L12 6.3l2.9 4.9 3.3-2.9-1.2 7.2H7l-1.2-7.2zM7 16.6h10v1.4H7z',
    colour: 'sts',
    ...solid,
  },
  sts: {
    shape: octagon,
    glyph: 'M12 5.2l5.2 1.9v4c0 3.6-2.2 6-5.2 7.2-3-1.2-5.2-3.6-5.2-7.2v-4L12 5.2z',
    colour: 'sts',
    ...solid,
  },
};
