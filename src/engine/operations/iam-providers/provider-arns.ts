import { parseArn, partition } from '../../arn.ts';
import { apiError } from '../../errors.ts';
import type { OperationName } from '../../model/operation-types.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest } from '../operation.ts';
import { refuse } from '../operation.ts';

type ProviderKind = 'oidc-provider' | 'saml-provider';

/**
 * Whether a text can be a provider's ARN; the model only knows its length.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function checkProviderArn(kind: ProviderKind, arn: string): Failure | null {
  const parsed = parseArn(arn);
  if (!parsed) return refuse(apiError('ValidationError', 'Invalid ARN:  Could not be parsed!'));
  if (parsed.service !== 'iam' || !parsed.resource.startsWith(`${kind}/`))
    return refuse(apiError('InvalidInput', `Invalid provider ARN: ${arn}`));
  return null;
}

/** A permission on a provider: refusals print its ARN. */
export function onProvider(
  operation: OperationName,
  arn: string,
  keys: ContextKeys = [],
): PermissionRequest[] {
  return [{ action: `iam:${operation}`, resource: arn, label: arn, keys }];
}

/** A permission to list the providers of a kind. */
export function onProviders(
  operation: OperationName,
  kind: ProviderKind,
  { account }: Pick<OperationContext, 'account'>,
): PermissionRequest[] {
  return onProvider(operation, `arn:${partition}:iam::${account}:${kind}/*`);
}
