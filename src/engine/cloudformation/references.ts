import { invalid } from './fault.ts';
import type { Json } from './json.ts';
import { isList, isObject, member } from './json.ts';
import type { Template } from './template.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const pseudoParameters: readonly string[] = [
  ...[
    'AccountId',
    'NoValue',
    'NotificationARNs',
    'Partition',
    'Region',
    'StackId',
    'StackName',
    'URLSuffix',
  ].map((name) => `AWS::${name}`),
];

/** A function is an object with one member, whose name says which. */
export function functionOf(value: Json): { readonly name: string; readonly argument: Json } | null {
  if (!isObject(value)) return null;
  const [name, ...more] = Object.keys(value);
  if (name === undefined || more.length > 0 || !(name === 'Ref' || name.startsWith('Fn::'))) return null;
  return { name, argument: value[name] ?? null };
}

type SubPart = { readonly text: string } | { readonly variable: string };

/**
 * Splits the text of Fn::Sub into what stands as it is and its variables. `${!Name}` stands for `${Name}`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function subParts(text: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let from = 0;
  for (;;) {
    const opens = text.indexOf('${', from);
    const closes = opens < 0 ? -1 : text.indexOf('}', opens);
    if (closes < 0) break;
    const name = text.slice(opens + 2, closes);
    if (opens > from) parts.push({ text: text.slice(from, opens) });
    if (name.startsWith('!')) parts.push({ text: `\${${name.slice(1)}}` });
    else if (/^[\w.:]+$/.test(name)) parts.push({ variable: name });
    else
      throw invalid(
        'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
      );
    from = closes + 1;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The resource's logical id and the attribute that Fn::GetAtt names: `[id, name]`, `id.name`. */
