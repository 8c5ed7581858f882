import type { ApiModel, Credentials, OperationName, Shape } from '../../src/engine/index.ts';
import { apiModel, operationNames, shapeOf, splitId } from '../../src/engine/index.ts';
import { operationOf } from '../../src/engine/model/api-model.ts';
import type { Account } from './account.ts';
import { home, root } from './account.ts';

/** Numbers from 0 to 1 that are the same on every run: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

const names = ['ana', 'ben', 'Ana', '__proto__', 'constructor', 'ops', 'x y', 'desk-1'];
const everyone = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
const documents = [
  { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
  { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:Delete*', Resource: '*' }] },
  { Version: '2012-10-17', Statement: everyone },
  {
    Version: '2012-10-17',
    Statement: { ...everyone, Principal: { AWS: `arn:aws:iam::${home}:user/ana` } },
  },
  { Version: '2012-10-17', Statement: { ...everyone, Action: '*', Resource: '*' } },
  { Statement: [] },
].map((document) => JSON.stringify(document));

type Random = () => number;
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** `RoleName` and `roleName` are one; `PolicySourceArn` may be any ARN that was seen. */
const kindOf = (member: string): string =>
  member.toLowerCase().endsWith('arn') ? 'arn' : member.toLowerCase().replace(/^(new|source|target)/, '');

/**
 * Calls as somebody with more patience than knowledge makes them: names and ids that earlier answers brought,
 * documents that fit and that don't, values that the models allow and some that they don't.
 */
export class RandomCalls {
  readonly #random: Random;
  readonly #account: Account;
  /** What earlier inputs and answers called by a member's name. */
  readonly #seen = new Map<string, Set<string>>();
  readonly #credentials: Credentials[] = [root];

  constructor(account: Account, seed: number) {
    this.#account = account;
    this.#random = randomFrom(seed);
  }

  /** One call, made; `id` and `input` as they were asked. */
  next(): { id: OperationName; input: object; credentials: Credentials | null; before: unknown } {
    const random = this.#random;
    const id = oneOf(random, operationNames);
    const { service, name } = splitId(id);
    const model = apiModel(service) as ApiModel;
    const shape = operationOf(model, name)?.input;
    const input = (shape === undefined ? {} : this.#value(model, shape, '', 0)) as object;
    const by = random();
    const credentials = by < 0.02 ? null : by < 0.7 ? root : oneOf(random, this.#credentials.slice(-40));
    return { id, input, credentials, before: this.#account.world };
  }

  /** Takes note of what an answer brought. */
  learn(input: object, output: unknown): void {
    this.#read(input, 0);
    this.#read(output, 0);
  }

  #read(value: unknown, depth: number): void {
    if (depth > 6 || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 5)) this.#read(item, depth + 1);
      return;
    }
    const { AccessKeyId, SecretAccessKey, SessionToken } = value as Record<string, string | undefined>;
    if (AccessKeyId && SecretAccessKey)
      this.#credentials.push({
        type: 'key',
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
      });
    for (const [member, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && inner.length < 2048) this.#note(member, inner);
      else this.#read(inner, depth + 1);
    }
  }

  #note(member: string, value: string): void {
    const kind = value.startsWith('arn:') ? 'arn' : kindOf(member);
    const known = this.#seen.get(kind) ?? new Set();
    known.add(value);
    if (known.size > 60) known.delete([...known][0] as string);
    this.#seen.set(kind, known);
  }

  #value(model: ApiModel, name: string, member: string, depth: number): unknown {
    const random = this.#random;
    const shape = shapeOf(model, name);
    switch (shape.type) {
      case 'structure':
        return this.#structure(model, shape, depth);
      case 'list':
        return Array.from({ length: this.#size(shape, 2) }, () =>
          this.#value(model, shape.member ?? '', member, depth + 1),
        );
      case 'map':
        return Object.fromEntries(
          Array.from({ length: this.#size(shape, 2) }, () => [
            this.#value(model, shape.key ?? '', `${member}Key`, depth + 1),
            this.#value(model, shape.value ?? '', `${member}Value`, depth + 1),
          ]),
        );
      case 'boolean':
        return random() < 0.5;
      case 'integer':
      case 'long':
      case 'float':
      case 'double':
        return this.#number(shape);
      case 'timestamp':
        return '2026-11-25T10:00:00+00:00';
      case 'string':
      case 'blob':
        return this.#text(shape, member);
    }
  }

  #size({ min = 0, max = 3 }: Shape, most: number): number {
    return Math.min(max, min + Math.floor(this.#random() * most));
  }

  #number({ min = 0, max = 10_000 }: Shape): number {
    const by = this.#random();
    if (by < 0.05) return max + 1;
    return by < 0.4 ? min : min + Math.floor(this.#random() * (Math.min(max, min + 5000) - min));
  }

  #structure(model: ApiModel, shape: Shape, depth: number): object {
    const required = new Set(shape.required);
    const members = Object.entries(shape.members ?? {}).filter(([name]) => {
      const by = this.#random();
      if (required.has(name)) return by > 0.02;
      return by < (depth > 3 ? 0 : 0.25);
    });
    return Object.fromEntries(
      members.map(([name, inner]) => [name, this.#value(model, inner, name, depth + 1)]),
    );
  }

  #text(shape: Shape, member: string): string {
    const random = this.#random;
    if (shape.enum && random() > 0.02) return oneOf(random, shape.enum);
    const by = random();
    if (/document|policy$|content$/i.test(member) && by < 0.9) return oneOf(random, documents);
    const seen = this.#seen.get(kindOf(member));
    if (seen && by < 0.8) return oneOf(random, [...seen]);
    if (/name$/i.test(member) || by < 0.5) return oneOf(random, names);
    if (/url$/i.test(member)) return 'https://login.example.com';
    if (/path/i.test(member)) return oneOf(random, ['/', '/team/', 'team', '/a/b/']);
    if (/id$/i.test(member)) return oneOf(random, [home, '444455556666', 'us-east-1']);
    return 'a'.repeat(Math.max(shape.min ?? 1, 1) > 5000 ? 5000 : Math.max(shape.min ?? 1, 1));
  }
}
