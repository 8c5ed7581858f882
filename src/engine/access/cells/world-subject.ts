import type { ServiceAction } from '../../actions/catalog.ts';
import { accountRootArn, parseArn } from '../../arn.ts';
import { limitOf, verdictOn } from '../../call/answer.ts';
import type { Caller, RequestContext } from '../../call/call.ts';
import type { RoleRow } from '../../entities/entities.ts';
import type { Failure } from '../../operations/operation.ts';
import { regionCalled, requestKeys } from '../../policy/context.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import { gatherLayers, isBucketRescue } from '../../policy/layers.ts';
import { reachedByRcps } from '../../policy/organization.ts';
import { isPublicAction } from '../../policy/public-actions.ts';
import { asksTrust } from '../../policy/resources.ts';
import { isUnsignedCall } from '../../policy/strangers.ts';
import { isUnknown } from '../../policy/variables.ts';
import type { World } from '../../world/world.ts';
import { accountIds, apply, byName, holdsAccount } from '../../world/world.ts';
import {
  isOfCaller,
  isOfName,
  isOfResource,
  isOfSource,
  isOfTags,
  isOrigin,
  isTime,
  offers,
  principalArn,
} from './key-facts.ts';
import type { Answer, Family, Keys, Point, Reading, Subject, Witness } from './subject.ts';
import type { WorldFacts } from './world-facts.ts';
import { asksTags } from './reads-caller.ts';
import { eachOnce, factsOf } from './world-facts.ts';

const failureText = (failure: Failure | null): string =>
  failure === null ? '' : 'notModelled' in failure ? failure.notModelled.feature : failure.error.code;

/** A caller in an account that is held. `context`: from where it calls; without, it may call from anywhere. */
export interface Held {
  readonly world: World;
  readonly caller: Caller;
  readonly context?: RequestContext;
  /** Roles that might be made later are there as well, and trust the caller's account. */
  readonly withLater?: boolean;
  /**
   * Whether the caller stands for everybody in its place, whatever their names and tags. `sessions`: for all sessions of
   * its role, whatever their names and tags.
   */
  readonly isAnyone?: boolean | 'sessions';
}

/**
 * The world in which somebody's request is decided: with the role that is to be assumed, if it might be made later. Its
 * id is its ARN.
 */
export function worldAsked({ world, caller, withLater }: Held, action: string, id: string): World {
  const [, account = '', path = '', name = ''] = /^arn:aws:iam::(\d+):role(\/.*?)([^/]+)$/.exec(id) ?? [];
  // Only users and roles assume others.
  const isLater = withLater && caller.principalId && /^sts:assumerole$/i.test(action);
  if (!isLater || !holdsAccount(world, account) || byName(world, 'roles', account, name)) return world;
  const trustPolicy = `{"Statement":{"Effect":"Allow","Principal":{"AWS":"${caller.account}"},"Action":"sts:AssumeRole"}}`;
  const after = { id, account, path, name, tags: [], trustPolicy } as Partial<RoleRow> as RoleRow;
  return apply(world, [{ table: 'roles', key: id, before: null, after }]);
}

/** A caller in an account that is held: all its requests are decided as `attempt` decides them. */
export class WorldSubject implements Subject {
  readonly caller: Caller;
  readonly accounts: readonly string[];
  readonly policies: readonly AttachedPolicy[];
  readonly families: readonly Family[];
  readonly things: readonly string[];
  readonly #context: RequestContext;
  readonly isBounded: boolean;
  readonly #facts: WorldFacts;
  readonly #asksTags: boolean;
  readonly #isAnyone: Held['isAnyone'];
  readonly #held: Held;

  constructor(held: Held, facts = factsOf(held.world)) {
    const { world, caller, context = {}, isAnyone } = held;
    this.#held = held;
    this.#context = context;
    this.#facts = facts;
    this.#isAnyone = isAnyone;
    this.caller = caller;
    const own = caller.account === '' ? [] : [caller.account];
    this.accounts = [...new Set([...own, ...accountIds(world)])];
    // The levels of RCPs above every account that is held.
    const layers = this.accounts.map((account) =>
      gatherLayers(world, caller, 'kms:Decrypt', `arn:aws:kms:us-east-1:${account}:key/x`),
    );
    this.policies = eachOnce([
      ...layers.flatMap(({ identity, boundary, session, scopes, scp, rcp }) =>
        [
          identity,
          boundary,
          session,
          scopes,
          ...[...(scp ?? []), ...(rcp ?? [])].map(({ policies }) => policies),
        ].flatMap((all) => all ?? []),
      ),
      ...facts.policies,
    ]);
    this.#asksTags = asksTags(this.policies);
    this.families = facts.families;
    this.things = facts.things;
    this.isBounded = facts.isBounded;
  }

