/**
 * IAM's default quotas. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * The names are those that LimitExceeded prints.
 */
export const quotas = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1000,
  PoliciesPerAccount: 1500,
  InstanceProfilesPerAccount: 1000,
  /** Roles of one instance profile. */
  InstanceSessionsPerInstanceProfile: 1,
  OpenIdConnectProvidersPerAccount: 100,
  ClientIdsPerOpenIdConnectProvider: 100,
  SAMLProvidersPerAccount: 100,
  GroupsPerUser: 10,
  PoliciesPerUser: 10,
  PoliciesPerGroup: 10,
  PoliciesPerRole: 20,
  AccessKeysPerUser: 2,
  MFADevicesPerUser: 8,
  VirtualMFADevicesPerAccount: 5000,
  VersionsPerPolicy: 5,
  TagsPerResource: 50,
  /** Characters without white space. */
  PolicySize: 6144,
  /** Characters of a role's trust policy, without white space. */
  ACLSizePerRole: 2048,
} as const;

/** The most characters of all inline policies of one user, group or role together, without white space. */
export const inlineSize = { user: 2048, group: 5120, role: 10240 } as const;

/** Seconds. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const durations = {
  /** The duration that AssumeRole gives when none is asked for. */
  roleSession: 3600,
  /** The most that role chaining gets, even if the role allows more. */
  chainedSession: 3600,
  /** The maximum duration that a new role allows. */
  roleMaximum: 3600,
  userSession: 43200,
  /** The root user's session token never lives longer; a longer request isn't refused. */
  rootSession: 3600,
} as const;
