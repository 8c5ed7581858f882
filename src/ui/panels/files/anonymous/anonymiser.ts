import { isExampleAccount } from '../../../../engine/index.ts';
import type { Anonymous } from '../../../../exchange/link/anonymise.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

/** Whether an account may be a real one: it was imported, or its number isn't one of AWS's examples. */
export const looksImported = ({ workspace, history }: Playground): boolean =>
  !isExampleAccount(workspace.account) ||
  history.some(({ command }) => command.type === 'load' && !['sample', 'empty'].includes(command.source));

/** Makes states anonymous for one opened dialog: all that it shows and sends has the same made-up names. */
export function anonymiser(): (state: LinkState) => Promise<Anonymous> {
  const loading = import('../../../../exchange/link/anonymise.ts');
  const drawing = loading.then(({ newDraws }) => newDraws());
  // Each use reports a failure where somebody waits for it.
  drawing.catch(() => undefined);
  return async (state) => {
    const { anonymise } = await loading;
    return anonymise(state, await drawing);
  };
}

/** Draws what a state shows; null if it can't be drawn, as a link works without a picture, too. */
export async function drawnState(state: LinkState): Promise<Pictured | null> {
  const { pictureOfState } = await import('../share/picture-of-state.ts');
  return pictureOfState(state, { width: Math.min(innerWidth, 820), height: 620 }).catch(() => null);
}
