/** The operations that are modelled, by service and family. A family is one file in `src/engine/operations`. */
export const families = {
  iam: {
    users: ['CreateUser', 'GetUser', 'ListUsers', 'UpdateUser', 'DeleteUser'],
    'user-tags': ['TagUser', 'UntagUser', 'ListUserTags'],
    groups: ['CreateGroup', 'GetGroup', 'ListGroups', 'UpdateGroup', 'DeleteGroup'],
    membership: ['AddUserToGroup', 'RemoveUserFromGroup', 'ListGroupsForUser'],
    roles: [
      'CreateRole',
      'GetRole',
      'ListRoles',
      'UpdateRole',
      'UpdateRoleDescription',
      'UpdateAssumeRolePolicy',
      'DeleteRole',
    ],
    'role-tags': ['TagRole', 'UntagRole', 'ListRoleTags'],
    'access-keys': [
      'CreateAccessKey',
      'ListAccessKeys',
      'UpdateAccessKey',
      'DeleteAccessKey',
      'GetAccessKeyLastUsed',
    ],
    'managed-policies': [
      'CreatePolicy',
      'GetPolicy',
      'ListPolicies',
      'DeletePolicy',
      'ListEntitiesForPolicy',
    ],
    'policy-versions': [
      'CreatePolicyVersion',
      'GetPolicyVersion',
      'ListPolicyVersions',
      'SetDefaultPolicyVersion',
      'DeletePolicyVersion',
    ],
    attachments: ['User', 'Group', 'Role'].flatMap((kind) => [
      `Attach${kind}Policy`,
      `Detach${kind}Policy`,
      `ListAttached${kind}Policies`,
    ]),
    'inline-policies': ['User', 'Group', 'Role'].flatMap((kind) => [
      `Put${kind}Policy`,
      `Get${kind}Policy`,
      `List${kind}Policies`,
      `Delete${kind}Policy`,
    ]),
    account: ['GetAccountAuthorizationDetails', 'GetAccountSummary'],
  },
  sts: {
    sts: ['AssumeRole', 'GetCallerIdentity', 'GetSessionToken'],
  },
};
