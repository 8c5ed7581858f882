import { isAccountId, parseArn } from '../arn.ts';
import { regionCalled } from '../policy/context.ts';
import type { DecisionInput, PolicyInput } from '../policy/decide.ts';
import { askedOf, decide } from '../policy/decide.ts';
import type { AttachedPolicy } from '../policy/document.ts';
import type { PolicyLayers } from '../policy/layers.ts';
import { reachedByRcps } from '../policy/organization.ts';
import { isPublicAction } from '../policy/public-actions.ts';
import { asksTrust } from '../policy/resources.ts';
import { isUnsignedCall } from '../policy/strangers.ts';
import { isBucketRescue } from '../policy/layers.ts';
import type { ServiceAction } from '../actions/catalog.ts';
import { isOfResource, isOrigin, offers } from './cells/key-facts.ts';
import { eachOnce } from './cells/world-facts.ts';
import type { Answer, Keys, Reading, Subject, Witness } from './cells/subject.ts';

/** The input of `decide` without its question: all questions are meant. `context` holds keys that every request has. */
export type AccessInput = Omit<DecisionInput, 'action' | 'resource'>;

const roleArn = 'arn:aws:iam::111122223333:role/x';
const sessionArn = 'arn:aws:sts::111122223333:federated-user/x';

/** Every policy that a caller's documents make, whatever is asked for. */
function policiesIn(layers: readonly PolicyLayers[]): readonly AttachedPolicy[] {
  const all = layers.flatMap(({ identity, boundary, session, scp, rcp, resource }) => [
    ...[identity, boundary, session].flatMap((own) => own ?? []),
    ...[...(scp ?? []), ...(rcp ?? [])].flatMap(({ policies }) => policies),
    ...(resource?.policy ? [resource.policy] : []),
  ]);
  return eachOnce(all);
}

/** The accounts that the ARNs of a document's Resource elements name. */
const accountsIn = (policies: readonly AttachedPolicy[]): readonly string[] =>
  policies
    .flatMap(({ document }) => document.statements)
    .flatMap(({ resources }) => (resources ? resources.patterns() : []))
    .map(({ source }) => parseArn(source)?.account ?? '')
    .filter(isAccountId);

const text = (policy: PolicyInput): string => (typeof policy === 'string' ? policy : JSON.stringify(policy));
type Some = PolicyInput | readonly PolicyInput[];
const texts = (policies: Some): Some =>
  Array.isArray(policies) ? (policies as readonly PolicyInput[]).map(text) : text(policies);

/** The documents as texts, so that each is read once. */
function asTexts(input: AccessInput): AccessInput {
  const { identity, boundary, session, resourcePolicy, trust, scps, rcps } = input;
  return {
    ...input,
    ...(identity === undefined ? {} : { identity: texts(identity) }),
    ...(boundary === undefined ? {} : { boundary: text(boundary) }),
    ...(session === undefined ? {} : { session: texts(session) }),
    ...(resourcePolicy === undefined ? {} : { resourcePolicy: text(resourcePolicy) }),
    ...(trust === undefined ? {} : { trust: text(trust) }),
    ...(scps === undefined ? {} : { scps: scps.map(texts) }),
    ...(rcps === undefined ? {} : { rcps: rcps.map(texts) }),
  };
}

/** A caller by its documents alone. Keys that the documents don't fix are free: whether it used MFA, from where it calls. */
export class DocumentSubject implements Subject {
  readonly #input: AccessInput;
  readonly caller: Subject['caller'];
  readonly accounts: readonly string[];
  readonly policies: readonly AttachedPolicy[];
  readonly families = [];
  readonly things = [];
  readonly isBounded = false;

  constructor(input: AccessInput) {
    this.#input = asTexts(input);
    const some = this.read('s3:GetObject', '*');
    const elsewhere = input.resourceAccount;
    const samples = [some, this.read('sts:AssumeRole', roleArn), this.read('kms:Decrypt', '*')];
    this.caller = some.request.caller;
    this.policies = policiesIn(samples.map(({ layers }) => layers));
    const { account } = this.caller;
    const own = [account, elsewhere ?? ''].filter(isAccountId);
    this.accounts = [...new Set([...own, ...accountsIn(this.policies)])];
  }

  points(): [] {
    return [];
  }

  traits(action: string): string {
    const service = action.slice(0, action.indexOf(':')).toLowerCase();
    return [
      isPublicAction(action),
      asksTrust(action, roleArn),
      asksTrust(action, sessionArn),
      reachedByRcps(action),
      isUnsignedCall(this.caller, action),
      isBucketRescue(this.caller, action),
      service === 'kms',
      regionCalled(service, '') !== '',
    ]
      .map(Number)
      .join('');
  }

  asksPolicies({ request: { action, caller }, layers }: Reading): boolean {
    const isRootAtTrust = caller.type === 'root' && layers.resource?.layer === 'trust';
    return !isPublicAction(action) && !isRootAtTrust;
  }

  read(action: string, resource: string, keys: Keys = new Map()): Reading {
    const context = { ...this.#input.context, ...Object.fromEntries(keys) };
    return askedOf({ ...this.#input, action, resource, context });
  }

  isFree(key: string, { request }: Reading, action: ServiceAction | undefined): boolean {
    if (request.keys.values.has(key) || isOfResource(key)) return false;
    // The caller's ARN tells it: a user has this key, nobody else ever does.
    if (key === 'aws:username') return false;
    return isOrigin(key) || offers(action, request.action, key);
  }

  decide({ action, resource, keys }: Witness): Answer {
    const context = { ...this.#input.context, ...keys };
    const { verdict, decidedBy } = decide({ ...this.#input, action, resource, context }, 'verdict');
    return { verdict, decidedBy };
  }
}
