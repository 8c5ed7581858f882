import type { ServiceAction } from '../actions/catalog.ts';
import type { World } from '../world/world.ts';
import { difference, subjectOf } from './access.ts';
import { servicesNamedBy } from './actions-named.ts';
import type { Possible } from './cells/callers.ts';
import { tokenOf, waysOf } from './cells/callers.ts';
import type { Cell, Cells } from './cells/cells.ts';
import { cellsOf } from './cells/cells.ts';
import type { Scope, WorldCaller } from './cells/together.ts';
import { universeOf } from './cells/together.ts';
import type { TouchedKind } from './touched.ts';

/** All that callers of one kind gain and lose by a change. Answers of cells: before, after; one alone if only that side is. */
export interface KindGains {
  readonly kind: TouchedKind;
  readonly before: WorldCaller | null;
  readonly after: WorldCaller | null;
  readonly gained: readonly Cell[];
  readonly lost: readonly Cell[];
  /** Cells whose answer isn't known before or after, and isn't the same. */
  readonly open: readonly Cell[];
  readonly isBounded: boolean;
}

/** Somebody as they call in a world: under the name that they have there, with a token as its provider gives it there. */
function callerIn(world: World, { way, caller }: Possible): WorldCaller {
  const own = waysOf(world, caller.principalId ?? '', true).find((one) => one.way === way);
  const holder = caller.federation && tokenOf(world, caller.federation.principal);
  return { world, caller: own?.caller ?? holder ?? caller };
}

/**
 * The worlds in which a kind is asked; null where it isn't there. Whoever holds a key or a password has by it all that it
 * may; a second factor gives what isn't had without it.
 */
function sidesOf({ who, of, isBefore, isAfter }: TouchedKind, before: World, after: World) {
  const [first] = who;
  if (!first) throw new Error('A kind has nobody');
  const side = (world: World, isThere: boolean): WorldCaller | null => {
    if (isThere || of === 'thing') return callerIn(world, first);
    return of === 'way' && first.way === 'mfa' ? callerIn(world, { ...first, way: 'password' }) : null;
  };
  return { before: side(before, isBefore), after: side(after, isAfter) };
}

/** The services whose actions have to be told apart one by one for a kind, in lower case. */
export function servicesToList(kind: TouchedKind, before: World, after: World): readonly string[] {
  if (kind.services) return kind.services;
  const sides = sidesOf(kind, before, after);
  return servicesNamedBy([sides.before, sides.after].filter((side) => side !== null));
}

/** The requests that may be decided otherwise; null if there is none. */
function scopeOf(
  { services, resources }: TouchedKind,
  all: readonly ServiceAction[],
  known: readonly string[],
): Scope | null {
  const onlyResources = resources ? { onlyResources: resources } : {};
  if (!services) return { actions: all, known, ...onlyResources };
  const actions = all.filter(({ id }) => services.includes(id.slice(0, id.indexOf(':'))));
  if (actions.length === 0) return null;
  return { actions, onlyActions: actions.map(({ id }) => id), ...onlyResources };
}

/** The cells that policies allow: nobody gains by coming what needs no permission. */
const allowed = ({ cells }: Cells): readonly Cell[] =>
  cells.filter(({ answers: [answer] }) => answer?.verdict === 'allow' && answer.decidedBy !== 'public');

/** Finds what the callers of a kind gain and lose. `actions`: those of the services of `servicesToList`, or more. `known`: the names of further ones. */
export function gainsOf(
  kind: TouchedKind,
  worlds: { readonly before: World; readonly after: World },
  actions: readonly ServiceAction[],
  known: readonly string[] = [],
): KindGains {
  const sides = sidesOf(kind, worlds.before, worlds.after);
  const nothing = { kind, ...sides, gained: [], lost: [], open: [], isBounded: false };
  const scope = scopeOf(kind, actions, known);
  if (!scope) return nothing;
  const { before, after } = sides;
  if (before && after) {
    const found = difference(before, after, scope);
    // A thing that came takes nothing from anybody, and one that went gives nothing.
    const gained = kind.isAfter ? found.gained : [];
    const lost = kind.isBefore ? found.lost : [];
    return { ...nothing, gained, lost, open: found.open, isBounded: found.isBounded };
  }
  const only = after ?? before;
  if (!only) return nothing;
  const all = cellsOf([subjectOf(only)], universeOf(scope));
  const cells = { [after ? 'gained' : 'lost']: allowed(all) };
  return { ...nothing, ...cells, isBounded: all.isBounded };
}
