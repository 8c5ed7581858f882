import type { ResourceKind, ResourceRow, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, fields as words, kinds, leads, others, submits, titles } from '#words/dialogs/resources.ts';
import { ask } from '../../../kinds/requests.ts';
import { trustText } from '../../../kinds/document-text.ts';
import type { Field, Form, Option, Values } from '../forms/form.ts';
import { form, given, rawOf, textOf } from '../forms/form.ts';
import { tagsField, textField } from '../forms/name-fields.ts';
import { roleOptions } from '../forms/options.ts';
import { arnMade, creation, nameIn } from './new-resource.ts';
import { dropPolicy, putPolicy, startPolicy } from './resource-policy.ts';

const resourceKinds = Object.keys(kinds) as readonly ResourceKind[];
const kindOf = (values: Values): ResourceKind => textOf(values, 'kind') as ResourceKind;
const when =
  (...shown: readonly ResourceKind[]) =>
  (values: Values): boolean =>
    shown.includes(kindOf(values));

const bucketOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'resourcesByAccount', account)
    .filter(({ kind }) => kind === 'bucket')
    .map(({ name }): Option => ({ value: name, label: name }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));

const runtimes = ['nodejs22.x', 'python3.13', 'java21', 'provided.al2023'];

const createFields: readonly Field[] = [
  {
    kind: 'choice',
    id: 'kind',
    label: words.kind,
    options: resourceKinds.map((value) => ({ value, ...kinds[value] })),
    members: [],
  },
  textField('name', words.name, 'Name', 'quarterly-reports', {
    members: ['Bucket', 'QueueName', 'FunctionName', 'TableName', 'Name'],
    hint: (values) => (kindOf(values) === 'bucket' ? words.bucketHint : ''),
    shown: when('bucket', 'queue', 'function', 'table', 'secret'),
  }),
  {
    kind: 'entities',
    id: 'bucket',
    label: words.bucket,
    term: 'Bucket',
    options: bucketOptions,
    single: true,
    members: ['Bucket'],
    shown: when('object'),
  },
  textField('objectKey', words.objectKey, 'Key', 'q3.csv', { shown: when('object') }),
  textField('alias', words.alias, 'AliasName', 'alias/reports', {
    shown: when('key'),
    hint: words.aliasHint,
    optional: true,
  }),
  textField('description', words.description, 'Description', 'Numbers of the quarter', {
    shown: when('key', 'secret'),
    optional: true,
  }),
  {
    kind: 'entities',
    id: 'role',
    label: words.role,
    term: 'Role',
    hint: words.roleHint,
    options: roleOptions,
    single: true,
    members: ['Role'],
    shown: when('function'),
  },
  {
    kind: 'select',
    id: 'runtime',
    label: words.runtime,
    term: 'Runtime',
    options: runtimes.map((value) => ({ value, label: value })),
    members: ['Runtime'],
    shown: when('function'),
  },
  textField('partition', words.partition, 'AttributeName', 'OrderId', { shown: when('table') }),
  textField('secret', words.secret, 'SecretString', 'made-up-value', {
    shown: when('secret'),
    hint: words.secretHint,
  }),
  { ...tagsField, shown: when('bucket', 'key', 'queue', 'function', 'table', 'secret') },
];

/** A new object where a bucket is given, else a new resource of the kind that is asked for. */
export function createResource(world: World, { resource, bucketId }: DialogProps['create-resource']): Form {
  const kind = bucketId === undefined ? (resource ?? 'bucket') : 'object';
  const bucket = world.tables.resources.get(bucketId ?? '')?.name;
  return form({
    title: titles.create,
    lead: leads.create,
    submit: submits.create,
    fields: createFields,
    initial: {
      kind,
      name: '',
      bucket: bucket === undefined ? [] : [bucket],
      objectKey: '',
      alias: '',
      description: '',
      role: [],
      runtime: 'nodejs22.x',
      partition: 'id',
      secret: '',
      tags: [],
    },
    build: (values) => creation(kindOf(values), values),
    done: (values) => done.created(nameIn(kindOf(values), values)),
    select: (values, world, answers) => {
      const made = arnMade(kindOf(values), values, answers) ?? newest(world, nameIn(kindOf(values), values));
      return made !== null && world.tables.resources.has(made) ? made : null;
    },
  });
}

/** Of resources of one name the one that was made last. */
function newest(world: World, name: string): string | null {
  const rows = [...world.tables.resources.values()].filter((row) => row.name === name);
  return rows.sort((a, b) => b.createDate - a.createDate)[0]?.id ?? null;
}

function policyOf(world: World, row: ResourceRow): Form {
  const before = row.policy === undefined ? startPolicy(row) : trustText(world, row.policy);
  const drop = row.policy === undefined ? null : dropPolicy(row);
  return form({
    title: titles.policy(row.name),
    lead: leads.policy,
    submit: submits.save,
    width: 'large',
    fields: [
      {
        kind: 'document',
        id: 'document',
        label: words.document,
        term: 'Policy',
        purpose: 'resource',
        members: ['Policy', 'ResourcePolicy', 'PolicyDocument'],
      },
    ],
    initial: { document: before },
    build: (values) => {
      const document = rawOf(values, 'document');
      const put = row.policy !== undefined && document === before ? null : putPolicy(row, document);
      return put ? [put] : [];
    },
    done: () => done.saved(row.name),
    otherwise: drop && { label: others.drop, requests: [drop], done: done.dropped(row.name) },
  });
}

/** Lambda has no call that writes a function's policy as a whole. */
function permission(row: ResourceRow): Form {
  return form({
    title: titles.permission(row.name),
    lead: leads.permission,
    submit: submits.permit,
    fields: [
      textField('principal', words.principal, 'Principal', 's3.amazonaws.com', { hint: words.principalHint }),
      textField('action', words.action, 'Action', 'lambda:InvokeFunction'),
      textField('statement', words.statement, 'StatementId', 'first'),
      textField('source', words.source, 'SourceArn', 'arn:aws:s3:::quarterly-reports', {
        hint: words.sourceHint,
        optional: true,
      }),
    ],
    initial: { principal: '', action: 'lambda:InvokeFunction', statement: 'first', source: '' },
    build: (values) => [
      ask('lambda:AddPermission', {
        FunctionName: row.name,
        StatementId: textOf(values, 'statement'),
        Action: textOf(values, 'action'),
        Principal: textOf(values, 'principal'),
        ...given('SourceArn', textOf(values, 'source')),
      }),
    ],
    done: () => done.saved(row.name),
  });
}

export function resourcePolicy(world: World, { id }: DialogProps['resource-policy']): Form | null {
  const row = world.tables.resources.get(id);
  if (!row || row.kind === 'object') return null;
  return row.kind === 'function' ? permission(row) : policyOf(world, row);
}
