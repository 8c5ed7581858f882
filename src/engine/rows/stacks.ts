import type { Check } from './row-checks.ts';
import {
  account,
  either,
  flag,
  integer,
  list,
  oneOf,
  record,
  tags,
  text,
  texts,
  time,
} from './row-checks.ts';

/** A template has at most 1 MB. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const any = text(0, 1_000_000);
const word = text(1, 4096);
const words = texts(4096, 500);
const count = integer(0);
const values = (more: Readonly<Record<string, Check>> = {}): Check =>
  list(record({ key: word, value: any }, more), 200);

const setting = { template: count, parameters: values(), capabilities: words, tags, notifications: words };
const settingToo = { secrets: values(), stored: values(), roleArn: word };
const thing = {
  attributes: any,
  properties: any,
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
    expected: any,
    differences: list(
      record({ path: word, expected: any, actual: any, type: oneOf('ADD', 'REMOVE', 'NOT_EQUAL') }),
      10_000,
    ),
  },
  { actual: any },
);
const thingToo = { physicalId: word, secretProperties: any, secretAttributes: any };
const of = (kind: string): Readonly<Record<string, Check>> => ({
  id: word,
  kind: oneOf(kind),
  stackId: word,
});

const deployment = record(
  {
    phase: oneOf('create', 'update', 'cleanup', 'delete', 'rollback', 'updateRollback', 'rollbackCleanup'),
    signer: record({ type: word }, { accessKeyId: word, id: word, service: word, arn: word }),
    changes: words,
    skip: words,
    onFailure: word,
  },
  { session: word, token: word, before: record(setting, settingToo), policy: any },
);

export const stackShapes = {
  stacks: either(
    record(
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
    ),
    record({ ...of('template'), body: any }),
    record(
      {
        ...of('resource'),
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
    record({ ...of('detection'), detectionId: word, status: stackDrift, date: time, drifted: count }),
    record(
      {
        ...of('event'),
        eventId: word,
        logicalId: word,
        physicalId: any,
        type: word,
        status: word,
        date: time,
      },
      { reason: any, properties: any, token: word },
    ),
    record(
      {
        ...of('changeSet'),
        name: word,
        type: word,
        status: word,
        executionStatus: word,
        createDate: time,
        onFailure: word,
        changes: text(0, 10_000_000),
        ...setting,
      },
      { ...settingToo, description: any, reason: any },
    ),
  ),
} satisfies Record<string, Check>;
