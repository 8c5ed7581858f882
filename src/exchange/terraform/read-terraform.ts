import type { Json, JsonObject } from '../../engine/cloudformation/index.ts';
import { isObject, member } from '../../engine/cloudformation/index.ts';
import type { Act, ShownResource, UnreadTerraform } from './shown.ts';
import { readShown, withoutIndex } from './shown.ts';
import type { ShownType } from './types.ts';
import { carriedOutBy, hasValue, shownTypes, treatmentOfType } from './types.ts';

/** A resource of the file that this account would carry out. */
export interface TerraformThing {
  readonly address: string;
  /** The provider's type. */
  readonly type: string;
  /** The resource type that carries it out. */
  readonly as: string;
  readonly act: Act;
  /** Its properties after the act; null where it goes. */
  readonly properties: JsonObject | null;
  readonly before: JsonObject | null;
  /** Its attributes as the file has them, by name: texts that stand for what this account will give. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The same before the act. */
  readonly had: Readonly<Record<string, string>>;
  /** Addresses of the things that it is made after. */
  readonly after: readonly string[];
}

/** A resource that isn't carried out as it stands. */
interface NotCarriedOut {
  readonly address: string;
  readonly type: string;
  /** The argument for which it is refused; null for the whole type. */
  readonly argument: string | null;
  /** `unknown`: only the apply tells its value. */
  readonly why: 'notModelled' | 'unknown';
}

/** All that a file of `terraform show -json` says. */
export interface ReadTerraform {
  readonly ok: true;
  readonly kind: 'plan' | 'state';
  /** In the order in which they are made: each after all that it needs. */
  readonly things: readonly TerraformThing[];
  /** Types without an identity or a policy, which may be left out: each with its addresses. */
  readonly mayLeaveOut: ReadonlyMap<string, readonly string[]>;
  /** Resources that change nothing here. */
  readonly carried: readonly NotCarriedOut[];
  /** Resources that could decide and can't be carried out: nothing is done while there is one. */
  readonly refused: readonly NotCarriedOut[];
  /** The account that the file is about, where its ARNs name one. */
  readonly account: string | null;
}

type TerraformReading = ReadTerraform | { readonly ok: false; readonly problem: UnreadTerraform };

/** The text that stands for an attribute that only the making tells. */
export const standsFor = (address: string, attribute: string): string => `\${${address}.${attribute}}`;

/** Whether a value is known as a whole. */
function isKnown(unknown: Json | undefined): boolean {
  if (unknown === undefined || unknown === false || unknown === null) return true;
  if (unknown === true) return false;
  return Object.values(unknown as JsonObject).every(isKnown);
}

/** Arguments that name other things as a whole: a reference in one of them is the thing's own attribute. */
const naming: readonly string[] = [
  ...['user', 'role', 'group', 'groups', 'users', 'roles', 'policy_arn', 'permissions_boundary', 'bucket'],
  ...['key_id', 'target_key_id', 'queue_url', 'function_name', 'secret_arn', 'resource_arn', 'user_pool_id'],
  ...['identity_pool_id', 'group_name', 'username', 'role_arn', 'policy_id', 'target_id', 'parent_id'],
  ...['managed_policy_arns', 'kms_master_key_id', 'kms_key_id'],
];

/** The attributes that an argument's references name, each once: Terraform lists the thing itself beside them. */
function attributesNamed(
  references: readonly string[],
  things: ReadonlyMap<string, ShownResource>,
): readonly (readonly [address: string, attribute: string])[] {
  return references.flatMap((reference) => {
    const dot = reference.lastIndexOf('.');
    const [address, attribute] = [reference.slice(0, dot), reference.slice(dot + 1)];
    const target = things.get(address);
    return target && Object.hasOwn(shownTypes[target.type]?.gives ?? {}, attribute)
      ? [[address, attribute] as const]
      : [];
  });
}

/** The value of an argument: as it is known, or with texts that stand for what others will give; null if neither. */
function valueOf(
  resource: ShownResource,
  argument: string,
  things: ReadonlyMap<string, ShownResource>,
): { readonly value: Json | undefined } | null {
  const value = member(resource.values ?? {}, argument);
  const unknown = resource.unknown === true ? true : member(resource.unknown, argument);
  if (isKnown(unknown)) return { value };
  if (!naming.includes(argument)) return null;
  const named = attributesNamed(resource.references[argument] ?? [], things);
  const given = named.map(([address, attribute]) => {
    const known = member(things.get(address)?.values ?? {}, attribute);
    return typeof known === 'string' ? known : standsFor(address, attribute);
  });
  const isList = argument.endsWith('s');
  if (isList) {
    const known = Array.isArray(value) ? (value as readonly Json[]) : [];
    const open = unknown === true ? given.length : known.length || listLength(unknown);
    return given.length > 0 && given.length === open ? { value: given } : null;
  }
  return given.length === 1 ? { value: given[0] } : null;
}

