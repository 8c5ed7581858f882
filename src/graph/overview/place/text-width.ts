import { cutMiddle, widthOf, widthsOf } from '../../drawing/letter-widths.ts';

/** The size of all these texts, in pixels. */
const size = 13;

export const textWidth = (text: string, weight: 'bold' | 'plain' = 'bold'): number =>
  widthOf(text, size, weight === 'bold');

/** The text, or as much of its beginning as fits with an ellipsis. `room` in pixels. */
export function clipped(text: string, room: number, weight: 'bold' | 'plain' = 'bold'): string {
  if (textWidth(text, weight) <= room) return text;
  const letters = [...text];
  const left = room - textWidth('…', weight);
  const over = widthsOf(letters, size, weight === 'bold').findIndex((one) => one > left);
  return `${letters
    .slice(0, Math.max(1, over - 1))
    .join('')
    .trimEnd()}…`;
}

/** The name, or as much of its beginning and its end as fits. `room` in pixels. */
export function clippedName(name: string, room: number): string {
  const letters = [...name];
  for (let kept = letters.length; kept > 2; kept--) {
    const cut = cutMiddle(letters, kept);
    if (textWidth(cut) <= room) return cut;
  }
  return cutMiddle(letters, 2);
}
