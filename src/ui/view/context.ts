import { createContext } from 'svelte';
import type { View } from './view.svelte.ts';

const [get, set] = createContext<View>();

/** Returns the view state of the component's mount. Throws outside a mount. */
export const getView = get;
export const setView = set;
