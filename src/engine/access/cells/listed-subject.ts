import type { AttachedPolicy } from '../../policy/document.ts';
import { compile } from '../../policy/document.ts';
import { evaluate } from '../../policy/evaluate.ts';
import { nobody } from '../../policy/principals.ts';
import { outsider } from './callers.ts';
import type { Answer, Keys, Reading, Subject, Witness } from './subject.ts';

/**
 * Requests by patterns, as a statement's Action, Resource and Condition would name them. Values of keys may hold `*`; of a
 * key that can have several, one of these is enough.
 */
export interface Listed {
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const policyOf = (listed: readonly Listed[]): AttachedPolicy => ({
  ref: {
    kind: 'inline',
    name: 'listed',
    arn: null,
    policyId: null,
    owner: { kind: 'user', id: '', name: 'listed' },
  },
  document: compile(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: listed.map(({ action, resource, keys }) => ({
        Effect: 'Allow',
        Action: action,
        Resource: resource,
        ...(Object.keys(keys).length > 0 ? { Condition: { 'ForAnyValue:StringLike': keys } } : {}),
      })),
    }),
  ),
});

/**
 * A list of requests in the place of somebody who may make just these. The requests have the keys of `like`'s, so that
 * the two can be split together.
 */
export class ListedSubject implements Subject {
  readonly caller: Subject['caller'];
  readonly accounts: Subject['accounts'];
  readonly policies: Subject['policies'];
  readonly families = [];
  readonly things = [];
  readonly isBounded = false;
  readonly #like: Subject;

  constructor(like: Subject, listed: readonly Listed[]) {
    this.#like = like;
    this.caller = like.caller;
    this.accounts = like.accounts;
    this.policies = listed.length > 0 ? [policyOf(listed)] : [];
  }

  points(): [] {
    return [];
  }

  traits(): string {
    return '';
  }

  asksPolicies(): boolean {
    return true;
  }

  read(action: string, resource: string, keys?: Keys): Reading {
    const { request } = this.#like.read(action, resource, keys);
    const account = this.caller.account === '' ? '111122223333' : this.caller.account;
    // Somebody of whom only this list is known: what else decides about the caller stays out.
    const caller = outsider('user', account, `arn:aws:iam::${account}:user/listed`);
    return {
      request: { ...request, caller },
      layers: {
        ...{ identity: this.policies, asRoot: false, boundary: null, session: null, scopes: [] },
        ...{ scp: null, rcp: null, resource: null, isElsewhere: false, names: nobody },
      },
    };
  }

  isFree(...asked: Parameters<Subject['isFree']>): boolean {
    return this.#like.isFree(...asked);
  }

  decide({ action, resource, keys }: Witness): Answer {
    const { request, layers } = this.read(action, resource, new Map(Object.entries(keys)));
    return evaluate(request, layers, 'verdict');
  }
}
