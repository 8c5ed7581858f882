import { createRequire } from 'node:module';
import type { Plan } from '../../src/exchange/code/built.ts';
import { everything } from '../clients/worlds.ts';
import { planFor } from '../exchange/code/plans.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';

/** The accounts whose code is read, as what they are built from. */
export const exported: readonly (readonly [name: string, plan: Plan])[] = [
  ['the sample', planFor(sampleWorld, 'all', 'sample')],
  ['an account with everything', planFor(everything, 'all', 'everything')],
];

/** Loads a package of this folder. Types that aren't installed everywhere can't be imported: each caller says its own. */
export const tool = createRequire(import.meta.url);

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
