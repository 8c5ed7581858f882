import type { WorldCaller } from '../../../../engine/access/index.ts';
import type { Caller, Change, ServiceAction } from '../../../../engine/index.ts';
import { worldFrom } from '../../../../engine/index.ts';
import type { KnownService, ToldAccess } from './told-access.ts';
import { toldAccess } from './told-access.ts';

/** A caller, and one to compare with, in the account of these rows. */
export interface AccessRequest {
  readonly rows: readonly Change[];
  readonly caller: Caller;
  readonly other: Caller | null;
  /** The actions of the services that the policies name. */
  readonly actions: readonly ServiceAction[];
  readonly services: readonly KnownService[];
}

/** `ready` comes once, before any request is answered. */
export type AccessAnswer = 'ready' | { readonly told: ToldAccess } | { readonly failure: string };

/** Works out all that a caller may do. */
export function workOut({ rows, caller, other, ...known }: AccessRequest): ToldAccess {
  const world = worldFrom(rows);
  const asker: WorldCaller = { world, caller };
  return toldAccess({ asker, other: other && { world, caller: other }, ...known });
}
