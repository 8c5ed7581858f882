import { createContext } from 'svelte';
import type { View } from './view.svelte.ts';

const [get, set] = createContext<View>();

/** The view state of the mount that this component belongs to. Throws outside of one. */
export const getView = get;
export const setView = set;
