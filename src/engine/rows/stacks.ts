import type { Check } from './row-checks.ts';
import {
  account,
  either,
  flag,
  integer,
  jsonText,
  list,
  problem,
  oneOf,
  record,
  tags,
  text,
  texts,
  time,
} from './row-checks.ts';

type Fields = Readonly<Record<string, Check>>;

/** A template has at most 1 MB. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const any = text(0, 1_000_000);
/** Properties and attributes, whose readers recurse: no template nests deeper. */
const object = jsonText(1_000_000, 100);
const word = text(1, 4096);
const words = texts(4096, 500);
const count = integer(0);
const values = (more: Fields = {}): Check => list(record({ key: word, value: any }, more), 200);

const setting = { template: count, parameters: values(), capabilities: words, tags, notifications: words };
const settingToo = { secrets: values(), stored: values(), roleArn: word };
const thing = {
  attributes: object,
  properties: object,
  suffix: any,
  after: words,
  deletionPolicy: word,
  updateReplacePolicy: word,
};
const stackDrift = oneOf('DRIFTED', 'IN_SYNC');
const resourceDrift = record(
  {
    status: oneOf('IN_SYNC', 'MODIFIED', 'DELETED'),
    date: time,
    expected: object,
    differences: list(
      record({ path: word, expected: any, actual: any, type: oneOf('ADD', 'REMOVE', 'NOT_EQUAL') }),
      10_000,
    ),
  },
  { actual: object },
);
const thingToo = { physicalId: word, secretProperties: object, secretAttributes: object };
/** A row of a stack's part of that kind. */
const part = (kind: string, required: Fields, optional: Fields = {}): Check =>
  record({ id: word, kind: oneOf(kind), stackId: word, ...required }, optional);

const by = (type: string, field: string): Check => record({ type: oneOf(type), [field]: word });
const signer = either(
  by('key', 'accessKeyId'),
  by('console', 'id'),
  by('service', 'service'),
  by('account', 'arn'),
);

const deployment = record(
  {
    phase: oneOf('create', 'update', 'cleanup', 'delete', 'rollback', 'updateRollback', 'rollbackCleanup'),
    signer,
    changes: words,
    skip: words,
    onFailure: word,
  },
  { session: word, token: word, before: record(setting, settingToo), policy: any },
);

const fields = record(
  {
    id: word,
    kind: oneOf('stack'),
    account,
    region: word,
    name: word,
    status: word,
    createDate: time,
    outputs: values({ description: any, exportName: word }),
    imports: words,
    isProtected: flag,
    onFailure: word,
    deployments: count,
    ...setting,
  },
  {
    ...settingToo,
    reason: any,
    updateDate: time,
    deleteDate: time,
    description: any,
    policy: any,
    changeSetId: word,
    timeoutMinutes: count,
    deployment,
    drift: record({ status: stackDrift, date: time }),
  },
);

/** A stack whose status says that it is worked on tells how: it is carried on from there. */
const stack: Check = (value) => {
  const found = fields(value);
  if (found) return found;
  const { status, deployment: how } = value as { readonly status: string; readonly deployment?: unknown };
  return how || !/(?<!^REVIEW)_IN_PROGRESS$/.test(status) ? null : problem('is missing', 'deployment');
};

export const stackShapes = {
  stacks: either(
    stack,
    part('template', { body: any }),
    part(
      'resource',
      {
        logicalId: word,
        type: word,
        status: word,
        date: time,
        deployment: count,
        work: oneOf('create', 'update', 'replace', 'revert', 'remove', 'removeOld', 'none'),
        isBusy: flag,
        done: count,
        ...thing,
      },
      { ...thingToo, reason: any, old: record(thing, thingToo), drift: resourceDrift },
    ),
    part('detection', { detectionId: word, status: stackDrift, date: time, drifted: count }),
    part(
      'event',
      {
        eventId: word,
        logicalId: word,
        physicalId: any,
        type: word,
        status: word,
        date: time,
      },
      { reason: any, properties: object, token: word },
    ),
    part(
      'changeSet',
      {
        name: word,
        type: word,
        status: word,
        executionStatus: word,
        createDate: time,
        onFailure: word,
        changes: jsonText(10_000_000, 100, 'list'),
        ...setting,
      },
      { ...settingToo, description: any, reason: any },
    ),
  ),
} satisfies Record<string, Check>;
