import type { StackResourceRow, StackRow } from '../../../entities/entities.ts';
import type { Json } from '../../../cloudformation/index.ts';
import { isList, isObject, member, namedIn } from '../../../cloudformation/index.ts';
import { madeOf } from '../next-call.ts';

/** A thing of the stack as others may name it: by its physical id or by an ARN. */
interface Named {
  readonly logicalId: string;
  /** The attribute that gives the text; null for `Ref`. */
  readonly attribute: string | null;
}

function* namesOf(row: StackResourceRow): Generator<readonly [text: string, named: Named]> {
  const { logicalId } = row;
  const made = madeOf(row);
  if (!made || made.standsIn) return;
  yield [made.physicalId, { logicalId, attribute: null }];
  for (const [attribute, text] of Object.entries(made.attributes))
    if (typeof text === 'string' && text.startsWith('arn:')) yield [text, { logicalId, attribute }];
}

/** Text within `Fn::Sub`, where a policy's own variables aren't the template's. */
const literal = (text: string): string => text.replaceAll('${', '${!');

/**
 * Writes values as a template's author would: what names a thing of the same stack as a reference, and the stack's
 * account by its pseudo parameter. A name that would make a circle, or that isn't there under every condition, stays as
 * it is.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export class AsReferences {
  readonly #account: string;
  readonly #resources: Map<string, Json>;
  readonly #names = new Map<string, Named[]>();
  /** Logical ids that each resource names, as far as somebody asked. */
  readonly #named = new Map<string, ReadonlySet<string>>();

  /** `resources`: all of the template's, as they are to be written. */
  constructor(
    { account }: StackRow,
    rows: readonly StackResourceRow[],
    resources: ReadonlyMap<string, Json>,
  ) {
    this.#account = account;
    this.#resources = new Map(resources);
    for (const row of rows) {
      // A transform may make another type of it, or all of it.
      if (member(resources.get(row.logicalId) ?? null, 'Type') !== row.type) continue;
      for (const [text, named] of namesOf(row)) {
        const known = this.#names.get(text);
        if (known) known.push(named);
        else this.#names.set(text, [named]);
      }
    }
  }

  /** A resource is written anew: from now on it names others. */
  set(logicalId: string, resource: Json): void {
    this.#resources.set(logicalId, resource);
    this.#named.delete(logicalId);
  }

  /** Writes a value of one resource. */
  value(logicalId: string, value: Json): Json {
    if (typeof value === 'string') return this.#text(logicalId, value);
    if (isList(value)) return value.map((one) => this.value(logicalId, one));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.value(logicalId, one)]));
  }

  #text(logicalId: string, text: string): Json {
    if (text === this.#account) return { Ref: 'AWS::AccountId' };
    // A name that people give may be any word of a text.
    if (!text.includes(':')) return text;
    const whole = this.#find(logicalId, text);
    if (whole)
      return whole.attribute === null
        ? { Ref: whole.logicalId }
        : { 'Fn::GetAtt': [whole.logicalId, whole.attribute] };
    return text.startsWith('arn:') ? this.#arn(logicalId, text) : text;
  }

  /** An ARN that begins with that of a thing in the stack (the objects of a bucket), else one of the stack's account. */
  #arn(logicalId: string, text: string): Json {
    // What follows a role's or a user's ARN is the path of somebody else.
    const isIam = text.startsWith('arn:aws:iam:');
    for (let end = isIam ? 0 : text.length - 1; end > 8; end--) {
      if (!'/:'.includes(text.charAt(end))) continue;
      const found = this.#find(logicalId, text.slice(0, end));
      if (!found) continue;
      const name = found.attribute === null ? found.logicalId : `${found.logicalId}.${found.attribute}`;
      return { 'Fn::Sub': `\${${name}}${literal(text.slice(end))}` };
    }
    const [before, ...after] = text.split(`:${this.#account}:`);
    return after.length === 0
      ? text
      : { 'Fn::Sub': [before, ...after].map((one = '') => literal(one)).join(':${AWS::AccountId}:') };
  }

  #find(logicalId: string, text: string): Named | undefined {
    const found = this.#names.get(text);
    if (!found) return undefined;
    const after = this.#madeAfter(logicalId);
    const conditionOf = (id: string): Json | undefined =>
      member(this.#resources.get(id) ?? null, 'Condition');
    return found.find(({ logicalId: id }) => {
      const condition = conditionOf(id);
      return !after.has(id) && (condition === undefined || condition === conditionOf(logicalId));
    });
  }

  /** The logical ids of all that is made after a resource, and its own. */
  #madeAfter(logicalId: string): ReadonlySet<string> {
    const found = new Set([logicalId]);
    for (const id of found)
      for (const other of this.#resources.keys()) if (this.#namedBy(other).has(id)) found.add(other);
    return found;
  }

  #namedBy(logicalId: string): ReadonlySet<string> {
    let named = this.#named.get(logicalId);
    if (!named) this.#named.set(logicalId, (named = namedIn(this.#resources.get(logicalId) ?? null)));
    return named;
  }
}
