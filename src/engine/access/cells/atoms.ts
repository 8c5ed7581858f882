import { isAccountId, parseArn } from '../../arn.ts';
import type { Condition } from '../../policy/compile-condition.ts';
import type { Form } from './forms.ts';
import { beginning } from './forms.ts';
import {
  isAlwaysThere,
  isInEveryToken,
  isSmall,
  isTime,
  momentKeys,
  poolMethods,
  principalArn,
  userName,
} from './key-facts.ts';
import { isMultivalued } from '../../policy/multivalued-keys.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import { isUnknown, resolve } from '../../policy/variables.ts';
import { Work } from '../../policy/work.ts';
import { datesAround } from './numbers.ts';
import type { Outcome, Probe } from './probes.ts';
import { variableKeys } from './probes.ts';
import type { Listed } from './values.ts';
import { valuesFor } from './values.ts';

/** Values of linked keys; a key that isn't among them is absent. */
export type Assignment = ReadonlyMap<string, readonly string[]>;

/** Values of a group of keys that all its probes read alike. */
export interface Atom {
  readonly values: Assignment;
  readonly outcomes: ReadonlyMap<Probe, Outcome>;
}

/** Keys that some condition compares with each other, or a key alone. */
export interface Group {
  readonly atoms: readonly Atom[];
  /** Whether a witness says these keys in any case: the caller says them in each request, or nobody knows them else. */
  readonly isAlwaysSaid: boolean;
  /** Whether values were left out because there were too many. */
  readonly isBounded: boolean;
}

/** The request of each subject with supposed values of free keys. */
export type Suppose = (subject: number, values: Assignment) => AuthorizationRequest;

const none: Assignment = new Map();
const most = { assignments: 3000, sets: 256 };

const sourceArn = 'aws:sourcearn';
const sourceAccount = 'aws:sourceaccount';

/** Whether no request has these values together: a thing whose ARN holds its account is no other account's. */
function areAtOdds(values: Assignment): boolean {
  const owner = values.get(sourceAccount)?.[0];
  const { account = '' } = parseArn(values.get(sourceArn)?.[0] ?? '') ?? {};
  return owner !== undefined && isAccountId(account) && account !== owner;
}

const requestTag = 'aws:requesttag/';
const tagKeys = 'aws:tagkeys';

/** Keys that must be judged together: one is compared with the other, or follows from it. */
function linked(probes: readonly Probe[]): readonly (readonly string[])[] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    const above = leader.get(key) ?? key;
    return above === key ? key : find(above);
  };
  const join = (one: string, other: string): unknown => leader.set(find(one), find(other));
  const all = new Set(probes.flatMap(({ keys }) => keys));
  for (const { keys } of probes) for (const key of keys) join(key, keys[0] ?? key);
  const [time, ...times] = [...all].filter(isTime);
  for (const key of times) join(key, time ?? key);
  if (all.has(sourceArn) && all.has(sourceAccount)) join(sourceArn, sourceAccount);
  if (all.has(tagKeys)) for (const key of all) if (key.startsWith(requestTag)) join(key, tagKeys);
  const groups = new Map<string, string[]>();
  for (const key of all) groups.set(find(key), [...(groups.get(find(key)) ?? []), key]);
  return [...groups.values()];
}

const conditionsOn = (probes: readonly Probe[], key: string): readonly (readonly [Probe, Condition])[] =>
  probes.flatMap((probe) => (probe.condition?.name === key ? [[probe, probe.condition] as const] : []));

/** The keys in an order in which variables come before what is compared with them. */
function ordered(keys: readonly string[], probes: readonly Probe[]): readonly string[] {
  const rank = (key: string): number =>
    key === tagKeys
      ? 2
      : conditionsOn(probes, key).some(([, condition]) => variableKeys(condition.values()).length > 0)
        ? 1
        : 0;
  return [...keys].sort((a, b) => rank(a) - rank(b));
}

class Assignments {
  readonly #probes: readonly Probe[];
  readonly #suppose: Suppose;
  readonly #keys: readonly string[];
  readonly #resource: string;
  readonly #work = new Work(Infinity);
  readonly all: Assignment[] = [];
  isBounded = false;

  constructor(keys: readonly string[], probes: readonly Probe[], suppose: Suppose, resource: string) {
    this.#probes = probes;
    this.#suppose = suppose;
    this.#keys = ordered(keys, probes);
    this.#resource = resource;
    if (keys.some(isTime)) this.#times();
    else this.#choose(0, new Map());
  }

