import { isAccountId, parseArn, policyArn, roleArn, userArn } from '../arn.ts';
import type { Tag } from '../entities/entities.ts';
import type { World } from '../world/world.ts';
import { byName } from '../world/world.ts';
import type { Entry } from './context-entries.ts';
import { tagEntries } from './context-entries.ts';
import { organizationPath, organizationWith } from './organization.ts';
import { ownerOf, resourceOf } from './resources.ts';

const iamKinds = {
  user: ['users', userArn],
  role: ['roles', roleArn],
  policy: ['policies', policyArn],
} as const;

function tagsByName(
  world: World,
  account: string,
  resource: string,
  arn: string,
): readonly Tag[] | undefined {
  const [kind = ''] = resource.split('/');
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  if (kind === 'instance-profile') return byName(world, 'instanceProfiles', account, name)?.tags;
  if (!Object.hasOwn(iamKinds, kind)) return undefined;
  const [table, arnOf] = iamKinds[kind as keyof typeof iamKinds];
  const row = byName(world, table, account, name);
  return row && arnOf(row) === arn ? row.tags : undefined;
}

/** The tags of IAM's own: users, roles and policies by their ARN, providers and devices, whose ids are ARNs. */
function iamTags(world: World, arn: string): readonly Tag[] | undefined {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam') return undefined;
  const { oidcProviders, samlProviders, mfaDevices } = world.tables;
  return (
    tagsByName(world, parsed.account, parsed.resource, arn) ??
    (oidcProviders.get(arn) ?? samlProviders.get(arn) ?? mfaDevices.get(arn))?.tags
  );
}

/** S3 compares a bucket's tags only where that was switched on for the bucket, and has keys of its own for objects. */
function taggedResource(world: World, arn: string): readonly Tag[] | undefined {
  const row = resourceOf(world, arn);
  return row && row.kind !== 'bucket' && row.kind !== 'object' ? row.tags : undefined;
}

function tagsOf(world: World, arn: string): Entry[] {
  const tags = iamTags(world, arn);
  if (tags) return [...tagEntries('aws:ResourceTag/', tags), ...tagEntries('iam:ResourceTag/', tags)];
  return tagEntries('aws:ResourceTag/', taggedResource(world, arn) ?? []);
}

/** The tags that an identity or user pool has, by its ARN. */
function poolTags(world: World, arn: string): Entry[] {
  const [, id = ''] = parseArn(arn)?.resource.split('/') ?? [];
  const { identityPools, userPools } = world.tables;
  return tagEntries('aws:ResourceTag/', (identityPools.get(id) ?? userPools.get(id))?.tags ?? []);
}

/**
 * What a request says of the resource: its account and organization, and its tags.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resource-properties
 */
export function resourceEntries(world: World, action: string, resource: string): Entry[] {
  if (resource === '*') return [];
  const named = parseArn(resource)?.account ?? '';
  const account = isAccountId(named) ? named : (ownerOf(world, action, resource) ?? named);
  const organization = account === '' ? undefined : organizationWith(world, account);
  const ofOrganization: Entry[] = organization
    ? [
        ['aws:ResourceOrgID', [organization.id]],
        ['aws:ResourceOrgPaths', [organizationPath(world, organization, account)]],
      ]
    : [];
  const tags = resource.includes(':cognito-') ? poolTags(world, resource) : tagsOf(world, resource);
  return [
    ...(account === '' ? [] : [['aws:ResourceAccount', [account]] as const]),
    ...ofOrganization,
    ...tags,
  ];
}
