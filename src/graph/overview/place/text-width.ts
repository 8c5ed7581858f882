import { cutMiddle } from '../../drawing/fit-bold.ts';

/** Estimates a letter's width in the page's face at 13 px, semi-bold: near enough to know what fits. */
function widthOf(letter: string): number {
  if (/[iljtfrI.,:;'|()[\]! -]/.test(letter)) return 4.3;
  if (/[mwMW@]/.test(letter)) return 11;
  return /[A-Z0-9_]/.test(letter) ? 8.2 : 7.2;
}

const share = { bold: 1, plain: 0.94 } as const;

export const textWidth = (text: string, weight: keyof typeof share = 'bold'): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * share[weight];

/** The text, or as much of its beginning as fits with an ellipsis. `room` in pixels. */
export function clipped(text: string, room: number, weight: keyof typeof share = 'bold'): string {
  if (textWidth(text, weight) <= room) return text;
  let left = room - 11;
  let end = 0;
  for (const letter of text) {
    left -= widthOf(letter) * share[weight];
    if (left < 0) break;
    end += letter.length;
  }
  return `${text.slice(0, Math.max(1, end)).trimEnd()}…`;
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
