import { policyArn } from '../../../arn.ts';
import type {
  InlinePolicyRow,
  KmsEncryption,
  RoleRow,
  StackRow,
  Tag,
  UserRow,
} from '../../../entities/entities.ts';
import type { Json, JsonObject } from '../../../cloudformation/index.ts';
import { sameJson } from '../../../cloudformation/index.ts';
import { showPrincipals } from '../../../policy/trust-principals.ts';
import type { World } from '../../../world/world.ts';
import { rowsBy } from '../../../world/world.ts';
import { resourceAt } from '../../resources.ts';

/** Properties as they are; a property without a value isn't set, and one that isn't here can't be read. */
export type ActualProperties = Readonly<Record<string, Json | undefined>>;

/** Where a thing is looked for. */
interface Place extends Pick<StackRow, 'account' | 'region'> {
  readonly world: World;
}

/** Reads a thing by its physical id and the properties that it should have; null if it is gone. */
type Reading = (place: Place, physicalId: string, expected: JsonObject) => ActualProperties | null;

/** A document as the template writes it: an object. */
const documentOf = (text: string): Json => JSON.parse(text) as Json;

const tagsOf = (tags: readonly Tag[]): Json => tags.map(({ key, value }) => ({ Key: key, Value: value }));

const named = ({ account }: Place, name: string): string => `${account}/${name.toLowerCase()}`;

const inlineOf = ({ world }: Place, ownerId: string): readonly InlinePolicyRow[] =>
  rowsBy(world, 'inlinePoliciesByOwner', ownerId);

/** Attached and inline policies, which users, groups and roles have alike. */
function policiesOf(place: Place, id: string): ActualProperties {
  const { world } = place;
  return {
    ManagedPolicyArns: rowsBy(world, 'attachmentsByPrincipal', id).flatMap(({ policyId }) => {
      const row = world.tables.policies.get(policyId);
      return row ? [policyArn(row)] : [];
    }),
    Policies: inlineOf(place, id).map(({ name, document }) => ({
      PolicyName: name,
      PolicyDocument: documentOf(document),
    })),
  };
}

const boundaryOf = ({ permissionsBoundary }: UserRow | RoleRow): ActualProperties => ({
  PermissionsBoundary: permissionsBoundary,
});

const namesOf = (rows: readonly ({ readonly name: string } | undefined)[]): Json =>
  rows.flatMap((row) => row?.name ?? []);

/** An inline policy that is a resource of its own: its physical id is `POLICY|OWNER`. */
const inlinePolicy =
  (index: 'usersByName' | 'groupsByName' | 'rolesByName', member: string): Reading =>
  (place, physicalId) => {
    const [policy = '', owner = ''] = physicalId.split('|');
    const [row] = rowsBy(place.world, index, named(place, owner));
    const inline = row && inlineOf(place, row.id).find(({ name }) => name === policy);
    return inline
      ? { PolicyName: policy, [member]: owner, PolicyDocument: documentOf(inline.document) }
      : null;
  };

/** The lists of `AWS::IAM::Policy` and what they name. */
const holders = [
  ['Users', 'usersByName'],
  ['Groups', 'groupsByName'],
  ['Roles', 'rolesByName'],
] as const;

const textsIn = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];

/** An inline policy that several have: who has it still, and the first document that isn't the template's. */
const sharedInlinePolicy: Reading = (place, _, expected) => {
  const documents: Json[] = [];
  const lists = holders.map(([list, index]): [string, Json] => {
    const held = textsIn(expected[list]).filter((name) => {
      const [row] = rowsBy(place.world, index, named(place, name));
      const inline = row && inlineOf(place, row.id).find((one) => one.name === expected['PolicyName']);
      if (inline) documents.push(documentOf(inline.document));
      return inline !== undefined;
    });
    return [list, held];
  });
  const [first] = documents;
  if (first === undefined) return null;
  const wanted = expected['PolicyDocument'] ?? null;
  const PolicyDocument = documents.find((document) => !sameJson(document, wanted)) ?? first;
  return { PolicyName: expected['PolicyName'], PolicyDocument, ...Object.fromEntries(lists) };
};

const groupMembers: Reading = (place, _, expected) => {
  const { GroupName, Users } = expected;
  const [group] = textsIn([GroupName ?? '']).flatMap((name) =>
    rowsBy(place.world, 'groupsByName', named(place, name)),
  );
  if (!group) return null;
  const members = textsIn(Users).filter((name) => {
    const [user] = rowsBy(place.world, 'usersByName', named(place, name));
    return user && rowsBy(place.world, 'membershipsByUser', user.id).some((one) => one.groupId === group.id);
  });
  return { GroupName, Users: members };
};

const encryptionOf = ({ keyId, bucketKey }: KmsEncryption): Json => ({
  ServerSideEncryptionConfiguration: [
    {
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyId },
      BucketKeyEnabled: bucketKey,
    },
  ],
});

/** A resource-based policy that is a resource of its own. */
function policyAt({ world }: Place, policy: string | undefined): ActualProperties | null {
  return policy === undefined ? null : { PolicyDocument: documentOf(showPrincipals(world, policy)) };
}

/** Types that only the page compares: CloudFormation finds no drift in them. */
const byPageAlone: readonly string[] = ['AWS::IAM::Policy', 'AWS::IAM::UserToGroupAddition'];

/**
 * How the things of a type are read. AWS finds drift in some types more.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-supported-resources.html
 */