  points(action: string): readonly Point[] {
    const { points, tagged, roles } = this.#facts;
    const asks = asksTrust(action, accountRootArn(''));
    const ofRoles = asks || this.#asksTags ? roles : [];
    const isSelf = (id: string): boolean => asks && this.caller.principalId === id;
    return [
      ...points,
      ...(this.#asksTags ? tagged : []),
      ...ofRoles.map(({ id, arn, facts }) => ({ arn, facts: isSelf(id) ? `${facts} itself` : facts })),
    ];
  }

  traits(action: string): string {
    const [service = '', name = ''] = action.split(':');
    const { caller } = this;
    const flags = [
      isPublicAction(action),
      asksTrust(action, 'arn:aws:iam::1:role/x'),
      asksTrust(action, 'arn:aws:sts::1:x'),
      reachedByRcps(action),
      isUnsignedCall(caller, action),
      isBucketRescue(caller, action),
      regionCalled(service, '') !== '',
      /^(?:organizations:|sts:assumeroot$)/i.test(action),
    ];
    const limits = [false, true].map((late) => failureText(limitOf(caller, service, name, late)));
    const own = /^(?:kms|s3)$/i.test(service) ? service.toLowerCase() : '';
    return [...flags, ...limits, own].join(';');
  }

  asksPolicies({ request: { action, caller }, layers }: Reading): boolean {
    const [service = '', name = ''] = action.split(':');
    const isRootAtTrust = caller.type === 'root' && layers.resource?.layer === 'trust';
    return !isPublicAction(action) && !isRootAtTrust && limitOf(caller, service, name) === null;
  }

  #contextWith(keys: Witness['keys']): RequestContext {
    return { ...this.#context, keys: { ...this.#context.keys, ...keys } };
  }

  read(action: string, resource: string, supposed: Keys = new Map()): Reading {
    const { caller } = this;
    const world = worldAsked(this.#held, action, resource);
    const context = this.#contextWith(Object.fromEntries(supposed));
    const keys = requestKeys(world, caller, resource, context, [], action);
    const request = { action, resource, caller, keys };
    let layers: Reading['layers'] | undefined;
    // Gathered when asked for: where requests are only compared, nobody does.
    return {
      request,
      get layers() {
        return (layers ??= gatherLayers(world, caller, action, resource));
      },
    };
  }

  isFree(key: string, { request }: Reading, action: ServiceAction | undefined, isPoint: boolean): boolean {
    if (this.#isGiven(key)) return false;
    if (this.#isOfOthers(key)) return true;
    if (isOfSource(key)) return this.caller.type === 'service';
    if (isUnknown(request.keys, key)) return false;
    // Services such as CloudFormation call others in the name of anybody who has an account.
    if (/^aws:(?:calledvia|viaaws)/.test(key)) return !!this.caller.account;
    if (isOrigin(key))
      return key !== 'aws:requestedregion' || regionCalled(request.action.split(':')[0] ?? '', 'x') === 'x';
    if (isTime(key)) return true;
    if (isOfCaller(key) || isOfResource(key) || request.keys.values.has(key)) return false;
    if (isOfTags(key) && (isPoint || parseArn(request.resource) === null)) return false;
    // A token of a provider may say anything that isn't given.
    return !!this.caller.federation || offers(action, request.action, key);
  }

  /** Whether the caller stands for others who have other values. */
  #isOfOthers(key: string): boolean {
    return !!this.#isAnyone && isOfName(key) && (this.#isAnyone === true || key !== principalArn);
  }

  /** Whether the way of calling fixes a key. */
  #isGiven(key: string): boolean {
    const { keys = {}, sourceIp, userAgent, region } = this.#context;
    const from = { 'aws:sourceip': sourceIp, 'aws:useragent': userAgent, 'aws:requestedregion': region };
    return Object.entries({ ...from, ...keys }).some(
      ([name, value]) => name.toLowerCase() === key && value !== undefined,
    );
  }

  decide({ action, resource, keys }: Witness): Answer {
    return verdictOn(worldAsked(this.#held, action, resource), this.caller, {
      action,
      resource,
      context: this.#contextWith(keys),
    });
  }
}