const listLength = (value: Json | undefined): number =>
  Array.isArray(value) ? (value as readonly Json[]).length : 0;

/** A computed name that only the apply tells is generated here, too. */
const generated: readonly string[] = ['name', 'bucket', 'description', 'path', 'statement_id', 'id'];

function describe(
  type: ShownType,
  resource: ShownResource,
  things: ReadonlyMap<string, ShownResource>,
): { readonly properties: JsonObject; readonly unknown: readonly string[] } {
  const properties: Record<string, Json> = {};
  const unknown: string[] = [];
  const values: Record<string, Json> = { ...resource.values };
  for (const argument of Object.keys({ ...type.takes, ...resource.values })) {
    const found = valueOf(resource, argument, things);
    if (found?.value !== undefined) values[argument] = found.value;
  }
  for (const [argument, property] of Object.entries(type.takes)) {
    const found = valueOf(resource, argument, things);
    // A computed value that nobody has set is the provider's own.
    const isSet = resource.references[argument] !== undefined;
    if (!found && (isSet || !generated.includes(argument)) && isSet) unknown.push(argument);
    if (found && hasValue(found.value)) properties[property] = found.value;
  }
  for (const [property, value] of Object.entries(type.more?.(values) ?? {}))
    if (value !== undefined) properties[property] = value;
  return { properties, unknown };
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';

function attributesOf(
  { gives }: ShownType,
  address: string,
  values: JsonObject | null,
): Record<string, string> {
  return Object.fromEntries(
    Object.keys(gives).map((name) => {
      const known = member(values ?? {}, name);
      return [name, isText(known) ? known : standsFor(address, name)];
    }),
  );
}

/** The account that most ARNs of the file's own resources name. */
function accountIn(resources: readonly ShownResource[]): string | null {
  const counts = new Map<string, number>();
  for (const { values, before } of resources)
    for (const one of [values, before]) {
      const arn = member(one ?? {}, 'arn');
      const account = isText(arn) ? (arn.split(':')[4] ?? '') : '';
      if (/^\d{12}$/.test(account)) counts.set(account, (counts.get(account) ?? 0) + 1);
    }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Policies that a role lists although resources of their own attach or write them. */
function withoutSaidElsewhere(things: readonly TerraformThing[]): readonly TerraformThing[] {
  const attached = new Set<string>();
  const inline = new Set<string>();
  for (const { type, properties } of things) {
    if (type === 'aws_iam_role_policy_attachment')
      attached.add(`${text(properties, 'role')} ${text(properties, 'policy_arn')}`);
    if (type === 'aws_iam_policy_attachment')
      for (const role of list(properties, 'roles'))
        attached.add(`${wordOf(role)} ${text(properties, 'policy_arn')}`);
    if (type === 'aws_iam_role_policy')
      inline.add(`${text(properties, 'RoleName')} ${text(properties, 'PolicyName')}`);
  }
  const cleaned = (one: JsonObject | null): JsonObject | null => {
    if (!one) return null;
    const name = text(one, 'RoleName');
    const arns = list(one, 'ManagedPolicyArns').filter((arn) => !attached.has(`${name} ${wordOf(arn)}`));
    const policies = list(one, 'Policies').filter(
      (policy) => !inline.has(`${name} ${text(isObject(policy) ? policy : null, 'PolicyName')}`),
    );
    return {
      ...without(one, ['ManagedPolicyArns', 'Policies']),
      ...(arns.length > 0 && { ManagedPolicyArns: arns }),
      ...(policies.length > 0 && { Policies: policies }),
    };
  };
  return things.map((thing) =>
    thing.type === 'aws_iam_role'
      ? { ...thing, properties: cleaned(thing.properties), before: cleaned(thing.before) }
      : thing,
  );
}

const text = (properties: JsonObject | null, name: string): string => {
  const value = member(properties ?? {}, name);
  return isText(value) ? value : '';
};
const wordOf = (value: Json): string => (isText(value) ? value : '');
const without = (one: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name)));
const list = (properties: JsonObject | null, name: string): readonly Json[] => {
  const value = member(properties ?? {}, name);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};

