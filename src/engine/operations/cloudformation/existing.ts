import type { ResolvedResource } from '../../cloudformation/index.ts';
import type { ResourceKind, StackRow } from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import { byName, rowsBy } from '../../world/world.ts';
import { parameterAt } from '../ssm/parameter-rows.ts';

type Place = Pick<StackRow, 'account' | 'region'>;
type Finder = (world: World, place: Place, name: string) => unknown;

const inTable =
  (table: 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles'): Finder =>
  (world, { account }, name) =>
    byName(world, table, account, name);

const ofKind =
  (kind: ResourceKind): Finder =>
  (world, { account, region }, name) =>
    rowsBy(world, 'resourcesByName', `${account}/${kind}/${region}/${name}`)[0];

/** Types whose resources may have a name of their own: the property that gives it, and how the thing is found. */
const finders: ReadonlyMap<string, readonly [property: string, find: Finder]> = new Map([
  ['AWS::IAM::User', ['UserName', inTable('users')]],
  ['AWS::IAM::Group', ['GroupName', inTable('groups')]],
  ['AWS::IAM::Role', ['RoleName', inTable('roles')]],
  ['AWS::IAM::ManagedPolicy', ['ManagedPolicyName', inTable('policies')]],
  ['AWS::IAM::InstanceProfile', ['InstanceProfileName', inTable('instanceProfiles')]],
  ['AWS::S3::Bucket', ['BucketName', ofKind('bucket')]],
  ['AWS::DynamoDB::Table', ['TableName', ofKind('table')]],
  ['AWS::SQS::Queue', ['QueueName', ofKind('queue')]],
  ['AWS::Lambda::Function', ['FunctionName', ofKind('function')]],
  ['AWS::SecretsManager::Secret', ['Name', ofKind('secret')]],
  ['AWS::SSM::Parameter', ['Name', (world, place, name) => parameterAt({ world, ...place }, name)]],
]);

/** Whether a thing of the name that a template gives to a resource is there already. */
export function isThereAlready(world: World, place: Place, { type, properties }: ResolvedResource): boolean {
  const [property = '', find] = finders.get(type) ?? [];
  const name = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return typeof name === 'string' && !!find?.(world, place, name);
}