  /** The moment in both its forms. */
  #times(): void {
    const texts = this.#keys.flatMap((key) => this.#listed(key, new Map()).flatMap((listed) => listed.texts));
    for (const date of datesAround(texts)) this.all.push(momentKeys(date));
  }

  #listed(key: string, chosen: Assignment): readonly Listed[] {
    return conditionsOn(this.#probes, key).map(([probe, condition]) => {
      const { keys } = this.#suppose(probe.subject, chosen);
      const texts = condition.values().flatMap((value) => resolve(value, keys, this.#work)?.text ?? []);
      return { condition, texts };
    });
  }

  /** Values of a key that another condition or a Resource compares with something. */
  #pool(key: string): readonly string[] {
    if (this.#keys.length === 1 && this.#probes.every(({ condition }) => condition?.name === key)) return [];
    // Two keys may be equal in each way in which another condition tells their value apart.
    const listed = this.#probes.flatMap(({ condition }): Listed[] => {
      const read = condition?.constant();
      return condition && read ? [{ condition, texts: read.texts }] : [];
    });
    const constants = listed.length > 0 ? valuesFor(listed) : [];
    const parts = this.#probes.some(({ condition }) => !condition) ? this.#resource.split(/[/:]/) : [];
    return ['x', 'y', ...constants, ...parts.filter((part) => part !== '')];
  }

  #valuesOf(key: string, chosen: Assignment, form?: Form): readonly string[] {
    const listed = this.#listed(key, chosen);
    const own = listed.length > 0 ? valuesFor(listed, form) : [];
    const all = [...own, ...this.#pool(key)];
    return [...new Set(isSmall(key) ? all.map((value) => value.toLowerCase()) : all)];
  }

  /** The ARNs that somebody in the caller's place may have: with each path and each name. */
  #arns(chosen: Assignment): readonly string[] {
    const { keys } = this.#suppose(this.#probes[0]?.subject ?? 0, chosen);
    const [own = ''] = keys.values.get(principalArn) ?? [];
    const begin = own.slice(0, own.indexOf('/') + 1);
    const names = this.#valuesOf(userName, chosen);
    return [own, ...this.#valuesOf(principalArn, chosen, beginning(begin))]
      .flatMap((arn) => [arn, ...names.map((name) => arn.replace(/[^/]*$/, name))])
      .filter((arn) => arn.startsWith(begin) && /^[\w+=,.@/-]*[^/:]$/.test(arn.slice(begin.length)));
  }

  #choose(at: number, chosen: Assignment): void {
    const key = this.#keys[at];
    if (key === undefined) {
      if (!areAtOdds(chosen)) this.all.push(chosen);
      return;
    }
    for (const values of this.#listsOf(key, chosen)) {
      if (this.all.length >= most.assignments) {
        this.isBounded = true;
        return;
      }
      const next = new Map(chosen);
      if (values) next.set(key, values);
      const [, name] = /:user.*\/(.+)/.exec(key === principalArn ? String(values) : '') ?? [];
      if (name) next.set(userName, [name]);
      this.#choose(at + 1, next);
    }
  }

  /** Null stands for a request without the key; where it might have one that nobody knows, the empty list does. */
  #listsOf(key: string, chosen: Assignment): readonly (readonly string[] | null)[] {
    const values = key === principalArn ? this.#arns(chosen) : this.#valuesOf(key, chosen);
    const absent =
      isAlwaysThere(key) || this.isSaid(key, chosen) ? [] : [this.isOpen(key, chosen) ? [] : null];
    if (!isMultivalued(key)) return [...absent, ...values.map((value) => [value])];
    return key === tagKeys && this.#keys.length > 1
      ? this.#tagLists(values, chosen)
      : [...absent, ...this.#sets(key, values, chosen)];
  }

  /** Whether a request that doesn't say the key might have it all the same. */
  isOpen(key: string, chosen: Assignment): boolean {
    return this.#probes.some(({ subject }) => isUnknown(this.#suppose(subject, chosen).keys, key));
  }

  /** Whether the caller has a token, which says the key. */
  isSaid(key: string, chosen: Assignment): boolean {
    const hasToken = ({ subject }: Probe): boolean => !!this.#suppose(subject, chosen).caller.federation;
    return isInEveryToken(key) && this.#probes.some(hasToken);
  }

  /** The keys of the tags that the request has, and others beside them. */
  #tagLists(values: readonly string[], chosen: Assignment): readonly (readonly string[] | null)[] {
    const known = this.#keys.filter((key) => key.startsWith(requestTag));
    const names = known.map((key) => key.slice(requestTag.length));
    const own = names
      .filter((name) => chosen.has(requestTag + name))
      .map((name) => this.#written(name, values));
    const more = values.filter((value) => !names.includes(value.toLowerCase()));
    const sets = [[], ...more.map((value) => [value]), more].map((extra) => [...new Set([...own, ...extra])]);
    return sets.map((set) => (set.length === 0 ? null : set));
  }

  /** A tag's key as some condition writes it. */
  #written(name: string, values: readonly string[]): string {
    const written = this.#probes.flatMap(({ condition }) => condition?.key ?? []);
    const named = written.find((key) => key.toLowerCase() === requestTag + name);
    return values.find((value) => value.toLowerCase() === name) ?? named?.slice(requestTag.length) ?? name;
  }

  /** Sets of values, one for each way in which the conditions on the key turn out. */
  #sets(key: string, values: readonly string[], chosen: Assignment): readonly (readonly string[])[] {
    const seen = new Map<string, readonly string[]>();
    const queue: (readonly string[])[] = [];
    const offer = (set: readonly string[]): void => {
      const outcome = this.outcomes(new Map([...chosen, [key, set]]));
      const text = [...outcome.values()].join();
      if (seen.has(text)) return;
      if (seen.size >= most.sets) {
        this.isBounded = true;
        return;
      }
      seen.set(text, set);
      queue.push(set);
    };
    // To a pool somebody came as a guest, or by providers.
    const [guest, signedIn] = ['unauthenticated', 'authenticated'];
    const isOfPool = key === poolMethods && this.isSaid(key, chosen);
    for (const value of isOfPool ? [guest, signedIn] : values) offer([value]);
    const more = isOfPool ? values : queue.flat();
    for (const set of queue)
      for (const value of more)
        if (!set.includes(value) && !(isOfPool && [...set, value].includes(guest))) offer([...set, value]);
    return [...seen.values()];
  }

  outcomes(values: Assignment): ReadonlyMap<Probe, Outcome> {
    const requests = new Map<number, AuthorizationRequest>();
    return new Map(
      this.#probes.map((probe) => {
        const request = requests.get(probe.subject) ?? this.#suppose(probe.subject, values);
        requests.set(probe.subject, request);
        return [probe, probe.run(request)];
      }),
    );
  }
}

