import type { ApiError } from '../../call/call.ts';
import { noOrganizationPermission } from '../../call/denied-codes.ts';
import { serviceError } from '../../errors.ts';

/**
 * What AWS Organizations answers; all of it with status 400.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html
 */
export const notInUse = (): ApiError =>
  serviceError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');

/** The answer to a member account that makes a call of the management account's. */
export const notManaging = (): ApiError => serviceError('AccessDeniedException', noOrganizationPermission);

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
