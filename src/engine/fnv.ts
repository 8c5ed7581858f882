/**
 * FNV-1a over UTF-16 units: a number of 32 bits, the same for a text on every machine. It tells whether a text is another
 * one, not who changed it. `seed`: a number with which it goes on. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fnv(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
