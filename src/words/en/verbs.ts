import { isolating } from '../isolate.ts';

const splitName = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

const told: Readonly<Record<string, string>> = {
  GetObject: 'read',
  PutObject: 'write',
  DeleteObject: 'delete',
  ListBucket: 'list',
  ListAllMyBuckets: 'list',
  AssumeRole: 'assume',
  AssumeRoleWithWebIdentity: 'assume',
  GetCallerIdentity: 'ask “Who am I?”',
  UpdateAssumeRolePolicy: 'change the trust',
  PutRolePolicy: 'put a policy',
  PutUserPolicy: 'put a policy',
  PutBucketPolicy: 'change its policy',
  AttachUserPolicy: 'attach a policy',
  CreatePolicyVersion: 'add a version',
  SetDefaultPolicyVersion: 'set a version',
  DeleteRolePermissionsBoundary: 'drop the boundary',
  InvokeFunction: 'invoke',
  SendMessage: 'send',
  StopLogging: 'stop',
  AddUserToGroup: 'add a user',
  CreateAccessKey: 'create a key',
  CreateRole: 'create a role',
  CreateFunction: 'create a function',
  PassRole: 'pass',
  AssumeRoot: 'be root in',
  CreateServiceLinkedRole: 'make',
  CreateUser: 'create a user',
};

/** The word for an action, such as `read` for `s3:GetObject` and `list users` for `iam:ListUsers`. */
export const verbOf = /* @__PURE__ */ isolating((action: string): string => {
  const name = action.slice(action.indexOf(':') + 1);
  return Object.hasOwn(told, name) ? (told[name] ?? name) : splitName(name);
});