/**
 * Whether a key is compared both with a part of the resource and with something else: then one resource doesn't stand for
 * all of its cell.
 */
function isTangled(probes: readonly Probe[], atoms: readonly Atom[]): boolean {
  const isLikeFirst = (probe: Probe): readonly boolean[] =>
    atoms.map(({ outcomes }) => outcomes.get(probe) === atoms[0]?.outcomes.get(probe));
  const varying = probes.filter((probe) => isLikeFirst(probe).includes(false));
  // Elements that turn out otherwise together read the resource alike, however they are written.
  const kinds = [({ element }: Probe) => element, (probe: Probe) => isLikeFirst(probe).join()];
  return kinds.every((kindOf) => new Set(varying.map((one) => (one.condition ? '' : kindOf(one)))).size > 1);
}

const size = (values: Assignment): number =>
  [...values].reduce((sum, [key, list]) => sum + key.length + list.join().length, 0);

/** The groups of free keys that probes read, each with its atoms; those with the fewest and shortest values first. */
export function groupsOf(probes: readonly Probe[], suppose: Suppose, resource: string): readonly Group[] {
  return linked(probes).map((keys) => {
    const own = probes.filter((probe) => probe.keys.some((key) => keys.includes(key)));
    const assignments = new Assignments(keys, own, suppose, resource);
    const atoms = new Map<string, Atom>();
    for (const values of assignments.all.sort((a, b) => size(a) - size(b))) {
      const outcomes = assignments.outcomes(values);
      const key = [...outcomes.values()].join();
      if (!atoms.has(key)) atoms.set(key, { values, outcomes });
    }
    return {
      atoms: [...atoms.values()],
      isAlwaysSaid: keys.some((key) => assignments.isSaid(key, none) || assignments.isOpen(key, none)),
      isBounded: assignments.isBounded || isTangled(own, [...atoms.values()]),
    };
  });
}
