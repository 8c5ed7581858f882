import type { ApiError } from '../../call/call.ts';
import type { PermissionSetRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Centred } from '../../identity-center.ts';
import { centredIn, identityCenterArn } from '../../identity-center.ts';
import type { OperationContext, PermissionRequest, RunResult } from '../operation.ts';
import { refuse } from '../operation.ts';
import { tokenPage } from '../shared/pages.ts';
import type { TagsIn } from '../shared/tags.ts';
import { requestTags, tagsFrom } from '../shared/tags.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/CommonErrors.html */
export const notFound = (message: string): ApiError => serviceError('ResourceNotFoundException', message);
export const conflict = (message: string): ApiError => serviceError('ConflictException', message);
export const invalid = (message: string): ApiError => serviceError('ValidationException', message);

interface OfInstance {
  readonly InstanceArn: string;
}
interface OfSet extends OfInstance {
  readonly PermissionSetArn: string;
}

/** Goes on if the caller's account manages the instance with this ARN. */
export function withInstance<T>(
  { world, account }: OperationContext,
  { InstanceArn }: OfInstance,
  then: (organization: Centred) => RunResult<T>,
): RunResult<T> {
  const organization = centredIn(world);
  return organization?.account === account && identityCenterArn(organization.identityCenter) === InstanceArn
    ? then(organization)
    : refuse(notFound(`Could not find Instance with id ${InstanceArn.slice(InstanceArn.indexOf('/') + 1)}`));
}

/** Goes on with a permission set of an instance. */
export function withSet<T>(
  context: OperationContext,
  input: OfSet,
  then: (row: PermissionSetRow, organization: Centred) => RunResult<T>,
): RunResult<T> {
  return withInstance(context, input, (organization) => {
    const row = context.world.tables.permissionSets.get(input.PermissionSetArn);
    return row
      ? then(row, organization)
      : refuse(
          notFound(
            `Could not find PermissionSet with id ${input.PermissionSetArn.slice(input.PermissionSetArn.lastIndexOf('/') + 1)}`,
          ),
        );
  });
}

const on = (operation: string, arns: readonly string[]): PermissionRequest[] =>
  arns.map((resource) => ({ action: `sso:${operation}`, resource, label: resource }));

/**
 * The permissions that a call asks for: on the instance, on the permission set and on the account that it names.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html
 */
export const onInstance = (operation: string) => (input: OfInstance) => on(operation, [input.InstanceArn]);

/** The permission for a new set, with the tags that it gets. */
export const onNewSet = (input: OfInstance & { readonly Tags?: TagsIn }): PermissionRequest[] =>
  onInstance('CreatePermissionSet')(input).map((one) => ({
    ...one,
    keys: requestTags(tagsFrom(input.Tags)),
  }));

export const onSet = (operation: string) => (input: OfSet) =>
  on(operation, [input.InstanceArn, input.PermissionSetArn]);

export const onSetInAccount = (operation: string, input: OfSet, account: string | undefined) => [
  ...onSet(operation)(input),
  ...on(operation, account === undefined ? [] : [`arn:aws:sso:::account/${account}`]),
];

interface Paging {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** One page of a list. */
export function listed<I, T>(
  input: Paging,
  items: readonly I[],
  then: (items: readonly I[], rest: { readonly NextToken?: string }) => RunResult<T>,
): RunResult<T> {
  const page = tokenPage(items, input.NextToken, input.MaxResults ?? 100);
  if (!page) return refuse(invalid('NextToken is not valid.'));
  return then(page.items, page.next === undefined ? {} : { NextToken: page.next });
}
