import { endpointSize, type EndpointMark } from '../picture/endpoint-mark.ts';
import { fit } from '../stage/layer.ts';
import type { FlowLayout } from './place/place-flow.ts';
import { blockWith } from './place/rows.ts';

/** The height above an account's counts in which the mark stands, in CSS pixels: they leave no room between them. */
export const endpointRoom = 34;
const margin = 8;
/** How far beside a column the line runs. */
const beside = 6;

/**
 * Places the mark of the VPC endpoint through which calls come above an account's counts. A line leads from it to the
 * block that counts who acts, beside the column, where there are no words; without such a block it stands alone.
 * `acting`: the id of who acts, or null.
 */
export function endpointAbove(layout: FlowLayout, acting: string | null, text: string): EndpointMark {
  const { width } = layout.room;
  const { letters } = endpointSize('');
  const told = fit(text, width - 2 * margin - endpointSize('').width, letters);
  const size = endpointSize(told);
  const row = blockWith(layout.blocks.values(), acting === null ? [] : [acting]);
  // In a wide picture the row past the groups reaches into the gap between users and roles.
  const isAtLeft = row?.block.column === 'users' || layout.isNarrow;
  const edge = row ? (isAtLeft ? row.x : row.x + row.width) : 0;
  const lineX = isAtLeft ? edge - beside : edge + beside;
  const left = Math.max(margin, Math.min(width - margin - size.width, lineX - size.height));
  const at = { x: left + size.width / 2, y: -endpointRoom / 2 };
  const y = row ? row.y + row.bar / 2 : 0;
  // Where the column begins at the picture's edge the line leaves the mark at its end.
  const isAtEdge = lineX < left + size.height / 2;
  const leaves = isAtEdge
    ? [
        { x: left, y: at.y },
        { x: lineX, y: at.y },
      ]
    : [{ x: lineX, y: at.y + size.height / 2 }];
  return {
    text: told,
    at,
    ...size,
    line: row ? [...leaves, { x: lineX, y }, { x: edge, y }] : null,
  };
}
