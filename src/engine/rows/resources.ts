import type { ResourceKind } from '../entities/resources.ts';
import type { Check } from './row-checks.ts';
import {
  document,
  either,
  flag,
  integer,
  list,
  oneOf,
  record,
  text,
  account,
  arn,
  tags,
  time,
  uniqueId,
} from './row-checks.ts';

const resource = {
  id: text(10, 2048),
  account,
  region: text(0, 64),
  name: text(1, 1024),
  createDate: time,
  tags,
};
const policy = { policy: document };
const pair = (value: Check): Check => record({ name: text(1, 256), value });

const access = record({
  blockPublicAcls: flag,
  ignorePublicAcls: flag,
  blockPublicPolicy: flag,
  restrictPublicBuckets: flag,
});

const encryption = { encryption: record({ keyId: text(1, 2048), bucketKey: flag }) };

/** The check of each kind of resource. A row says which kind it is. */
const byKind: { readonly [K in ResourceKind]: Check } = {
  bucket: record(
    { ...resource, kind: oneOf('bucket'), publicAccessBlock: either(oneOf(null), access) },
    { ...policy, ...encryption },
  ),
  object: record(
    { ...resource, kind: oneOf('object'), bucketId: text(16, 2048), size: integer(0), etag: text(1, 128) },
    { ...policy, content: text(1, 1_398_104), contentType: text(0, 1024), ...encryption },
  ),
  key: record(
    {
      ...resource,
      kind: oneOf('key'),
      description: text(0, 8192),
      state: oneOf('Enabled', 'Disabled', 'PendingDeletion'),
      aliases: list(text(1, 256), 50),
    },
    { ...policy, deletionDate: time },
  ),
  queue: record({ ...resource, kind: oneOf('queue'), attributes: list(pair(text(0, 2048)), 50) }, policy),
  function: record(
    {
      ...resource,
      kind: oneOf('function'),
      roleArn: arn,
      runtime: text(0, 64),
      handler: text(0, 128),
      description: text(0, 256),
      timeout: integer(1, 900),
      memorySize: integer(128, 10_240),
      revisionId: text(1, 64),
    },
    policy,
  ),
  table: record(
    {
      ...resource,
      kind: oneOf('table'),
      keys: list(record({ name: text(1, 255), type: oneOf('HASH', 'RANGE') }), 2, 1),
      attributes: list(record({ name: text(1, 255), type: oneOf('S', 'N', 'B') }), 100),
      tableId: text(1, 64),
    },
    policy,
  ),
  secret: record(
    {
      ...resource,
      kind: oneOf('secret'),
      description: text(0, 2048),
      versionId: either(oneOf(null), text(1, 64)),
      secretString: either(oneOf(null), text(0, 65_536)),
    },
    { ...policy, versionDate: time, changeDate: time, deletedDate: time },
  ),
};

export const resourceShapes = {
  resources: either(...Object.values(byKind)),
  workloads: record(
    {
      id: text(3, 64, /^w-[0-9a-z]+$/),
      account,
      name: text(1, 64, /^[\w+=,.@-]+$/),
      kind: oneOf('server', 'instance', 'function'),
      createDate: time,
    },
    {
      accessKeyId: uniqueId('AKIA'),
      instanceProfileId: uniqueId('AIPA'),
      functionId: arn,
      leaked: record({ at: time, accessKeyId: text(16, 128) }),
    },
  ),
} satisfies Record<string, Check>;
