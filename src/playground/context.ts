import { createContext } from 'svelte';
import type { Playground } from './playground.svelte.ts';

const [get, set] = createContext<Playground>();

/** The playground of the mount that this component belongs to. Throws outside of one. */
export const getPlayground = get;
export const setPlayground = set;