export function attributeOf(argument: Json): { readonly logicalId: string; readonly attribute: Json } {
  const parts = typeof argument === 'string' ? dotted(argument) : isList(argument) ? argument : [];
  const [logicalId, ...names] = parts;
  // In YAML's short form a nested attribute may come in further pieces.
  const attribute =
    names.length > 1 && names.every((one) => typeof one === 'string') ? names.join('.') : names[0];
  if (typeof logicalId !== 'string' || logicalId === '' || attribute === undefined || attribute === '')
    throw invalid(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  return { logicalId, attribute };
}

function dotted(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** The text of Fn::Sub and the variables that it brings along. */
export function subArguments(argument: Json): { readonly text: string; readonly own: Json } {
  const [text, own] = isList(argument) && argument.length <= 2 ? argument : [argument, {}];
  if (typeof text !== 'string' || (own !== undefined && !isObject(own)))
    throw invalid(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  return { text, own: own ?? {} };
}

interface Reference {
  readonly kind: 'Ref' | 'Fn::GetAtt' | 'Fn::Sub' | 'Fn::If' | 'Condition';
  /** A logical id, a parameter's or a condition's name. */
  readonly name: string;
  /** An attribute, where it is known. */
  readonly attribute: string | null;
}

/** All names that a value refers to, whether or not the branch is taken. */
export function referencesIn(value: Json, found: Reference[] = []): readonly Reference[] {
  const called = functionOf(value);
  if (called?.name === 'Ref') {
    if (typeof called.argument !== 'string')
      throw invalid('Template format error: Every Ref object must have a single String value.');
    found.push({ kind: 'Ref', name: called.argument, attribute: null });
  } else if (called?.name === 'Fn::GetAtt') referenceOfAttribute(called.argument, found);
  else if (called?.name === 'Fn::Sub') referencesOfSub(called.argument, found);
  else if (typeof value === 'object' && value !== null) {
    if (called?.name === 'Fn::If' && isList(called.argument) && typeof called.argument[0] === 'string')
      found.push({ kind: 'Fn::If', name: called.argument[0], attribute: null });
    for (const one of Object.values(value)) referencesIn(one, found);
  }
  return found;
}

function referenceOfAttribute(argument: Json, found: Reference[]): void {
  const { logicalId, attribute } = attributeOf(argument);
  const known = typeof attribute === 'string' ? attribute : null;
  found.push({ kind: 'Fn::GetAtt', name: logicalId, attribute: known });
  if (known === null) referencesIn(attribute, found);
}

function referencesOfSub(argument: Json, found: Reference[]): void {
  const { text, own } = subArguments(argument);
  for (const part of subParts(text)) {
    if (!('variable' in part) || member(own, part.variable) !== undefined) continue;
    const [name = '', ...rest] = part.variable.includes('::') ? [part.variable] : part.variable.split('.');
    found.push({ kind: 'Fn::Sub', name, attribute: rest.length > 0 ? rest.join('.') : null });
  }
  if (typeof own === 'object' && own !== null) for (const one of Object.values(own)) referencesIn(one, found);
}

/** The logical ids that a resource or an output names, those in `DependsOn` among them, and parameters. */
export function namedIn(value: Json): ReadonlySet<string> {
  const after = [member(value, 'DependsOn') ?? []].flat();
  return new Set([
    ...referencesIn(value).map(({ name }) => name),
    ...after.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  ]);
}

/** Whether a value has a function in it. */
export function hasFunction(value: Json): boolean {
  if (functionOf(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFunction);
}

/** Conditions may name each other: `{Condition: Name}`. */
function conditionsIn(value: Json, found: string[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return found;
  const name = member(value, 'Condition');
  if (typeof name === 'string' && Object.keys(value).length === 1) found.push(name);
  else for (const one of Object.values(value)) conditionsIn(one, found);
  return found;
}

/** Checks that everything that a template refers to is there, and that nothing is made of itself. */
export function checkReferences(template: Template): void {
  checkBlock(template, 'Resources', [...template.resources.values()]);
  checkBlock(
    template,
    'Outputs',
    [...template.outputs.values()].map(({ value, exportName, condition }) => ({
      properties: [value, ...(exportName === null ? [] : [exportName])],
      condition,
      dependsOn: [],
    })),
  );
  checkNoResources(template, 'Conditions', [...template.conditions.values()]);
  checkNoResources(
    template,
    'Rules',
    [...template.rules.values()].flatMap(({ condition, assertions }) => [
      condition,
      ...assertions.map(({ assert }) => assert),
    ]),
  );
  const conditions = new Map([...template.conditions].map(([name, value]) => [name, conditionsIn(value)]));
  for (const name of [...conditions.values()].flat())
    if (!conditions.has(name))
      throw invalid(`Template error: unresolved condition dependency ${name} in Condition`);
  const circle = circleIn(conditions);
  if (circle)
    throw invalid(`Template format error: Circular dependency between conditions: [${circle.join(', ')}]`);
  const resources = circleIn(dependencies(template));
  if (resources) throw invalid(`Circular dependency between resources: [${resources.join(', ')}]`);
}

function checkNoResources(template: Template, block: 'Conditions' | 'Rules', values: readonly Json[]): void {
  const strange = values
    .flatMap((one) => referencesIn(one))
    .filter(({ kind, name }) => kind !== 'Fn::If' && !isParameter(template, name))
    .map(({ name }) => name);
  if (strange.length > 0)
    throw invalid(
      `Template format error: Unresolved dependencies [${[...new Set(strange)].join(', ')}]. Cannot reference resources in the ${block} block of the template`,
    );
}

const isParameter = (template: Template, name: string): boolean =>
  template.parameters.has(name) || pseudoParameters.includes(name);

function checkBlock(
  template: Template,
  block: 'Resources' | 'Outputs',
  things: readonly {
    readonly properties: Json;
    readonly condition: string | null;
    readonly dependsOn: readonly string[];
  }[],
): void {
  const unresolved = new Set<string>();
  for (const { properties, condition, dependsOn } of things) {
    if (condition !== null && !template.conditions.has(condition))
      throw invalid(
        `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
      );
    for (const name of dependsOn) if (!template.resources.has(name)) unresolved.add(name);
    for (const { kind, name, attribute } of referencesIn(properties)) {
      if (kind === 'Fn::If') {
        if (!template.conditions.has(name))
          throw invalid(`Template error: unresolved condition dependency ${name} in Fn::If`);
      } else if (kind === 'Fn::GetAtt') {
        if (!template.resources.has(name))
          throw invalid(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
      } else if (!template.resources.has(name) && (attribute !== null || !isParameter(template, name)))
        unresolved.add(name);
    }
  }
  if (unresolved.size > 0)
    throw invalid(
      `Template format error: Unresolved resource dependencies [${[...unresolved].join(', ')}] in the ${block} block of the template`,
    );
}

/** Each resource with the logical ids of all that is made before it. */
function dependencies(template: Template): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...template.resources].map(([logicalId, { properties, dependsOn }]) => [
      logicalId,
      afterOf(template.resources, properties, dependsOn),
    ]),
  );
}

/** Logical ids that properties refer to or DependsOn names, in that order, each once. */
export function afterOf(
  resources: { readonly has: (name: string) => boolean },
  properties: Json,
  dependsOn: readonly string[],
): readonly string[] {
  const named = referencesIn(properties).map(({ name }) => name);
  return [...new Set([...named, ...dependsOn])].filter((name) => resources.has(name));
}

/** The members of a circle of things that are made after each other, or null (Tarjan, without recursion). */
function circleIn(after: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const root of after.keys()) {
    if (order.has(root)) continue;
    const path = [{ name: root, next: 0 }];
    while (path.length > 0) {
      const step = path.at(-1)!;
      const { name } = step;
      if (step.next === 0 && !order.has(name)) {
        order.set(name, order.size);
        lowest.set(name, order.get(name)!);
        open.push(name);
        isOpen.add(name);
      }
      const target = after.get(name)?.[step.next++];
      if (target === undefined) {
        path.pop();
        const above = path.at(-1)?.name;
        if (above !== undefined) lowest.set(above, Math.min(lowest.get(above)!, lowest.get(name)!));
        if (lowest.get(name) !== order.get(name)) continue;
        const members = open.splice(open.indexOf(name));
        for (const one of members) isOpen.delete(one);
        if (members.length > 1 || after.get(name)?.includes(name)) return members;
      } else if (!order.has(target)) path.push({ name: target, next: 0 });
      else if (isOpen.has(target)) lowest.set(name, Math.min(lowest.get(name)!, order.get(target)!));
    }
  }
  return null;
}

/** The things in an order in which each comes after all that it is made after; otherwise they keep their order. */
export function inOrder(after: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const waiting = new Map<string, string[]>();
  const left = new Map<string, number>();
  for (const [name, before] of after) {
    left.set(name, before.filter((one) => after.has(one)).length);
    for (const one of before) waiting.set(one, [...(waiting.get(one) ?? []), name]);
  }
  const ready = [...after.keys()].filter((name) => left.get(name) === 0);
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    done.add(next);
    for (const name of waiting.get(next) ?? []) {
      left.set(name, left.get(name)! - 1);
      if (left.get(name) === 0) ready.push(name);
    }
  }
  return [...done];
}
