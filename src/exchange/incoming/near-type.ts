import { modelledTypes } from '../../engine/cloudformation/index.ts';
import { closeMatches } from '../../words/close-matches.ts';

/** Letters that may be wrong, missing or too many. */
const most = 2;

/** The modelled type that is written almost like another one, which isn't modelled; null if there is none. */
export function nearType(type: string): string | null {
  const types = new Map(
    modelledTypes
      .filter((one) => Math.abs(one.length - type.length) <= most)
      .map((one) => [one.toLowerCase(), one]),
  );
  const [near] = closeMatches(type.toLowerCase(), [...types.keys()], 1 - most / type.length, 1);
  return types.get(near ?? '') ?? null;
}
