import type { Change } from '../../engine/index.ts';
import type { Fields } from '../details-fields.ts';
import { type Form, orderLanes, type Region, type PictureState } from './link-state.ts';
import { short } from './bounded-fields.ts';
import { numberedRows } from './row-numbers.ts';
import { mostNamed } from './written-picture.ts';

const longest = 2048;
/** Thousandths: a picture is looked at from ten times its size away at most, and so near. */
const farthest = 10_000;

function namedIn(fields: Fields, field: string, keys: readonly string[], most = mostNamed): string[] {
  const list = fields.value(field) ?? [];
  if (!Array.isArray(list) || list.length > most)
    throw fields.wrong(field, `must be a list of at most ${most}`);
  return list.map((one: unknown, index) => {
    const id = typeof one === 'number' ? keys[one] : one;
    if (typeof id !== 'string' || id.length > longest)
      throw fields.wrong(`${field}[${index}]`, 'must be the number of a row, or text');
    return id;
  });
}

function regionIn(fields: Fields): Region {
  fields.only('of', 'x', 'y', 'width', 'height');
  const of = fields.text('of');
  if (of !== 'whole' && of !== 'small' && of !== 'counts')
    throw fields.wrong('of', 'must be whole, small or counts');
  const within = (field: string, least: number): number => {
    const number = fields.number(field);
    if (number === undefined || !Number.isSafeInteger(number) || number < least || number > farthest)
      throw fields.wrong(field, `must be a whole number from ${least} to ${farthest}`);
    return number;
  };
  return {
    of,
    x: within('x', -farthest),
    y: within('y', -farthest),
    width: within('width', 1),
    height: within('height', 1),
  };
}

/** How the picture stood. Ids that nothing has are left to the drawing. */
export function readPicture(fields: Fields, rows: ReadonlyMap<string, Change>, form: Form): PictureState {
  const isFourth = form === 'd4';
  fields.only('order', 'opened', 'trail', 'region', 'frame', ...(isFourth ? ['organization'] : []));
  const keys = numberedRows(rows.values());
  const [order, trail, region] = ['order', 'trail', 'region'].map((field) => fields.object(field));
  order?.only(...orderLanes);
  trail?.only('open', 'ids');
  const open = trail?.value('open') === undefined ? null : trail.needed('open');
  if (open !== null && open.length > longest) throw fields.wrong('trail.open', 'is too long');
  return {
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) =>
          order.value(lane) === undefined ? [] : [[lane, namedIn(order, lane, keys)]],
        ),
      ),
    }),
    ...(fields.value('opened') !== undefined && { opened: namedIn(fields, 'opened', keys, 60) }),
    ...(trail && { trail: { open, ids: namedIn(trail, 'ids', keys, 8) } }),
    ...(region && { region: regionIn(region) }),
    ...(fields.value('frame') !== undefined && { frame: short(fields, 'frame') }),
    ...(isFourth && fields.flag('organization') === true && { organization: true }),
  };
}
