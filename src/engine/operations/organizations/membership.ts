import type { AccountRow, OrganizationRow, Tag } from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import type { ApiError } from '../../call/call.ts';
import { noOrganizationPermission } from '../../call/denied-codes.ts';
import { serviceError } from '../../errors.ts';
import { quotas } from '../../quotas.ts';
import type { OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { tokenPage } from '../shared/pages.ts';
import type { TagsIn } from '../shared/tags.ts';
import { resourceTags } from '../shared/tags.ts';

/**
 * The errors of AWS Organizations, all with status 400.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html
 */
const notInUse = (): ApiError =>
  serviceError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');

/** The answer to a member account that makes a call that only the management account may make. */
const notManaging = (): ApiError => serviceError('AccessDeniedException', noOrganizationPermission);

export const invalidInput = (message: string): ApiError => serviceError('InvalidInputException', message);

export const constraint = (message: string): ApiError =>
  serviceError('ConstraintViolationException', message);

const missing = {
  AccountNotFoundException: "You specified an account that doesn't exist.",
  OrganizationalUnitNotFoundException: "You specified an organizational unit that doesn't exist.",
  ParentNotFoundException: "You specified parent that doesn't exist.",
  SourceParentNotFoundException: "You specified a source parent that doesn't exist.",
  DestinationParentNotFoundException: "You specified a destination parent that doesn't exist.",
  ChildNotFoundException: "You specified a child that doesn't exist.",
  PolicyNotFoundException: "You specified a policy that doesn't exist.",
  TargetNotFoundException: "You specified a target that doesn't exist.",
  RootNotFoundException: "You specified a root that doesn't exist.",
  CreateAccountStatusNotFoundException: "You specified a create account request that doesn't exist.",
} as const;

/** A `…NotFoundException` with its sentence. */
export const notFound = (code: keyof typeof missing): ApiError => serviceError(code, missing[code]);

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html */
export const checkTagKeys = (keys: readonly string[]): ApiError | null =>
  keys.some((key) => key.toLowerCase().startsWith('aws:'))
    ? invalidInput(
        "You specified a tag key that is a system tag. You can't add, edit, or delete system tag keys because they're reserved for AWS use.",
      )
    : null;

export const tooManyTags = (count: number): ApiError | null =>
  count > quotas.TagsPerResource
    ? constraint('You have exceeded the number of tags allowed on a resource.')
    : null;

/** Checks the tags that a request gives. */
export function checkTags(given: TagsIn = []): ApiError | null {
  const keys = given.map(({ Key }) => Key);
  if (new Set(keys).size < keys.length)
    return invalidInput('Tag keys must be unique among the tags attached to the same entity.');
  return checkTagKeys(keys) ?? tooManyTags(keys.length);
}

/** The characters of the ids of AWS Organizations. */
export const idCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The world's only organization, if there is one. */
export function organizationOf(world: World): OrganizationRow | undefined {
  const [row] = [...world.tables.organizations.values()];
  return row;
}

/** The organization's account of that id, its management account among them. */
export function memberOf(world: World, id: string): AccountRow | undefined {
  const row = world.tables.accounts.get(id);
  return row?.parentId == null ? undefined : row;
}

/** Goes on if the caller's account is in the organization. */
export function asMember<T>(
  { world, account }: OperationContext,
  then: (organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  const organization = organizationOf(world);
  return organization && memberOf(world, account) ? then(organization) : refuse(notInUse());
}

/**
 * Goes on if the caller's account is the management account, which nearly all calls require.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html
 */
export function asManager<T>(
  context: OperationContext,
  then: (organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return asMember(context, (organization) =>
    organization.account === context.account ? then(organization) : refuse(notManaging()),
  );
}

/** The tags of the account, unit or policy of an ARN, which its id ends. */
function tagsAt(world: World, arn: string): readonly Tag[] {
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  const { units, organizationPolicies } = world.tables;
  return (memberOf(world, id) ?? units.get(id) ?? organizationPolicies.get(id))?.tags ?? [];
}

/**
 * The permission that a call asks for, on the ARNs that `resources` gives, or on everything if there is no
 * organization.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export function onOrganization(
  operation: string,
  { world }: OperationContext,
  resources: (organization: OrganizationRow) => readonly string[] = () => ['*'],
  keys: PermissionRequest['keys'] = [],
): PermissionRequest[] {
  const organization = organizationOf(world);
  const arns = organization ? resources(organization) : ['*'];
  return arns.map((resource) => ({
    action: `organizations:${operation}`,
    resource,
    label: resource,
    keys: [...resourceTags(tagsAt(world, resource)), ...(keys ?? [])],
  }));
}

interface Paging {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** The most items of one page. */
const pageSize = 20;

/** One page of a list. */
export function listed<I, T>(
  input: Paging,
  items: readonly I[],
  then: (items: readonly I[], rest: { readonly NextToken?: string }) => RunResult<T>,
): RunResult<T> {
  const page = tokenPage(items, input.NextToken, input.MaxResults ?? pageSize);
  if (!page) return refuse(invalidInput('You specified an invalid value.'));
  return then(page.items, page.next === undefined ? {} : { NextToken: page.next });
}
