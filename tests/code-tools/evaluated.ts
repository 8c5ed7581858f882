import type { Plan } from '../../src/exchange/code/built.ts';
import { writeTerraform } from '../../src/exchange/code/terraform.ts';
import { isFields, tool } from './exported.ts';
import type { Fields } from './exported.ts';

const { parse } = tool('@cdktf/hcl2json') as { parse: (name: string, text: string) => Promise<Fields> };

/** The labelled blocks of a kind in read files: `aws_iam_user.ana` and its body. */
function blocksOf(files: readonly Fields[], kind: 'resource' | 'data'): ReadonlyMap<string, Fields> {
  const types = files.flatMap((file) => Object.entries((file[kind] ?? {}) as Record<string, Fields>));
  return new Map(
    types.flatMap(([type, names]) =>
      Object.entries(names as Record<string, Fields[]>).map(([name, [body]]) => [
        `${type}.${name}`,
        body ?? {},
      ]),
    ),
  );
}

type Values = Record<string, unknown>;
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
const oneOrMany = (list: readonly unknown[]): unknown => (list.length === 1 ? list[0] : list);

/** A statement as the data source renders it. Variables of policies are written with `&`. */
function statementOf(body: Fields): Values {
  const plain = (value: unknown): unknown =>
    oneOrMany(listOf(value).map((one) => String(one).replaceAll('&{', '${')));
  const renamed = (names: Readonly<Record<string, string>>): Values =>
    Object.fromEntries(
      Object.entries(names).flatMap(([from, to]) =>
        body[from] === undefined ? [] : [[to, plain(body[from])]],
      ),
    );
  const principals = (name: string): unknown => {
    const all = listOf(body[name]) as readonly Fields[];
    if (all.some(({ type }) => type === '*')) return '*';
    return Object.fromEntries(all.map(({ type, identifiers }) => [type, plain(identifiers)]));
  };
  const conditions: Record<string, Values> = {};
  for (const { test, variable, values } of listOf(body['condition']) as readonly Record<string, string>[])
    (conditions[test ?? ''] ??= {})[variable ?? ''] = plain(values);
  return {
    Effect: 'Allow',
    ...renamed({ sid: 'Sid', effect: 'Effect', actions: 'Action', not_actions: 'NotAction' }),
    ...renamed({ resources: 'Resource', not_resources: 'NotResource' }),
    ...(body['principals'] !== undefined && { Principal: principals('principals') }),
    ...(body['not_principals'] !== undefined && { NotPrincipal: principals('not_principals') }),
    ...(body['condition'] !== undefined && { Condition: conditions }),
  };
}

const documentOf = ({ version = '2012-10-17', policy_id: Id, statement }: Fields): string =>
  JSON.stringify({
    Version: version,
    ...(Id !== undefined && { Id }),
    Statement: (listOf(statement) as readonly Fields[]).map(statementOf),
  });

/**
 * Evaluates an exported module's references, as far as Terraform knows them before anything is made: arguments, data
 * sources, locals, variables and `jsonencode`. What only the making tells stays as it is written.
 */
class Module {
  readonly #account: string;
  readonly #resources: ReadonlyMap<string, Fields>;
  readonly #data: ReadonlyMap<string, Fields>;
  readonly #variables: ReadonlyMap<string, unknown>;
  /** What `depends_on` would be told of the resource that is evaluated. */
  #asked = new Set<string>();

  constructor(files: readonly Fields[], account: string) {
    this.#account = account;
    this.#resources = blocksOf(files, 'resource');
    this.#data = blocksOf(files, 'data');
    const variables = files.flatMap(({ variable }) =>
      Object.entries((variable ?? {}) as Record<string, Fields[]>),
    );
    this.#variables = new Map(variables.map(([name, [body]]) => [name, body?.['default'] ?? '']));
  }

  /** The module as `terraform show -json` writes a state. */
  async state(): Promise<object> {
    const resources = [];
    for (const [address, body] of this.#resources) {
      this.#asked = new Set();
      const values = await this.#value(body);
      const [type, name] = address.split('.');
      resources.push({ address, mode: 'managed', type, name, values, depends_on: [...this.#asked] });
    }
    return { format_version: '1.0', values: { root_module: { resources } } };
  }

  async #value(value: unknown): Promise<unknown> {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.#value(one)));
    if (!isFields(value)) return value;
    const entries = Object.entries(value).map(async ([name, one]) => [name, await this.#value(one)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  async #text(text: string): Promise<unknown> {
    const encoded = /^\$\{jsonencode\(([^]*)\)\}$/.exec(text)?.[1];
    if (encoded !== undefined) {
      const { value } = await parse('value.tf', `value = ${encoded}\n`);
      return JSON.stringify(await this.#value(value));
    }
    let result = '';
    let end = 0;
    for (const found of text.matchAll(/(?<!\$)\$\{([^{}]+)\}/g)) {
      result += text.slice(end, found.index) + (await this.#reference(found[1] ?? ''));
      end = found.index + found[0].length;
    }
    return (result + text.slice(end)).replace(/([$%])\1(?=\{)/g, '$1');
  }

  async #reference(expression: string): Promise<string> {
    if (expression === 'local.account_id') return this.#account;
    const [first = '', second = '', third = '', attribute = ''] = expression.split('.');
    if (first === 'var') return String(this.#variables.get(second));
    if (first === 'data') {
      const data = this.#data.get(`${second}.${third}`);
      if (second !== 'aws_iam_policy_document' || !data || attribute !== 'json')
        throw new Error(`Nothing evaluates ${expression}`);
      return documentOf((await this.#value(data)) as Fields);
    }
    const address = `${first}.${second}`;
    const body = this.#resources.get(address);
    if (!body) throw new Error(`Nothing evaluates ${expression}`);
    this.#asked.add(address);
    return body[third] === undefined ? `\${${expression}}` : String(await this.#value(body[third]));
  }
}

/** Reads the module that the page exports, and writes what `terraform show -json` would. */
export async function shownState(plan: Plan): Promise<string> {
  const { files } = writeTerraform(plan);
  const read = await Promise.all(files.map(({ name, text }) => parse(name, text)));
  return JSON.stringify(await new Module(read, plan.account).state());
}
