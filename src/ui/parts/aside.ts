import { getContext, setContext } from 'svelte';

const key = Symbol('aside');

/** Says when the dialogs made in here are out of sight for a while: they stay as they are, with what was typed. */
export const setAside = (isAside: () => boolean): void => void setContext(key, isAside);

/** Whether dialogs stand aside now. */
export const asideHere = (): (() => boolean) => getContext<(() => boolean) | undefined>(key) ?? (() => false);
