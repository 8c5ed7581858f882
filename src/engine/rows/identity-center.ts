import type { Check } from './row-checks.ts';
import { account, arn, document, list, record, roleId, tags, text, time } from './row-checks.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_AccessControlAttribute.html */
const attribute = record({ key: text(1, 128), source: list(text(0, 256), 1, 1) });

export const identityCenter = record(
  {
    instanceId: text(23, 23, /^ssoins-[a-zA-Z0-9-.]{16}$/),
    identityStoreId: text(12, 12, /^d-[0-9a-f]{10}$/),
    createDate: time,
  },
  { attributes: list(attribute, 50) },
);

const userId = text(36, 47, /^(?:[0-9a-f]{10}-)?[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/);

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionSet.html */
export const identityCenterShapes = {
  directoryUsers: record({
    id: userId,
    account,
    name: text(1, 128, /^\S+$/),
    createDate: time,
    attributes: list(record({ path: text(1, 255), value: text(1, 1024) }), 30),
  }),
  permissionSets: record(
    {
      id: arn,
      account,
      name: text(1, 32, /^[\w+=,.@-]+$/),
      createDate: time,
      sessionDuration: text(1, 100, /^PT[0-9HMS]+$/),
      tags,
      managedPolicies: list(arn, 20),
      assignments: list(record({ account, userId }), 10_000),
      roles: list(record({ account, roleId }), 10_000),
    },
    { description: text(1, 700), relayState: text(1, 240), inlinePolicy: document },
  ),
} satisfies Record<string, Check>;
