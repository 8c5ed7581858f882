import type { Json, JsonObject, ResolvedTemplate, Template } from '../../engine/cloudformation/index.ts';
import { capabilitiesOf, isObject, member, replacementFor } from '../../engine/cloudformation/index.ts';
import { nameMatches } from '../../engine/index.ts';

/** Something in a template that is worth a look, at its line. */
export interface TemplateFinding {
  readonly kind: 'anyoneTrusted' | 'passAnyRole' | 'noBoundary' | 'nameReplaces' | 'namedIdentity';
  readonly line: number;
  readonly logicalId: string;
  /** For `noBoundary` another role that has one; for `nameReplaces` the property. */
  readonly other: string;
}

const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];

interface OwnName {
  readonly property: string;
  readonly line: number;
}

type Path = readonly (string | number)[];

interface Statement {
  readonly path: Path;
  readonly value: JsonObject;
}

/** A document's statements; one that is a text, or isn't known before something is made, has none here. */
function statementsIn(document: Json | undefined, path: Path): readonly Statement[] {
  const all = member(document, 'Statement');
  return listOf(all).flatMap((value, index) =>
    isObject(value) ? [{ value, path: [...path, 'Statement', ...(Array.isArray(all) ? [index] : [])] }] : [],
  );
}

/** The documents of a resource that say what may be done, and those that say who may do it. */
const permissions: readonly string[] = ['PolicyDocument'];
const trusts: readonly string[] = ['AssumeRolePolicyDocument', 'KeyPolicy', 'ResourcePolicy'];
/** Types whose `PolicyDocument` stands on a resource, and names who may use it. */
const onResources: readonly string[] = [
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
];

function documentsOf(type: string, properties: JsonObject, path: Path) {
  const inline = listOf(member(properties, 'Policies')).flatMap((policy, index) =>
    statementsIn(member(policy, 'PolicyDocument'), [...path, 'Policies', index, 'PolicyDocument']),
  );
  const named = (names: readonly string[]) =>
    names.flatMap((name) => statementsIn(member(properties, name), [...path, name]));
  const isOnResource = onResources.includes(type);
  return {
    gives: [...inline, ...(isOnResource ? [] : named(permissions))],
    trusts: [...named(trusts), ...(isOnResource ? named(permissions) : [])],
  };
}

const allows = ({ value }: Statement): boolean => member(value, 'Effect') === 'Allow';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous */
const namesAnyone = ({ value }: Statement): boolean => {
  const principal = member(value, 'Principal');
  const all = isObject(principal) ? listOf(member(principal, 'AWS')) : listOf(principal);
  return all.includes('*') && member(value, 'Condition') === undefined;
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const passesAnyRole = ({ value }: Statement): boolean =>
  listOf(member(value, 'Resource')).includes('*') &&
  member(value, 'Condition') === undefined &&
  listOf(member(value, 'Action')).some(
    (action) => typeof action === 'string' && nameMatches(action.toLowerCase(), 'iam:passrole'),
  );

/** Looks through a template for what is worth a look before it is deployed: each finding names its line. */
export function templateFindings(template: Template, resolved: ResolvedTemplate): readonly TemplateFinding[] {
  const found: TemplateFinding[] = [];
  const add = (kind: TemplateFinding['kind'], logicalId: string, path: Path, other = ''): void => {
    const { line } = template.placeOf(path);
    if (!found.some((one) => one.kind === kind && one.line === line))
      found.push({ kind, line, logicalId, other });
  };
  const bounded = [...resolved.resources.values()].find(
    ({ type, properties }) =>
      type === 'AWS::IAM::Role' && member(properties, 'PermissionsBoundary') !== undefined,
  );
  for (const { logicalId, type, properties } of resolved.resources.values()) {
    const path = ['Resources', logicalId, 'Properties'];
    const documents = documentsOf(type, properties, path);
    for (const one of documents.trusts)
      if (allows(one) && namesAnyone(one)) add('anyoneTrusted', logicalId, [...one.path, 'Principal']);
    for (const one of documents.gives)
      if (allows(one) && passesAnyRole(one)) add('passAnyRole', logicalId, [...one.path, 'Action']);
    if (bounded && type === 'AWS::IAM::Role' && member(properties, 'PermissionsBoundary') === undefined)
      add('noBoundary', logicalId, ['Resources', logicalId], bounded.logicalId);
  }
  const named = namedIdentity(template);
  if (named) add('namedIdentity', named[0], ['Resources', named[0], 'Properties', named[1]], named[1]);
  return found;
}

/** The names that a template gives itself, by logical id: changing one replaces the resource. */
export function ownNames(template: Template, resolved: ResolvedTemplate): ReadonlyMap<string, OwnName> {
  const found = new Map<string, OwnName>();
  for (const { logicalId, type, properties } of resolved.resources.values()) {
    const property = Object.keys(properties).find(
      (name) => name.endsWith('Name') && replacementFor(type, name) === 'Always',
    );
    if (property === undefined) continue;
    const { line } = template.placeOf(['Resources', logicalId, 'Properties', property]);
    found.set(logicalId, { property, line });
  }
  return found;
}

/** The first identity that has a name of the template's own, for which CloudFormation asks. */
function namedIdentity(template: Template): readonly [logicalId: string, property: string] | null {
  if (!capabilitiesOf(template).capabilities.includes('CAPABILITY_NAMED_IAM')) return null;
  for (const [logicalId, { type, properties }] of template.resources) {
    const property = type.startsWith('AWS::IAM::')
      ? Object.keys(properties).find((name) =>
          /^(?:Group|InstanceProfile|ManagedPolicy|Role|User)Name$/.test(name),
        )
      : undefined;
    if (property !== undefined) return [logicalId, property];
  }
  return null;
}
