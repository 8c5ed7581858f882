import type { Built, Loss, Plan, Properties, Value, Written } from './built.ts';
import { eachReference, Reference, textOf } from './built.ts';
import { writeTemplates } from './cloudformation.ts';
import { unitsOf } from './units.ts';

const transform = 'AWS::Serverless-2016-10-31';

/** The policy that SAM attaches to each role that it makes. */
const always = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** Members of a role that SAM's function has in its own form. */
const known: ReadonlySet<string> = new Set([
  'RoleName',
  'Path',
  'AssumeRolePolicyDocument',
  'ManagedPolicyArns',
  'Policies',
  'PermissionsBoundary',
]);

const trustOfLambda = (document: Value | undefined): boolean => {
  const { Version, Statement, ...more } = (document ?? {}) as Properties;
  const [statement = {}, ...others] = [Statement].flat() as Properties[];
  const { Effect, Principal, Action, ...rest } = statement;
  return (
    Version !== undefined &&
    Object.keys(more).length === 0 &&
    Object.keys(rest).every((name) => name === 'Sid') &&
    others.length === 0 &&
    Effect === 'Allow' &&
    Action === 'sts:AssumeRole' &&
    JSON.stringify(Principal) === '{"Service":"lambda.amazonaws.com"}'
  );
};

const managedOf = ({ properties }: Built): readonly Value[] =>
  (properties['ManagedPolicyArns'] ?? []) as readonly Value[];

/**
 * Whether the role that SAM makes with a function says the same as this one, apart from its name: it trusts Lambda
 * alone, and has AWSLambdaBasicExecutionRole, which SAM always attaches.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
const isFunctionsOwn = (role: Built): boolean =>
  role.type === 'AWS::IAM::Role' &&
  role.tags.length === 0 &&
  Object.keys(role.properties).every((name) => known.has(name)) &&
  managedOf(role).includes(always) &&
  trustOfLambda(role.properties['AssumeRolePolicyDocument']);

/** The functions that are built, by the keys of the roles that they alone use as theirs. */
function rolesOfFunctions(plan: Plan): Map<string, Built> {
  const users = new Map<string, Built[]>();
  for (const one of plan.built) {
    const role = one.type === 'AWS::Lambda::Function' ? one.properties['Role'] : undefined;
    if (role instanceof Reference) users.set(role.to, [...(users.get(role.to) ?? []), one]);
  }
  const keys = new Map(plan.built.map((one) => [one.key, one]));
  const found = new Map<string, Built>();
  for (const [key, [first, ...others]] of users) {
    const role = keys.get(key);
    if (role && first && others.length === 0 && isFunctionsOwn(role) && !namesItself(role, first, plan))
      found.set(key, first);
  }
  return found;
}

/** Whether a role's policies name its function, or what needs it: SAM would have to make both first. */
function namesItself(role: Built, own: Built, plan: Plan): boolean {
  let found = false;
  const after = new Set([own.key]);
  for (const { key, properties } of plan.built)
    eachReference(properties, ({ to }) => {
      if (after.has(to)) after.add(key);
    });
  eachReference(role.properties, ({ to }) => {
    found ||= after.has(to);
  });
  return found;
}

function serverless(one: Built, role: Built | undefined): Built {
  const { Role, ...own } = one.properties;
  if (!role) return { ...one, type: 'AWS::Serverless::Function' };
  void Role;
  const { Path, PermissionsBoundary, Policies = [] } = role.properties;
  const policies = [
    ...managedOf(role).filter((arn) => arn !== always),
    ...(Policies as readonly Properties[]).flatMap(({ PolicyDocument }) => PolicyDocument ?? []),
  ];
  return {
    ...one,
    type: 'AWS::Serverless::Function',
    properties: {
      ...own,
      ...(Path === undefined ? {} : { RolePath: Path }),
      ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }),
      ...(policies.length ? { Policies: policies } : {}),
    },
  };
}

/** Writes a plan as SAM templates. Functions whose role says what SAM's own role says have no role beside them. */
export function writeSam(plan: Plan): Written {
  const roles = unitsOf(plan).length === 1 ? rolesOfFunctions(plan) : new Map<string, Built>();
  const byFunction = new Map([...roles].map(([key, one]) => [one.key, key]));
  const keys = new Map(plan.built.map((one) => [one.key, one]));
  const built = plan.built.map((one): Built => {
    const own = roles.get(one.key);
    // SAM's name for the role: what else names it refers to that.
    if (own) return { ...one, logicalId: `${own.logicalId}Role` };
    return one.type === 'AWS::Lambda::Function'
      ? serverless(one, keys.get(byFunction.get(one.key) ?? ''))
      : one;
  });
  const named: Plan = { ...plan, built };
  const units = unitsOf(named).map((unit) => ({
    ...unit,
    built: unit.built.filter(({ key }) => !roles.has(key)),
    hidden: unit.built.filter(({ key }) => roles.has(key)),
  }));
  const written = writeTemplates(named, 'yaml', transform, units);
  const names = [...roles.keys()].map((key) => textOf(keys.get(key)?.properties['RoleName']));
  const loss: Loss[] = names.length ? [{ reason: 'roleNames', names, at: null, count: names.length }] : [];
  return { ...written, losses: [...written.losses, ...loss] };
}

/** Whether a plan has a function, whose role SAM can write with it. */
export const hasFunction = ({ built }: Plan): boolean =>
  built.some(({ type }) => type === 'AWS::Lambda::Function');
