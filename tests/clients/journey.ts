import { expect } from 'vitest';
import type { ServiceName } from '../../src/engine/index.ts';
import type { Keys, RealClient } from './client.ts';

/** One request of a journey and what comes of it. */
export interface Step {
  /** `iam:CreateUser` */
  readonly call: string;
  /** Texts like `{ben.AccessKeyId}` stand for what was kept. */
  readonly input: object;
  /** Who signs, by the name under which a key was kept; `nobody`; else the administrator. */
  readonly as?: string;
  /** What the answer holds, among other things. */
  readonly expect?: object;
  /** Whether lists may come in another order. */
  readonly anyOrder?: boolean;
  /** The code of a refusal. */
  readonly error?: string;
  /** What to keep of the answer: a name, and the path to it. */
  readonly save?: Readonly<Record<string, string>>;
}

type Kept = Map<string, unknown>;

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter((part) => part !== '')
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], value);
}

function filledIn(value: unknown, kept: Kept): unknown {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, kept));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filledIn(item, kept)]));
  const [, name, path] = (typeof value === 'string' && /^\{(\w+)\.(\w+)\}$/.exec(value)) || [];
  return name === undefined ? value : at(kept.get(name), path ?? '');
}

/** What an answer must hold: all that `expected` names, lists in full. */
const holds = (expected: unknown, anyOrder: boolean): unknown => {
  if (Array.isArray(expected)) {
    const items = expected.map((item) => holds(item, anyOrder));
    return anyOrder ? (expect.arrayContaining(items) as unknown) : items;
  }
  if (typeof expected !== 'object' || expected === null) return expected;
  const inner = Object.entries(expected).map(([name, item]) => [name, holds(item, anyOrder)]);
  return expect.objectContaining(Object.fromEntries(inner)) as unknown;
};

/** Plays the steps in their order. @returns how many there were */
export async function play(steps: readonly Step[], client: RealClient, admin: Keys): Promise<number> {
  const kept: Kept = new Map<string, unknown>([
    ['admin', admin],
    ['nobody', null],
  ]);
  for (const [number, step] of steps.entries()) {
    const [service = '', operation = ''] = step.call.split(':');
    const title = `step ${number + 1}: ${step.call}`;
    const reply = await client.send({
      service: service as ServiceName,
      operation,
      input: filledIn(step.input, kept) as object,
      credentials: kept.get(step.as ?? 'admin') as Keys | null,
    });
    if (step.error !== undefined) {
      expect(reply, title).toMatchObject({ code: step.error });
      continue;
    }
    expect(reply, title).toHaveProperty('value');
    const { value } = reply as { readonly value: unknown };
    if (step.expect) expect(value, title).toEqual(holds(filledIn(step.expect, kept), step.anyOrder ?? false));
    for (const [name, path] of Object.entries(step.save ?? {})) kept.set(name, at(value, path));
  }
  return steps.length;
}
