/**
 * Writes CloudFormation's own schemas of the resource types that are modelled
 * (`src/engine/cloudformation/data/schemas.json`), from the npm package `@aws-cdk/aws-service-spec` (Apache-2.0), which
 * the project doesn't depend on. Prints what the file weighs.
 *
 *   node scripts/trim-cloudformation.mjs [the package's directory]
 *
 * A new type is one name below. A property reads `TYPE [required] [replaces|mayReplace]`; a type is `string`, `integer`,
 * `number`, `boolean`, `json`, `tag`, `[T]` for a list, `{T}` for a map, `#Name` for a nested type, `A|B` for either.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageDirectory } from './npm-package.mjs';

const packageName = '@aws-cdk/aws-service-spec';
/** The release that the committed data was made from. Another one has other schemas. */
export const release = '0.1.216';

const names = {
  IAM: `AccessKey Group GroupPolicy InstanceProfile ManagedPolicy OIDCProvider Policy Role RolePolicy SAMLProvider
    ServerCertificate ServiceLinkedRole User UserPolicy UserToGroupAddition VirtualMFADevice`,
  Cognito: `IdentityPool IdentityPoolPrincipalTag IdentityPoolRoleAttachment UserPool UserPoolClient UserPoolGroup
    UserPoolUser UserPoolUserToGroupAttachment`,
  Organizations: 'Account Organization OrganizationalUnit Policy',
  DynamoDB: 'Table',
  S3: 'Bucket BucketPolicy',
  KMS: 'Alias Key',
  SQS: 'Queue QueuePolicy',
  SecretsManager: 'ResourcePolicy Secret',
  Lambda: 'Function Permission',
  ECR: 'Repository',
  SSM: 'Parameter',
  CloudFormation: 'WaitConditionHandle',
};

const typeNames = Object.entries(names).flatMap(([service, list]) =>
  list.split(/\s+/).map((name) => `AWS::${service}::${name}`),
);

const replacement = { yes: ' replaces', maybe: ' mayReplace' };
const byName = ([a], [b]) => (a < b ? -1 : 1);

/** The committed file's text, from the unpacked package. */
export function schemasText(directory) {
  const { schema } = JSON.parse(gunzipSync(readFileSync(join(directory, 'db.json.gz'))).toString('utf8'));
  const resources = new Map(schema.resource.entities.map((one) => [one.cloudFormationType, one]));
  const nestedById = new Map(schema.typeDefinition.entities.map((one) => [one.$id, one]));

  function schemaOf(name) {
    const resource = resources.get(name);
    if (!resource) throw new Error(`No schema of ${name} in the package`);
    const nested = new Map();
    const ids = new Map();
    function nameOf(id) {
      if (!ids.has(id)) {
        const definition = nestedById.get(id);
        if (nested.has(definition.name)) throw new Error(`${name} has two nested types ${definition.name}`);
        ids.set(id, definition.name);
        nested.set(definition.name, null);
        nested.set(definition.name, propertiesOf(definition.properties));
      }
      return ids.get(id);
    }
    function typeText(type) {
      if (type.type === 'array') return `[${typeText(type.element)}]`;
      if (type.type === 'map') return `{${typeText(type.element)}}`;
      if (type.type === 'union') return type.types.map(typeText).join('|');
      return type.type === 'ref' ? `#${nameOf(type.reference.$ref)}` : type.type;
    }
    const propertiesOf = (properties) =>
      Object.fromEntries(
        Object.entries(properties)
          .sort(byName)
          .map(([property, { type, required, causesReplacement }]) => [
            property,
            `${typeText(type)}${required ? ' required' : ''}${replacement[causesReplacement] ?? ''}`,
          ]),
      );
    const properties = propertiesOf(resource.properties);
    return {
      properties,
      attributes: Object.keys(resource.attributes).sort(),
      identifier: resource.primaryIdentifier ?? [],
      ...(resource.tagInformation ? { tags: resource.tagInformation.tagPropertyName } : {}),
      ...(nested.size ? { nested: Object.fromEntries([...nested].sort(byName)) } : {}),
    };
  }

  return `${JSON.stringify(Object.fromEntries(typeNames.map((name) => [name, schemaOf(name)])))}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = schemasText(packageDirectory(`${packageName}@${release}`, process.argv[2]));
  writeFileSync(join(import.meta.dirname, '../src/engine/cloudformation/data/schemas.json'), text);
  const nested = Object.values(JSON.parse(text)).flatMap(({ nested = {} }) => Object.keys(nested));
  console.log(
    `${typeNames.length} types, ${nested.length} nested ones: ${text.length} bytes, ${gzipSync(text).length} gzip`,
  );
}
