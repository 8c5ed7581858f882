import type { LinkState } from './link-state.ts';

export function anonymise(state: LinkState): LinkState {
  return state;
}
