import type { Json, JsonObject } from '../../engine/cloudformation/index.ts';
import { isObject, member } from '../../engine/cloudformation/index.ts';
import { JsonScan, positionAt } from '../../engine/index.ts';

/** Bounds within which the text of `terraform show -json` is read, before any value is built. */
const terraformBounds = { characters: 1_000_000, resources: 500, depth: 64, values: 200_000 } as const;

/** The reason for which a text isn't read at all. */
export type UnreadTerraform =
  | { readonly kind: 'tooLong' | 'tooDeep' | 'tooMany'; readonly limit: number }
  | { readonly kind: 'tooManyResources'; readonly limit: number; readonly found: number }
  | { readonly kind: 'notJson'; readonly line: number; readonly column: number; readonly expected: string }
  /** JSON of another tool, or of a Terraform whose form this isn't. */
  | { readonly kind: 'otherForm' };

/** Acts of Terraform's on a resource; `keep`: there is nothing to do. */
export type Act = 'make' | 'change' | 'replace' | 'remove' | 'keep';

/** A resource as the file shows it. */
export interface ShownResource {
  readonly address: string;
  readonly type: string;
  readonly act: Act;
  /** Its arguments and attributes after the act; null where it goes. */
  readonly values: JsonObject | null;
  /** The same before the act; null where it comes. */
  readonly before: JsonObject | null;
  /** The values that only the making tells: true for all of a value, else by names or positions. */
  readonly unknown: Json;
  /** Each argument's references, as the configuration names them. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** Addresses of what it is made after. */
  readonly after: readonly string[];
}

/** A plan or a state, with its resources in their order. */
interface ShownTerraform {
  readonly kind: 'plan' | 'state';
  readonly resources: readonly ShownResource[];
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function parse(text: string): Json | UnreadTerraform {
  const { characters, depth, values } = terraformBounds;
  if (text.length > characters) return { kind: 'tooLong', limit: characters };
  const scan = new JsonScan(text, { depth, values });
  scan.advance(text.length);
  const { failure } = scan;
  if (!failure) return JSON.parse(text) as Json;
  if (failure.kind === 'tooDeep') return { kind: 'tooDeep', limit: depth };
  if (failure.kind === 'tooMany') return { kind: 'tooMany', limit: values };
  const { line, column } = positionAt(text, failure.offset);
  return { kind: 'notJson', line, column, expected: failure.expected };
}

/** All resources of a module and of those within it. The nesting is bounded with the text's. */
function inModules(module: JsonObject): readonly JsonObject[] {
  return [
    ...listOf(member(module, 'resources')).filter(isObject),
    ...listOf(member(module, 'child_modules')).filter(isObject).flatMap(inModules),
  ];
}

/** `module.a.aws_iam_role.b["x"]` → `module.a.aws_iam_role.b`: as the configuration names it. */
export const withoutIndex = (address: string): string => address.replace(/\[(?:"[^"\]]*"|\d+)\]/g, '');

interface Configured {
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly after: readonly string[];
}

/** The references of one argument's expression, those of its nested blocks among them. */
function referencesIn(expression: Json | undefined): readonly string[] {
  if (Array.isArray(expression)) return (expression as readonly Json[]).flatMap(referencesIn);
  if (!isObject(expression)) return [];
  const own = listOf(member(expression, 'references')).filter(
    (one): one is string => typeof one === 'string',
  );
  return own.length > 0 ? own : Object.values(expression).flatMap(referencesIn);
}

/** The configuration of each resource, by its address without an index. */
function configuredIn(module: JsonObject, start: string, found: Map<string, Configured>): void {
  for (const resource of listOf(member(module, 'resources')).filter(isObject)) {
    const expressions = objectOf(member(resource, 'expressions'));
    const references = Object.fromEntries(
      Object.entries(expressions).map(([name, expression]) => [
        name,
        referencesIn(expression).map((one) => start + one),
      ]),
    );
    const depends = listOf(member(resource, 'depends_on')).map((one) => start + textOf(one));
    found.set(start + textOf(member(resource, 'address')), {
      references,
      after: [...Object.values(references).flat(), ...depends],
    });
  }
  for (const [name, call] of Object.entries(objectOf(member(module, 'module_calls'))))
    configuredIn(objectOf(member(call, 'module')), `${start}module.${name}.`, found);
}

const acts: readonly (readonly [actions: string, act: Act])[] = [
  ['no-op', 'keep'],
  ['create', 'make'],
  ['update', 'change'],
  ['delete', 'remove'],
  ['delete create', 'replace'],
  ['create delete', 'replace'],
];

/** https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
function plannedResources(root: JsonObject): readonly ShownResource[] {
  const configured = new Map<string, Configured>();
  configuredIn(objectOf(member(member(root, 'configuration'), 'root_module')), '', configured);
  return listOf(member(root, 'resource_changes'))
    .filter(isObject)
    .flatMap((resource): ShownResource[] => {
      const change = objectOf(member(resource, 'change'));
      const actions = listOf(member(change, 'actions')).map(textOf).join(' ');
      const act = acts.find(([name]) => name === actions)?.[1];
      // Others are read, or forgotten: nothing changes.
      if (!act || member(resource, 'mode') === 'data') return [];
      const address = textOf(member(resource, 'address'));
      const { references = {}, after = [] } = configured.get(withoutIndex(address)) ?? {};
      const [values, before] = [member(change, 'after'), member(change, 'before')];
      return [
        {
          address,
          type: textOf(member(resource, 'type')),
          act,
          values: isObject(values) ? values : null,
          before: isObject(before) ? before : null,
          unknown: member(change, 'after_unknown') ?? {},
          references,
          after,
        },
      ];
    });
}

/** https://developer.hashicorp.com/terraform/internals/json-format#values-representation */
const statedResources = (root: JsonObject): readonly ShownResource[] =>
  inModules(objectOf(member(member(root, 'values'), 'root_module')))
    .filter((resource) => member(resource, 'mode') !== 'data')
    .map((resource) => ({
      address: textOf(member(resource, 'address')),
      type: textOf(member(resource, 'type')),
      act: 'make',
      values: objectOf(member(resource, 'values')),
      before: null,
      unknown: {},
      references: {},
      after: listOf(member(resource, 'depends_on')).map(textOf),
    }));

/** Reads the JSON of `terraform show -json`, of a plan or of a state. */
export function readShown(text: string): ShownTerraform | UnreadTerraform {
  const root = parse(text);
  if (isUnread(root)) return root;
  if (!isObject(root) || typeof member(root, 'format_version') !== 'string') return { kind: 'otherForm' };
  const isPlan =
    member(root, 'resource_changes') !== undefined || member(root, 'planned_values') !== undefined;
  if (!isPlan && member(root, 'values') === undefined) return { kind: 'otherForm' };
  const resources = isPlan ? plannedResources(root) : statedResources(root);
  const limit = terraformBounds.resources;
  if (resources.length > limit) return { kind: 'tooManyResources', limit, found: resources.length };
  return { kind: isPlan ? 'plan' : 'state', resources };
}

const isUnread = (value: Json | UnreadTerraform): value is UnreadTerraform =>
  typeof value === 'object' && value !== null && 'kind' in value && !('format_version' in value);
