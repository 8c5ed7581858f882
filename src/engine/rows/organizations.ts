import { identityCenter } from './identity-center.ts';
import type { Check } from './row-checks.ts';
import { document, either, flag, list, oneOf, record, text, account, tags, time } from './row-checks.ts';

const rootId = text(6, 34, /^r-[0-9a-z]{4,32}$/);
const unitId = text(16, 68, /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/);
const policyId = text(6, 130, /^p-[0-9a-zA-Z_]{4,128}$/);
const policyType = oneOf('SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY');

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Types.html */
export const organizationShapes = {
  accounts: record(
    {
      id: account,
      name: text(1, 50),
      email: text(6, 64),
      createDate: time,
      status: oneOf('ACTIVE', 'SUSPENDED'),
      parentId: either(oneOf(null), rootId, unitId),
    },
    { joinedMethod: oneOf('INVITED', 'CREATED'), joinedAt: time, tags },
  ),
  organizations: record(
    {
      id: text(12, 34, /^o-[a-z0-9]{10,32}$/),
      account,
      featureSet: oneOf('ALL', 'CONSOLIDATED_BILLING'),
      rootId,
      enabledPolicyTypes: list(policyType, 2),
      createDate: time,
    },
    {
      trustedServices: list(record({ serviceName: text(1, 128), enableDate: time }), 100),
      rootFeatures: list(oneOf('RootCredentialsManagement', 'RootSessions'), 2),
      identityCenter,
    },
  ),
  units: record({ id: unitId, name: text(1, 128), parentId: either(rootId, unitId), tags }),
  organizationPolicies: record(
    {
      id: policyId,
      name: text(1, 128),
      description: text(0, 512),
      type: policyType,
      document,
      awsManaged: flag,
    },
    { tags },
  ),
  organizationAttachments: record({
    id: text(1, 256),
    targetId: either(rootId, unitId, account),
    policyId,
  }),
  accountCreations: record(
    {
      id: text(8, 36, /^car-[a-z0-9]{8,32}$/),
      accountName: text(1, 50),
      accountId: either(oneOf(null), account),
      state: oneOf('SUCCEEDED', 'FAILED'),
      requestedAt: time,
    },
    { failureReason: text(1, 64) },
  ),
} satisfies Record<string, Check>;
