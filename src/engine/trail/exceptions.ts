/** Codes of IAM's and STS's models whose exception is the code followed by `Exception`. */
const suffixed: ReadonlySet<string> = new Set([
  'ConcurrentModification',
  'DeleteConflict',
  'EntityAlreadyExists',
  'EntityTemporarilyUnmodifiable',
  'IDPCommunicationError',
  'IDPRejectedClaim',
  'InvalidAuthenticationCode',
  'InvalidIdentityToken',
  'InvalidInput',
  'InvalidUserType',
  'LimitExceeded',
  'MalformedPolicyDocument',
  'NoSuchEntity',
  'OpenIdIdpCommunicationError',
  'PackedPolicyTooLarge',
  'PasswordPolicyViolation',
  'PolicyEvaluation',
  'PolicyNotAttachable',
  'ServiceFailure',
  'UnmodifiableEntity',
]);

/** Codes whose exception has another name. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['NotSupportedService', 'ServiceNotSupportedException'],
  ['ReportExpired', 'CredentialReportExpiredException'],
  ['ReportInProgress', 'CredentialReportNotReadyException'],
  ['ReportNotPresent', 'CredentialReportNotPresentException'],
]);

/**
 * The name of the exception that an error of IAM or STS is, as CloudTrail writes it. The errors that all services
 * share, such as AccessDenied, have no exception: they keep their code.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export function exceptionName(code: string): string {
  return otherNames.get(code) ?? (suffixed.has(code) ? `${code}Exception` : code);
}
