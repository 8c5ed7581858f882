import { isFields, tool } from './exported.ts';
import type { Fields } from './exported.ts';

/** A type of `@aws-cdk/service-spec-types`, as far as templates of this project need it. */
type SpecType =
  | { readonly type: 'ref'; readonly reference: { readonly $ref: string } }
  | { readonly type: 'array' | 'map'; readonly element: SpecType }
  | { readonly type: 'union'; readonly types: readonly SpecType[] }
  | { readonly type: 'json' | 'tag' | 'string' | 'boolean' | 'integer' | 'number' | 'date-time' };

type SpecProperties = Readonly<Record<string, { readonly type: SpecType; readonly required?: boolean }>>;

interface SpecResource {
  readonly cloudFormationType: string;
  readonly properties: SpecProperties;
  readonly attributes: Fields;
}

interface SpecDatabase {
  all(kind: 'resource'): readonly SpecResource[];
  get(kind: 'typeDefinition', id: string): { readonly properties: SpecProperties };
}

const { loadAwsServiceSpecSync } = tool('@aws-cdk/aws-service-spec') as {
  loadAwsServiceSpecSync: () => SpecDatabase;
};
const database = loadAwsServiceSpecSync();
const resources = new Map(database.all('resource').map((one) => [one.cloudFormationType, one]));

/** True for `{"Ref": …}`, `{"Fn::Sub": …}` and the like: a value that is known only when the stack is made. */
const isIntrinsic = (value: unknown): boolean =>
  isFields(value) && Object.keys(value).length === 1 && /^(?:Ref$|Fn::)/.test(Object.keys(value)[0] ?? '');

/** Says what of a value its type doesn't allow, each with its place. */
function faultsOf(value: unknown, type: SpecType, at: string): string[] {
  if (isIntrinsic(value)) return [];
  const unless = (isRight: boolean): string[] => (isRight ? [] : [`${at} is no ${type.type}`]);
  switch (type.type) {
    case 'ref':
      return isFields(value)
        ? propertyFaults(value, database.get('typeDefinition', type.reference.$ref).properties, at)
        : unless(false);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, i) => faultsOf(item, type.element, `${at}[${String(i)}]`))
        : unless(false);
    case 'map':
      return isFields(value)
        ? Object.entries(value).flatMap(([name, item]) => faultsOf(item, type.element, `${at}.${name}`))
        : unless(false);
    case 'union': {
      const faults = type.types.map((one) => faultsOf(value, one, at));
      return faults.find((one) => one.length === 0) ?? faults[0] ?? [];
    }
    case 'json':
      return unless(typeof value === 'object' || typeof value === 'string');
    case 'tag':
      return unless(isFields(value) && 'Key' in value && 'Value' in value);
    case 'integer':
      return unless(Number.isInteger(value));
    case 'date-time':
      return unless(typeof value === 'string');
    default:
      return unless(typeof value === type.type);
  }
}

function propertyFaults(value: Fields, properties: SpecProperties, at: string): string[] {
  const missing = Object.entries(properties).flatMap(([name, { required }]) =>
    required && !(name in value) ? [`${at} lacks ${name}`] : [],
  );
  const given = Object.entries(value).flatMap(([name, inner]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property ? faultsOf(inner, property.type, `${at}.${name}`) : [`${at} has an unknown ${name}`];
  });
  return [...missing, ...given];
}

/** Says what CloudFormation's own schema of a type has against properties. */
export function schemaFaults(logicalId: string, type: string, properties: Fields): string[] {
  const resource = resources.get(type);
  return resource
    ? propertyFaults(properties, resource.properties, logicalId)
    : [`${logicalId} has an unknown type ${type}`];
}

/** True if `Fn::GetAtt` gives such an attribute of a type; `A.B` is an attribute within an attribute. */
export const hasAttribute = (type: string, attribute: string): boolean =>
  Object.hasOwn(resources.get(type)?.attributes ?? {}, attribute);
