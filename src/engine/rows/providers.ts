import type { Check } from './row-checks.ts';
import {
  list,
  oneOf,
  record,
  text,
  account,
  arn,
  identity,
  longText,
  name,
  roleId,
  tags,
  texts,
  time,
  uniqueId,
} from './row-checks.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html */
export const providerShapes = {
  instanceProfiles: record({
    ...identity,
    id: uniqueId('AIPA'),
    name: name(128),
    roleIds: list(roleId, 1),
    tags,
  }),
  oidcProviders: record({
    id: arn,
    account,
    url: text(1, 255),
    clientIds: texts(255, 100),
    thumbprints: texts(40, 5),
    createDate: time,
    tags,
  }),
  samlProviders: record({
    id: arn,
    account,
    name: text(1, 128, /^[\w._-]+$/),
    metadata: longText,
    entityId: text(0, 2048),
    createDate: time,
    validUntil: time,
    tags,
  }),
  deletionTasks: record({
    id: text(1, 1000),
    account,
    roleName: name(64),
    status: oneOf('SUCCEEDED', 'IN_PROGRESS', 'FAILED', 'NOT_STARTED'),
    createDate: time,
  }),
} satisfies Record<string, Check>;
