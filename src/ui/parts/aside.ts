import { getContext, setContext } from 'svelte';

const key = Symbol('aside');

/**
 * Tells the dialogs made in this component when they are set aside: they are hidden for a while and keep their typed
 * text.
 */
export const setAside = (isAside: () => boolean): void => void setContext(key, isAside);

/** Returns a function that tells whether the dialogs are set aside now. */
export const asideHere = (): (() => boolean) => getContext<(() => boolean) | undefined>(key) ?? (() => false);