const readings: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  [
    'AWS::IAM::User',
    (place, name) => {
      const { world } = place;
      const [row] = rowsBy(world, 'usersByName', named(place, name));
      if (!row) return null;
      const memberships = rowsBy(world, 'membershipsByUser', row.id);
      return {
        UserName: row.name,
        Path: row.path,
        Groups: namesOf(memberships.map(({ groupId }) => world.tables.groups.get(groupId))),
        ...policiesOf(place, row.id),
        ...boundaryOf(row),
        Tags: tagsOf(row.tags),
      };
    },
  ],
  [
    'AWS::IAM::Group',
    (place, name) => {
      const [row] = rowsBy(place.world, 'groupsByName', named(place, name));
      return row ? { GroupName: row.name, Path: row.path, ...policiesOf(place, row.id) } : null;
    },
  ],
  [
    'AWS::IAM::Role',
    (place, name) => {
      const [row] = rowsBy(place.world, 'rolesByName', named(place, name));
      if (!row) return null;
      return {
        RoleName: row.name,
        Path: row.path,
        Description: row.description,
        MaxSessionDuration: row.maxSessionDuration,
        AssumeRolePolicyDocument: documentOf(showPrincipals(place.world, row.trustPolicy)),
        ...policiesOf(place, row.id),
        ...boundaryOf(row),
        Tags: tagsOf(row.tags),
      };
    },
  ],
  [
    'AWS::IAM::ManagedPolicy',
    (place, arn) => {
      const { world } = place;
      const [row] = rowsBy(world, 'policiesByName', named(place, arn.slice(arn.lastIndexOf('/') + 1)));
      if (!row) return null;
      const attached = rowsBy(world, 'attachmentsByPolicy', row.id);
      const of = (kind: 'user' | 'group' | 'role', table: 'users' | 'groups' | 'roles'): Json =>
        namesOf(
          attached
            .filter(({ principalKind }) => principalKind === kind)
            .map(({ principalId }) => world.tables[table].get(principalId)),
        );
      const version = row.versions.find(({ versionId }) => versionId === row.defaultVersionId);
      return {
        ManagedPolicyName: row.name,
        Path: row.path,
        Description: row.description,
        PolicyDocument: documentOf(version?.document ?? 'null'),
        Users: of('user', 'users'),
        Groups: of('group', 'groups'),
        Roles: of('role', 'roles'),
      };
    },
  ],
  ['AWS::IAM::Policy', sharedInlinePolicy],
  ['AWS::IAM::UserToGroupAddition', groupMembers],
  ['AWS::IAM::UserPolicy', inlinePolicy('usersByName', 'UserName')],
  ['AWS::IAM::GroupPolicy', inlinePolicy('groupsByName', 'GroupName')],
  ['AWS::IAM::RolePolicy', inlinePolicy('rolesByName', 'RoleName')],
  [
    'AWS::IAM::InstanceProfile',
    (place, name) => {
      const [row] = rowsBy(place.world, 'instanceProfilesByName', named(place, name));
      if (!row) return null;
      const roles = row.roleIds.map((id) => place.world.tables.roles.get(id));
      return { InstanceProfileName: row.name, Path: row.path, Roles: namesOf(roles) };
    },
  ],
  [
    'AWS::IAM::OIDCProvider',
    ({ world }, arn) => {
      const row = world.tables.oidcProviders.get(arn);
      if (!row) return null;
      return { ClientIdList: row.clientIds, ThumbprintList: row.thumbprints, Tags: tagsOf(row.tags) };
    },
  ],
  [
    'AWS::S3::Bucket',
    ({ world }, name, expected) => {
      const row = resourceAt(world, 'bucket', `arn:aws:s3:::${name}`);
      if (!row) return null;
      const isByKey = JSON.stringify(expected['BucketEncryption'] ?? '').includes('aws:kms');
      const { publicAccessBlock: block, encryption } = row;
      return {
        BucketName: row.name,
        PublicAccessBlockConfiguration: block
          ? {
              BlockPublicAcls: block.blockPublicAcls,
              IgnorePublicAcls: block.ignorePublicAcls,
              BlockPublicPolicy: block.blockPublicPolicy,
              RestrictPublicBuckets: block.restrictPublicBuckets,
            }
          : undefined,
        // Without KMS a bucket has S3's own encryption, which a template may name, too.
        ...((encryption ?? isByKey) && { BucketEncryption: encryption && encryptionOf(encryption) }),
        Tags: tagsOf(row.tags),
      };
    },
  ],
  [
    'AWS::S3::BucketPolicy',
    (place, name) => policyAt(place, resourceAt(place.world, 'bucket', `arn:aws:s3:::${name}`)?.policy),
  ],
  [
    'AWS::SecretsManager::ResourcePolicy',
    (place, arn) => {
      const shown = policyAt(place, resourceAt(place.world, 'secret', arn)?.policy);
      return shown && { ResourcePolicy: shown['PolicyDocument'] };
    },
  ],
  [
    'AWS::KMS::Key',
    (place, id) => {
      const { world, account, region } = place;
      const row = resourceAt(world, 'key', `arn:aws:kms:${region}:${account}:key/${id}`);
      if (!row || row.state === 'PendingDeletion') return null;
      return {
        Description: row.description,
        Enabled: row.state === 'Enabled',
        KeyPolicy: policyAt(place, row.policy)?.['PolicyDocument'],
        Tags: tagsOf(row.tags),
      };
    },
  ],
]);

/** Whether the page tells what was changed of a type's things by hand. */
export const isRead = (type: string): boolean => readings.has(type);

/** Whether CloudFormation finds drift in a type's things. */
export const isComparedByAws = (type: string): boolean => isRead(type) && !byPageAlone.includes(type);

export const actualOf = (
  type: string,
  place: Place,
  physicalId: string,
  expected: JsonObject,
): ActualProperties | null => readings.get(type)?.(place, physicalId, expected) ?? null;
