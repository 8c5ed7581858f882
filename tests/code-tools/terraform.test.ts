import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/exchange/code/built.ts';
import { writeTerraform } from '../../src/exchange/code/terraform.ts';
import { exported, isFields, tool } from './exported.ts';
import type { Fields } from './exported.ts';
import { givesAttribute, providerFaults } from './provider.ts';

const { parse } = tool('@cdktf/hcl2json') as {
  parse: (name: string, text: string) => Promise<Fields>;
};

interface Labelled {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly body: Fields;
}

const read = (plan: Plan): Promise<Fields[]> =>
  Promise.all(writeTerraform(plan).files.map(({ name, text }) => parse(name, text)));

/** The resources and data sources of read files. The reader gives a list per name, since a name could stand twice. */
function labelledIn(files: readonly Fields[]): Labelled[] {
  const inKind = (kind: Labelled['kind'], types: unknown): Labelled[] =>
    Object.entries(types as Record<string, Record<string, Fields[]>>).flatMap(([type, names]) =>
      Object.entries(names).flatMap(([name, bodies]) => bodies.map((body) => ({ kind, type, name, body }))),
    );
  return files.flatMap(({ resource = {}, data = {} }) => [
    ...inKind('resource', resource),
    ...inKind('data', data),
  ]);
}

/** Every expression in a value: `aws_iam_role.deployer.arn`. */
function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [...value.matchAll(/(?<!\$)\$\{([^}]+)\}/g)].map(([, text = '']) => text);
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  return isFields(value) ? Object.values(value).flatMap(expressionsIn) : [];
}

describe.each(exported)('the Terraform module of %s', (_name, plan) => {
  it('is read file by file, and makes each name once', async () => {
    const files = await read(plan);
    expect(files.map((file) => Object.keys(file).length)).not.toContain(0);
    const names = labelledIn(files).map(({ kind, type, name }) => `${kind} ${type}.${name}`);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('has only resources and arguments that the provider knows, and every required one', async () => {
    const faults = labelledIn(await read(plan)).flatMap(({ kind, type, name, body }) =>
      providerFaults(kind, type, name, body),
    );
    expect(faults).toEqual([]);
  });

  it('asks only what is there, and only for attributes that it gives', async () => {
    const files = await read(plan);
    const there = new Set(labelledIn(files).map(({ kind, type, name }) => `${kind} ${type} ${name}`));
    const variables = files.flatMap(({ variable }) => Object.keys(isFields(variable) ? variable : {}));
    const asked = files
      .flatMap(expressionsIn)
      .flatMap((text) => [...text.matchAll(/(?<![\w."])(data\.)?(aws_\w+)\.(\w+)(?:\.(\w+))?/g)]);
    expect(asked.length).toBeGreaterThan(10);
    const wrong = asked.filter(([, data, type = '', name = '', attribute]) => {
      const kind = data === undefined ? 'resource' : 'data';
      const isThere = there.has(`${kind} ${type} ${name}`);
      return !isThere || (attribute !== undefined && !givesAttribute(kind, type, attribute));
    });
    expect(wrong.map(([text]) => text)).toEqual([]);
    const usedVariables = files
      .flatMap(expressionsIn)
      .flatMap((text) => [...text.matchAll(/(?<![\w."])var\.(\w+)/g)].map(([, name]) => name));
    expect([...new Set(usedVariables)].sort()).toEqual([...new Set(variables)].sort());
  });

  it('takes over each resource under its own name', async () => {
    const files = await read(plan);
    const resources = labelledIn(files)
      .filter(({ kind }) => kind === 'resource')
      .map(({ type, name }) => `\${${type}.${name}}`);
    const imports = files.flatMap(({ import: blocks }) => (blocks ?? []) as { to: string; id: string }[]);
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter(({ to, id }) => !resources.includes(to) || id === '')).toEqual([]);
  });
});

describe('the provider', () => {
  it('has something against what is wrong', () => {
    const wrong = { name: 'x', max_session_duration: 'long', policy: '{}', inline_policy: { name: 'x' } };
    expect(providerFaults('resource', 'aws_iam_role', 'x', wrong)).toEqual([
      'aws_iam_role.x lacks assume_role_policy',
      'aws_iam_role.x.max_session_duration is no number',
      'aws_iam_role.x has an unknown policy',
      'aws_iam_role.x.inline_policy is a block',
    ]);
    expect(providerFaults('resource', 'aws_iam_person', 'x', {})).toEqual([
      'aws_iam_person.x has a type that the provider hasn’t',
    ]);
    expect([
      givesAttribute('resource', 'aws_iam_role', 'unique_id'),
      givesAttribute('data', 'aws_iam_policy_document', 'arn'),
    ]).toEqual([true, false]);
  });

  it('refuses a file that isn’t HCL', async () => {
    await expect(parse('x.tf', 'resource "a" {')).rejects.toThrow();
  });
});
