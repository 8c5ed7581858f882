import type { World } from './world/world.ts';

/** Returns the name of an account, where one was given; its 12 digits otherwise. */
export const accountName = ({ tables }: World, id: string): string => tables.accounts.get(id)?.name ?? id;
