const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** How many different ids can be made of each length. */
export const madeIds = letters.length ** 3;

/**
 * Makes the letters of a unique id behind its prefix. All of them follow from the first three: so a link names the id
 * in three. Links hold such ids, so never change what follows. `number` is below `madeIds`.
 */
export function madeId(number: number, length: number): string {
  let made = '';
  for (let rest = number, at = 0; at < 3; at++, rest = Math.floor(rest / letters.length))
    made += letters.charAt(rest % letters.length);
  let state = Math.imul(number + 1, 0x9e3779b1);
  while (made.length < length) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    made += letters.charAt((state >>> 7) & 31);
  }
  return made;
}

/** Returns all letters of a made-up id of that length from its first three. */
export function idFrom(first: string, length: number): string | null {
  let number = 0;
  for (const letter of [...first].reverse()) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    number = number * letters.length + value;
  }
  return first.length === 3 ? madeId(number, length) : null;
}