/** Policies with documents may name anybody, so they come after those whom they may name. */
const ranks: readonly RegExp[] = [
  /^aws_organizations_organization$/,
  /^aws_organizations_(?:organizational_unit|account)$/,
  /^aws_iam_(?:openid_connect|saml)_provider$/,
  /^aws_(?:iam_group|iam_policy|s3_bucket|cognito_user_pool|cognito_identity_pool)$/,
  /^aws_iam_user$/,
  /^aws_iam_role$/,
];
const rankOf = (type: string): number => {
  const found = ranks.findIndex((pattern) => pattern.test(type));
  return found < 0 ? ranks.length : found;
};

/** Sorts things so that each comes after those that it needs; circles keep the order of their kinds. */
function inOrder(things: readonly TerraformThing[]): readonly TerraformThing[] {
  const byAddress = new Map<string, TerraformThing[]>();
  for (const thing of things)
    for (const name of new Set([thing.address, withoutIndex(thing.address)]))
      byAddress.set(name, [...(byAddress.get(name) ?? []), thing]);
  const sorted = [...things].sort((a, b) => rankOf(a.type) - rankOf(b.type));
  const done = new Set<TerraformThing>();
  const open = new Set<TerraformThing>();
  // The things whose needs are being looked at, with what is still to be looked at of each.
  for (const start of sorted) {
    const stack: { readonly thing: TerraformThing; readonly needs: TerraformThing[] }[] = [];
    const enter = (thing: TerraformThing): void => {
      if (done.has(thing) || open.has(thing)) return;
      open.add(thing);
      stack.push({ thing, needs: thing.after.flatMap((name) => byAddress.get(name) ?? []) });
    };
    enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.needs.shift();
      if (next) enter(next);
      else {
        stack.pop();
        open.delete(top.thing);
        done.add(top.thing);
      }
    }
  }
  return [...done];
}

/** The addresses that references name: `aws_iam_role.a.arn` names `aws_iam_role.a`. */
const addressesIn = (references: readonly string[]): readonly string[] => [
  ...new Set(references.flatMap((one) => [one, one.slice(0, Math.max(0, one.lastIndexOf('.')))])),
];

/** Reads what `terraform show -json` wrote of a plan or a state. It carries nothing out. */
export function readTerraform(source: string): TerraformReading {
  const shown = readShown(source);
  if ('resources' in shown === false) return { ok: false, problem: shown };
  const byAddress = new Map(shown.resources.map((one) => [one.address, one]));
  const things: TerraformThing[] = [];
  const leftOut = new Map<string, string[]>();
  const carried: NotCarriedOut[] = [];
  const refused: NotCarriedOut[] = [];
  for (const resource of shown.resources) {
    const { address, type, act, values, before, after } = resource;
    const known = Object.hasOwn(shownTypes, type) ? shownTypes[type] : undefined;
    if (!known) {
      const treatment = treatmentOfType(type);
      const one: NotCarriedOut = { address, type, argument: null, why: 'notModelled' };
      if (treatment === 'mayLeaveOut') leftOut.set(type, [...(leftOut.get(type) ?? []), address]);
      else (treatment === 'carried' ? carried : refused).push(one);
      continue;
    }
    const refusal = known.refuses?.find((name) => hasValue(member(values ?? {}, name)));
    if (refusal !== undefined) refused.push({ address, type, argument: refusal, why: 'notModelled' });
    const { properties, unknown } = describe(known, resource, byAddress);
    for (const argument of unknown) refused.push({ address, type, argument, why: 'unknown' });
    const { treatmentOf } = carriedOutBy(known.as);
    for (const [property, value] of Object.entries(properties))
      if (treatmentOf(property, value) === 'refused')
        refused.push({ address, type, argument: property, why: 'notModelled' });
    things.push({
      address,
      type,
      as: known.as,
      act,
      properties: values ? properties : null,
      before: before
        ? describe(known, { ...resource, values: before, unknown: {}, references: {} }, byAddress).properties
        : null,
      attributes: attributesOf(known, address, values),
      had: attributesOf(known, address, before ?? values),
      after: addressesIn(after),
    });
  }
  return {
    ok: true,
    kind: shown.kind,
    things: inOrder(withoutSaidElsewhere(things)),
    mayLeaveOut: leftOut,
    carried,
    refused,
    account: accountIn(shown.resources),
  };
}
