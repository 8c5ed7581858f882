import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModelPart, modelOf, operationOf } from '../../../src/engine/model/api-model.ts';
import { parts } from '../../../src/engine/model/generated/parts.ts';
import type { PartName } from '../../../src/engine/index.ts';
import { operationId, partNames } from '../../../src/engine/index.ts';
import type { Case } from './case.ts';
import everywhere from './unreached.json' with { type: 'json' };

const here = new URL('.', import.meta.url);

function read<T>(name: string, otherwise: T): T {
  const file = new URL(name, here);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : otherwise;
}

/** The case files of a part; `unreached.json` beside them is no case file. */
function casesOf(part: PartName): Case[] {
  const directory = new URL(`${part}/`, here);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((name) => name.endsWith('.json') && name !== 'unreached.json');
  return files.flatMap((name) => read<Case[]>(`${part}/${name}`, []));
}

beforeAll(async () => {
  await Promise.all(partNames.map(loadModelPart));
});

/**
 * Every error that AWS's model names for an operation has a case, or a reason why nobody meets it here: in
 * `unreached.json` for all operations by code, in a part's own by `Operation` or `*` and code.
 */
describe.each(partNames)('%s', (part) => {
  const { service, operations } = parts[part];
  const cases = casesOf(part);
  const own = read<Record<string, Record<string, string>>>(`${part}/unreached.json`, {});
  const reasons = (name: string): Record<string, string> => ({ ...everywhere, ...own['*'], ...own[name] });

  it.each([...operations])('%s has a case of success and of each error of its model', (name) => {
    const id = operationId(service, name);
    const calls = cases.filter(({ call }) => call[0] === id);
    const met = new Set(calls.map(({ error }) => error?.[0]));
    const codes = operationOf(modelOf(service, name), name)?.errors ?? [];
    const isSuccess = calls.some(({ error, notModelled }) => !error && notModelled === undefined);
    expect(isSuccess, `no case in tests/engine/operations/${part} in which ${name} succeeds`).toBe(true);
    expect(codes.filter((code) => !met.has(code) && !reasons(name)[code])).toEqual([]);
  });

  it('gives no reason for an error that a case meets', () => {
    const needless = Object.entries(own).flatMap(([name, codes]) =>
      Object.keys(codes)
        .filter((code) =>
          cases.some(({ call, error }) => call[0] === operationId(service, name) && error?.[0] === code),
        )
        .map((code) => `${name} ${code}`),
    );
    expect(needless).toEqual([]);
  });
});
