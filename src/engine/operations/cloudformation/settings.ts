import type { ApiError, Result } from '../../call/call.ts';
import type { NamedValue, StackRow, StackSetting } from '../../entities/entities.ts';
import type { Json, JsonObject, ResolvedTemplate, StackScope, Template } from '../../cloudformation/index.ts';
import {
  isList,
  isObject,
  objectOf,
  readTemplate,
  resolveTemplate,
  settle,
} from '../../cloudformation/index.ts';
import type { World } from '../../world/world.ts';
import { madeOf } from './next-call.ts';
import { exportNamed, importersOf, resourceIn, templateIn, validationError } from './stack-rows.ts';

/** A stack's template with its values, and how properties are shown: with values that aren't echoed as `****`. */
interface Setting {
  readonly template: Template;
  readonly resolved: ResolvedTemplate;
  readonly hide: (value: Json) => Json;
}

type Place = Pick<StackRow, 'account' | 'region' | 'name' | 'id'>;

/** Tells what a template's functions may read in this account and region. */
export const scopeFor = (
  world: World,
  place: Place,
  {
    parameters,
    secrets = [],
    stored = [],
    notifications,
  }: Pick<StackSetting, 'parameters' | 'secrets' | 'stored' | 'notifications'>,
): StackScope => ({
  parameters: new Map([...parameters, ...secrets].map(({ key, value }) => [key, value])),
  stored: new Map(stored.map(({ key, value }) => [key, value])),
  accountId: place.account,
  region: place.region,
  stackName: place.name,
  stackId: place.id,
  notificationArns: notifications,
  exportOf: (name) => exportNamed(world, place, name)?.value ?? null,
});

/** Hides values in JSON, which stays JSON: in its texts, and where one is a number or a truth value. */
function hiding(secrets: readonly NamedValue[]): (value: Json) => Json {
  const hidden = secrets.map(({ value }) => value).filter((value) => value !== '');
  const hide = (value: Json): Json => {
    if (typeof value === 'string')
      return hidden.reduce((shown, secret) => shown.replaceAll(secret, '****'), value);
    if (isList(value)) return value.map(hide);
    if (isObject(value)) return objectOf(Object.entries(value).map(([name, item]) => [name, hide(item)]));
    return hidden.includes(String(value)) ? '****' : value;
  };
  return hide;
}

/** A stack's row stays the same while its resources are worked on, so that its template is read once. */
const settings = new WeakMap<StackRow, Setting>();

/** The setting of a stack whose template was found good when its deployment began. */
export function settingOf(world: World, stack: StackRow): Setting {
  const known = settings.get(stack);
  if (known) return known;
  const template = readTemplate(templateIn(world, stack.id, stack.template)?.body ?? '');
  if (!template.ok) throw new Error('A stack has a template that can be read');
  const resolved = resolveTemplate(template.value, scopeFor(world, stack, stack));
  if (!resolved.ok) throw new Error('A stack has a template that can be resolved');
  const setting = { template: template.value, resolved: resolved.value, hide: hiding(stack.secrets ?? []) };
  settings.set(stack, setting);
  return setting;
}

type Outputs = StackRow['outputs'];

const notText = validationError(
  'Template format error: The Value field of every Outputs member must evaluate to a String.',
);

/**
 * The outputs of a stack whose resources are all made, or why its exports can't be so: a name is taken, or another
 * stack uses what would go.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function outputsOf(
  world: World,
  stack: StackRow,
): { readonly ok: true; readonly value: Outputs } | { readonly ok: false; readonly error: ApiError } {
  const { resolved } = settingOf(world, stack);
  const made = (id: string) => madeOf(resourceIn(world, stack.id, id));
  const outputs: Outputs[number][] = [];
  for (const [key, { value, description, exportName }] of resolved.outputs) {
    const settled = settle({ value, ...(exportName !== null && { exportName }) }, made);
    if (!settled.ok) return { ok: false, error: errorOf(settled) };
    const { value: told, exportName: name } = settled.value as JsonObject;
    if (typeof told === 'object' || typeof name === 'object') return { ok: false, error: notText };
    outputs.push({
      key,
      value: String(told),
      ...(description !== null && { description }),
      ...(name !== undefined && { exportName: String(name) }),
    });
  }
  const error = exportsRefused(world, stack, outputs);
  return error ? { ok: false, error } : { ok: true, value: outputs };
}

function exportsRefused(world: World, stack: StackRow, outputs: Outputs): ApiError | null {
  for (const { exportName } of outputs) {
    const other = exportName === undefined ? null : exportNamed(world, stack, exportName);
    if (other && other.stack.id !== stack.id)
      return validationError(
        `Export with name ${exportName} is already exported by stack ${other.stack.name}.`,
      );
  }
  for (const before of stack.outputs) {
    if (before.exportName === undefined) continue;
    const after = outputs.find(({ exportName }) => exportName === before.exportName);
    const what = after ? 'updated' : 'deleted';
    const error = after?.value === before.value ? null : exportInUse(world, stack, before.exportName, what);
    if (error) return error;
  }
  return null;
}

/** The error if a stack uses an export. */
export function exportInUse(
  world: World,
  place: Pick<Place, 'account' | 'region'>,
  name: string,
  what: 'updated' | 'deleted',
): ApiError | null {
  const users = importersOf(world, place, name);
  if (!users.length) return null;
  const [last = '', ...others] = [...users].reverse();
  const list = others.length ? `${others.reverse().join(', ')} and ${last}` : last;
  const [verb, Verb] = what === 'deleted' ? ['delete', 'Delete'] : ['update', 'Update'];
  return validationError(`${Verb} canceled. Cannot ${verb} export ${name} as it is in use by ${list}.`);
}

/** The error of a failure. What isn't modelled is said in the same place. */
const errorOf = (failure: Exclude<Result<unknown>, { readonly ok: true }>): ApiError =>
  'error' in failure
    ? failure.error
    : validationError(`${failure.notModelled.feature} is not modelled here.`);
