import type { ApiError } from '../call/call.ts';
import { apiError, serviceError } from '../errors.ts';
import type { ApiModel, Shape } from './api-model.ts';
import { modelOf, operationOf, shapeOf } from './api-model.ts';
import type { ServiceName } from './operation-types.ts';

/**
 * The faults of an input. `client`: the AWS CLI refuses to send it. `constraints`: the service finds these by
 * its model, all at once. `special`: IAM has sentences of its own for these, and uses them when the model
 * finds nothing.
 */
interface Findings {
  readonly client: string[];
  readonly constraints: string[];
  readonly special: string[];
}

/** Looks at one value; `path` is where it stands, as AWS writes it: `tags.1.member.key`. */
type Check = (value: unknown, path: string, found: Findings) => void;

/** The error code for an input that the model doesn't allow. Services that aren't listed say ValidationException. */
const codes: Partial<Record<ServiceName, string>> = {
  iam: 'ValidationError',
  sts: 'ValidationError',
  playground: 'ValidationError',
  'cognito-idp': 'InvalidParameterException',
  organizations: 'InvalidInputException',
  sqs: 'InvalidParameterValue',
};

/** Compiled checks by shape. A shape is one object as long as its model is loaded. */
const compiled = new WeakMap<Shape, Check>();

/**
 * Checks an input against AWS's model of the operation, with AWS's own sentences; null if it is fine.
 * `prepare` must have loaded the model. The CLI and the SDKs refuse to send what the model doesn't know (an
 * unknown member, a number instead of a string). Such input gets the CLI's answer, with the code
 * `ParamValidation`. Some SDKs do send a request without a required member, so that gets the service's
 * answer.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function validate(service: ServiceName, operation: string, input: unknown): ApiError | null {
  const model = modelOf(service, operation);
  const shape = operationOf(model, operation)?.input;
  const found: Findings = { client: [], constraints: [], special: [] };
  if (shape) checkFor(model, shape)(input, '', found);
  else if (Object.keys(input as object).length) unknownMember(Object.keys(input as object), [], found);
  const { client, constraints, special } = found;
  if (client.length) return apiError('ParamValidation', `Parameter validation failed:\n${client.join('\n')}`);
  if (constraints.length) {
    const many = constraints.length === 1 ? 'error' : 'errors';
    return serviceError(
      codes[service] ?? 'ValidationException',
      `${constraints.length} validation ${many} detected: ${constraints.join('; ')}`,
    );
  }
  return special[0] === undefined ? null : apiError('ValidationError', special[0]);
}

function checkFor(model: ApiModel, name: string): Check {
  const shape = shapeOf(model, name);
  const known = compiled.get(shape);
  if (known) return known;
  const check = compile(model, shape);
  compiled.set(shape, check);
  return check;
}

function compile(model: ApiModel, shape: Shape): Check {
  switch (shape.type) {
    case 'structure':
      return structureCheck(model, shape);
    case 'list':
      return listCheck(model, shape);
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return numberCheck(model.service, shape);
    case 'boolean':
      return typeCheck('boolean');
    case 'string':
    case 'timestamp':
    case 'blob':
      return stringCheck(model.service, shape);
    case 'map':
      return mapCheck(model, shape);
  }
}

const typeCheck =
  (type: string): Check =>
  (value, path, found) => {
    if (typeof value !== type) wrongType(value, path, type, found);
  };

function wrongType(value: unknown, path: string, type: string, found: Findings): void {
  const shown = JSON.stringify(value) ?? String(value);
  found.client.push(`Invalid type for parameter ${clientPath(path)}, value: ${shown}, valid types: ${type}`);
}

/** `tags.1.member.key` as the CLI writes it: `Tags[0].Key`. */
function clientPath(path: string): string {
  if (path === '') return 'input';
  const names = path.replaceAll('.member', '').split('.');
  return names
    .map((name, i) => {
      if (/^\d+$/.test(name)) return `[${Number(name) - 1}]`;
      return `${i ? '.' : ''}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    })
    .join('');
}

function unknownMember(names: readonly string[], known: readonly string[], found: Findings): void {
  const choice = known.length ? known.join(', ') : 'nothing';
  for (const name of names)
    found.client.push(`Unknown parameter in input: "${name}", must be one of: ${choice}`);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `UserName` → `userName`, as AWS's sentences name members. */
const memberName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function structureCheck(model: ApiModel, shape: Shape): Check {
  const required = new Set(shape.required);
  const members = new Map(
    Object.entries(shape.members ?? {}).map(([name, member]) => [name, { member, said: memberName(name) }]),
  );
  return (value, path, found) => {
    if (!isObject(value)) return wrongType(value, path, 'object', found);
    const prefix = path && `${path}.`;
    for (const [name, { member, said }] of members) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given !== undefined && given !== null) checkFor(model, member)(given, prefix + said, found);
      else if (required.has(name))
        found.constraints.push(
          constraint(
            repeatsValues(model.service) ? null : undefined,
            prefix + said,
            'Member must not be null',
          ),
        );
    }
    const unknown = Object.keys(value).filter((name) => !members.has(name));
    if (unknown.length) unknownMember(unknown, [...members.keys()], found);
  };
}

function listCheck(model: ApiModel, shape: Shape): Check {
  const member = shape.member ?? '';
  const { type, ...rules } = shapeOf(model, member);
  const isToldWhole = type === 'string' && !repeatsValues(model.service);
  return (value, path, found) => {
    if (!Array.isArray(value)) return wrongType(value, path, 'list', found);
    bounds(shape, value.length, 'length', (rule) =>
      found.constraints.push(constraint(undefined, path, rule)),
    );
    const inner: Findings = isToldWhole ? { client: found.client, constraints: [], special: [] } : found;
    value.forEach((item: unknown, i) => checkFor(model, member)(item, `${path}.${i + 1}.member`, inner));
    if (isToldWhole && inner.constraints.length) found.constraints.push(memberConstraint(rules, path));
  };
}

/** IAM tells all that a list asks of its strings, whatever is wrong with one of them. */
function memberConstraint({ min, max, pattern, enum: values }: Omit<Shape, 'type'>, path: string): string {
  const rules = [
    ...(values === undefined ? [] : [`Member must satisfy enum value set: [${values.join(', ')}]`]),
    ...(max === undefined ? [] : [atMost('length', max)]),
    ...(min === undefined ? [] : [atLeast('length', min)]),
    ...(pattern === undefined ? [] : [matching(pattern)]),
    'Member must not be null',
  ];
  return constraint(undefined, path, `Member must satisfy constraint: [${rules.join(', ')}]`);
}

/** Checks keys and values. AWS names the whole map at fault, and doesn't print its content. */
function mapCheck(model: ApiModel, shape: Shape): Check {
  const parts = [
    ['key', shape.key],
    ['value', shape.value],
  ] as const;
  return (value, path, found) => {
    if (!isObject(value)) return wrongType(value, path, 'object', found);
    const entries = Object.entries(value);
    bounds(shape, entries.length, 'length', (rule) =>
      found.constraints.push(constraint(undefined, path, rule)),
    );
    for (const entry of entries)
      for (const [index, [what, name]] of parts.entries()) {
        if (name === undefined) continue;
        const inner: Findings = { client: found.client, constraints: [], special: [] };
        checkFor(model, name)(entry[index], `${path}.${entry[0]}`, inner);
        const rules = inner.constraints.map((one) => one.slice(one.lastIndexOf(ruleMark) + ruleMark.length));
        if (rules.length)
          found.constraints.push(
            constraint(undefined, path, `Map ${what} must satisfy constraint: [${rules.join(', ')}]`),
          );
      }
  };
}

const ruleMark = 'failed to satisfy constraint: ';

function numberCheck(service: ServiceName, shape: Shape): Check {
  return (value, path, found) => {
    if (!Number.isInteger(value)) return wrongType(value, path, 'integer', found);
    const number = value as number;
    const shown = repeatsValues(service) ? String(number) : undefined;
    bounds(shape, number, 'value', (rule) => found.constraints.push(constraint(shown, path, rule)));
  };
}

function stringCheck(service: ServiceName, shape: Shape): Check {
  const matches = shape.pattern === undefined ? null : compilePattern(shape.pattern);
  const values = shape.enum && new Set(shape.enum);
  const listed = repeatsValues(service) ? `: [${[...(values ?? [])].join(', ')}]` : '';
  return (value, path, found) => {
    if (typeof value !== 'string') return wrongType(value, path, 'string', found);
    const shown = shape.sensitive || !repeatsValues(service) ? undefined : value;
    const add = (rule: string): unknown => found.constraints.push(constraint(shown, path, rule));
    if (values && !values.has(value)) add(`Member must satisfy enum value set${listed}`);
    bounds(shape, value.length, 'length', add);
    if (!matches || matches.test(value)) return;
    const sentence = service === 'iam' ? ownSentence(shape.pattern ?? '', path) : null;
    if (sentence === null) add(matching(shape.pattern ?? ''));
    else if (value !== '') found.special.push(sentence);
  };
}

/**
 * AWS's patterns are Java's: whole matches, `(?s)` for a dot that takes line ends, and `\p{L}`, which JavaScript
 * knows only with the flag `u`.
 */
export function compilePattern(pattern: string): RegExp {
  const flags = (pattern.includes('\\p{') ? 'u' : '') + (pattern.startsWith('(?s)') ? 's' : '');
  return new RegExp(`^(?:${pattern.replace(/^\(\?s\)/, '')})$`, flags);
}

/** The pattern of the path in ListPolicies; no other operation has it. */
const policyPath = '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/';

/**
 * IAM's own sentence for a bad name or path; null if there is none. It was seen for names and paths of users,
 * roles and policies.
 */
function ownSentence(pattern: string, path: string): string | null {
  if (path.includes('.')) return null;
  const start = `The specified value for ${path} is invalid. It must `;
  if (pattern === '[\\w+=,.@-]+')
    return `${start}contain only alphanumeric characters and/or the following: +=,.@_-`;
  if (path === 'path' || path === 'newPath')
    return `${start}begin and end with / and contain only alphanumeric characters and/or / characters.`;
  if (path === 'pathPrefix' && pattern === policyPath)
    return `${start}begin with the / character and contain only alphanumeric characters and/or / characters.`;
  return null;
}

function bounds(
  { min, max }: Shape,
  size: number,
  what: 'length' | 'value',
  add: (rule: string) => void,
): void {
  if (max !== undefined && size > max) add(atMost(what, max));
  if (min !== undefined && size < min) add(atLeast(what, min));
}

const atMost = (what: string, most: number): string =>
  `Member must have ${what} less than or equal to ${most}`;
const atLeast = (what: string, least: number): string =>
  `Member must have ${what} greater than or equal to ${least}`;
const matching = (pattern: string): string => `Member must satisfy regular expression pattern: ${pattern}`;

/** IAM's sentences repeat no value, as recorded since March 2025; STS and other services still do. */
const repeatsValues = (service: ServiceName): boolean => service !== 'iam';

/** `value` is undefined for a list or a secret, which isn't printed, and null for a missing value. */
function constraint(value: string | null | undefined, path: string, rule: string): string {
  const shown = value === undefined ? 'Value' : `Value ${value === null ? 'null' : `'${value}'`}`;
  return `${shown} at '${path}' ${ruleMark}${rule}`;
}
