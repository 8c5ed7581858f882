import type { ApiError, NotModelled } from './call/call.ts';

/**
 * HTTP statuses by error code, from AWS's API models (their lists of errors) and from the errors that all
 * operations share: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
const statuses = {
  AccessDenied: 403,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  ExpiredToken: 403,
  InvalidAuthenticationCode: 403,
  InvalidClientTokenId: 403,
  InvalidInput: 400,
  InvalidUserType: 400,
  LimitExceeded: 409,
  MalformedPolicyDocument: 400,
  MissingAuthenticationToken: 403,
  NoSuchEntity: 404,
  /** Not a code of AWS: the AWS CLI answers this before it sends anything. */
  ParamValidation: 400,
  PasswordPolicyViolation: 400,
  PolicyNotAttachable: 400,
  ReportExpired: 410,
  ReportInProgress: 404,
  ReportNotPresent: 410,
  SignatureDoesNotMatch: 403,
  UnmodifiableEntity: 400,
  ValidationError: 400,
} as const;

export type ErrorCode = keyof typeof statuses;

/** A failure as AWS answers it, with the code's own HTTP status. */
export function apiError(code: ErrorCode, message: string): ApiError {
  return { code, message, status: statuses[code] };
}

/**
 * Like `apiError`, for a code of another service's model. Services that speak JSON answer almost every error
 * with 400.
 */
export function serviceError(code: string, message: string, status = 400): ApiError {
  return { code, message, status };
}

type EntityKind = 'user' | 'group' | 'role';
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const noSuchEntity = (kind: EntityKind, name: string): ApiError =>
  apiError('NoSuchEntity', `The ${kind} with name ${name} cannot be found.`);

export const noSuchInlinePolicy = (kind: EntityKind, name: string): ApiError =>
  apiError('NoSuchEntity', `The ${kind} policy with name ${name} cannot be found.`);

export const noSuchPolicy = (arn: string): ApiError =>
  apiError('NoSuchEntity', `Policy ${arn} was not found.`);

export const notAttachable = (arn: string): ApiError =>
  apiError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);

export const noSuchVersion = (arn: string, version: string): ApiError =>
  apiError('NoSuchEntity', `Policy ${arn} version ${version} does not exist or is not attachable.`);

export const noSuchAccessKey = (id: string): ApiError =>
  apiError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`);

export const alreadyExists = (kind: EntityKind, name: string): ApiError =>
  apiError('EntityAlreadyExists', `${capital(kind)} with name ${name} already exists.`);

export const policyAlreadyExists = (name: string): ApiError =>
  apiError('EntityAlreadyExists', `A policy called ${name} already exists. Duplicate names are not allowed.`);

/** `what` as in `must delete access keys first`. */
export const mustFirst = (what: string): ApiError =>
  apiError('DeleteConflict', `Cannot delete entity, must ${what} first.`);

export const quotaExceeded = (quota: string, limit: number): ApiError =>
  apiError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`);

/** The error of an operation with an optional UserName, if the caller is neither a user nor the root user. */
export const mustSpecifyUser = (): ApiError =>
  apiError('ValidationError', 'Must specify userName when calling with non-User credentials');

const userGuide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';

/** `page` is a page of the IAM User Guide, without its ending, or a whole address. */
export function notModelled(feature: string, page: string): NotModelled {
  return { feature, page: page.startsWith('https:') ? page : `${userGuide}${page}.html` };
}
