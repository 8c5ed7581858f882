// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
} from './sts-assume-role.ts';
import type {
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from './sts-caller-identity.ts';
import type {
  GetSessionTokenRequest,
  GetSessionTokenResponse,
  GetFederationTokenRequest,
  GetFederationTokenResponse,
  AssumeRootRequest,
  AssumeRootResponse,
} from './sts-session-tokens.ts';
import type {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from './sts-web-identity.ts';
import type {
  AssumeRoleWithSAMLRequest,
  AssumeRoleWithSAMLResponse,
} from './sts-saml.ts';

export interface StsOperations {
  AssumeRole: { service: 'sts'; name: 'AssumeRole'; input: AssumeRoleRequest; output: AssumeRoleResponse };
  GetCallerIdentity: { service: 'sts'; name: 'GetCallerIdentity'; input: GetCallerIdentityRequest; output: GetCallerIdentityResponse };
  GetAccessKeyInfo: { service: 'sts'; name: 'GetAccessKeyInfo'; input: GetAccessKeyInfoRequest; output: GetAccessKeyInfoResponse };
  DecodeAuthorizationMessage: { service: 'sts'; name: 'DecodeAuthorizationMessage'; input: DecodeAuthorizationMessageRequest; output: DecodeAuthorizationMessageResponse };
  GetSessionToken: { service: 'sts'; name: 'GetSessionToken'; input: GetSessionTokenRequest; output: GetSessionTokenResponse };
  GetFederationToken: { service: 'sts'; name: 'GetFederationToken'; input: GetFederationTokenRequest; output: GetFederationTokenResponse };
  AssumeRoot: { service: 'sts'; name: 'AssumeRoot'; input: AssumeRootRequest; output: AssumeRootResponse };
  AssumeRoleWithWebIdentity: { service: 'sts'; name: 'AssumeRoleWithWebIdentity'; input: AssumeRoleWithWebIdentityRequest; output: AssumeRoleWithWebIdentityResponse };
  AssumeRoleWithSAML: { service: 'sts'; name: 'AssumeRoleWithSAML'; input: AssumeRoleWithSAMLRequest; output: AssumeRoleWithSAMLResponse };
}
