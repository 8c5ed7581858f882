import type { ServiceAction } from '../actions/catalog.ts';
import type { Caller } from '../call/call.ts';
import { parseArn } from '../arn.ts';
import { resourcePolicyOf, trustPolicyOf } from '../policy/attached-policies.ts';
import { gatherLayers } from '../policy/layers.ts';
import type { PolicyLayers } from '../policy/layers.ts';
import { matchPrincipal, namesOf } from '../policy/principals.ts';
import { resourceOf, trustedRole } from '../policy/resources.ts';
import type { World } from '../world/world.ts';
import type { Possible, Way } from './cells/callers.ts';
import type { Cell } from './cells/cells.ts';
import { cellsOf } from './cells/cells.ts';
import { asksWho, hasHolders, knownAs, Numbers, possibleCallers } from './who-is-alike.ts';
import type { AttachedPolicy } from '../policy/document.ts';
import type { WorldFacts } from './cells/world-facts.ts';
import { rolePoint, taggedPoints } from './cells/world-facts.ts';
import { WorldSubject } from './cells/world-subject.ts';

/** Callers who reach a resource alike. */
export interface Reach {
  readonly way: Way;
  /** The ARNs of users, roles, root users and outsiders; the name of a service, or of a token's provider; empty for somebody who signs nothing. */
  readonly who: readonly string[];
  /** One of them, whom the cells' witnesses are asked as. */
  readonly caller: Caller;
  readonly cells: readonly Cell[];
}

export interface Reaches {
  /** Everybody who may, at least under some condition, or whose answer isn't known. */
  readonly reaches: readonly Reach[];
  /** How many kinds of callers were asked: callers of a kind differ in nothing that decides. */
  readonly kinds: number;
}

const all = ({
  identity,
  boundary,
  session,
  scp,
  rcp,
  resource,
}: PolicyLayers): readonly AttachedPolicy[] => [
  ...[identity, boundary, session].flatMap((own) => own ?? []),
  ...[...(scp ?? []), ...(rcp ?? [])].flatMap(({ policies }) => policies),
  ...(resource?.policy ? [resource.policy] : []),
];

/** The facts of one resource alone, for questions about nothing else. */
export function factsAbout(world: World, action: string, resource: string): WorldFacts {
  const row = resourceOf(world, resource);
  const role = trustedRole(world, parseArn(resource)?.account ?? '', action, resource);
  const policy = row ? resourcePolicyOf(world, row) : role ? trustPolicyOf(world, role) : null;
  const exists = (row && row.kind !== 'bucket') || taggedPoints(world).some(({ arn }) => arn === resource);
  return {
    policies: policy ? [policy] : [],
    families: [],
    points: exists ? [{ arn: resource, facts: '' }] : [],
    roles: role ? [rolePoint(role)] : [],
    tagged: [],
    things: [resource],
    isBounded: false,
  };
}

/** Asks about one action on one resource for every caller. */
class Asking {
  readonly #world: World;
  readonly #action: string;
  readonly #resource: string;
  readonly #facts: WorldFacts;
  readonly #numbers = new Numbers();
  readonly callers: readonly Possible[];

  constructor(world: World, action: string, resource: string) {
    this.#world = world;
    this.#action = action;
    this.#resource = resource;
    this.#facts = factsAbout(world, action, resource);
    this.callers = possibleCallers(world, this.#facts.policies).filter(
      ({ way, caller }) => way !== 'token' || hasHolders(world, caller.arn),
    );
  }

  /** All that can decide about a caller: two with the same kind are answered alike. */
  kindOf({ way, caller }: Possible): string {
    const layers = gatherLayers(this.#world, caller, this.#action, this.#resource);
    const { identity, boundary, session, scp, rcp, resource } = layers;
    const names = namesOf(this.#world, caller);
    const named = this.#facts.policies.flatMap(({ document }) =>
      document.statements.map(({ principals }) => (principals ? matchPrincipal(principals, names) : null)),
    );
    const own = [identity, boundary, session].map((policies) =>
      policies ? this.#numbers.of(policies) : '-',
    );
    const levels = [scp, rcp].map((ceilings) =>
      (ceilings ?? []).map(({ policies }) => this.#numbers.of(policies)).join('/'),
    );
    const self = all(layers).some(asksWho) ? caller.arn : '';
    const isSelf = resource?.isSelf ?? false;
    return [way, caller.account, ...own, ...levels, ...named, names.hasBoundary, isSelf, self].join(';');
  }

  cellsOf({ caller }: Possible, actions: readonly ServiceAction[]): readonly Cell[] {
    const subject = new WorldSubject({ world: this.#world, caller }, this.#facts);
    const only = { onlyActions: [this.#action], onlyResources: [this.#resource] };
    return cellsOf([subject], { actions, ...only }).cells;
  }
}

/**
 * Everybody who reaches a resource by an action, from the resource's side: the identities that are held in each way that
 * they can call, those outside whom its policy names, holders of tokens among them, somebody of an account that it doesn't
 * name, and somebody who signs nothing. `actions`: those of the action's service.
 */
export function whoReaches(
  world: World,
  { action, resource }: { readonly action: string; readonly resource: string },
  actions: readonly ServiceAction[] = [],
): Reaches {
  const asking = new Asking(world, action, resource);
  const kinds = new Map<string, Possible[]>();
  for (const possible of asking.callers) {
    const kind = asking.kindOf(possible);
    const known = kinds.get(kind);
    if (known) known.push(possible);
    else kinds.set(kind, [possible]);
  }
  const reaches = [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    const cells = first ? asking.cellsOf(first, actions) : [];
    const open = cells.filter(({ answers: [answer] }) => answer?.isRefused === false);
    if (!first || open.length === 0) return [];
    const who = alike.map(({ caller }) => knownAs(world, caller));
    return { way: first.way, who, caller: first.caller, cells: open };
  });
  return { reaches, kinds: kinds.size };
}
