import type { KindOf, KmsEncryption, ResourceRow, World } from '../../../engine/index.ts';
import { rowsBy } from '../../../engine/index.ts';
import { namedBy } from '../../../graph/model/trust.ts';
import { steps } from '#words/inspector-details.ts';
import { summaries } from '#words/identities.ts';
import {
  actions as words,
  badges,
  facts as says,
  sectionActions,
  sections as titles,
  notes,
  removals,
} from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import type { Action } from '../action.ts';
import { trustText } from '../document-text.ts';
import type { Fact } from '../fact.ts';
import type { ItemOf, ResourceItem } from '../item.ts';
import type { Request } from '../requests.ts';
import { ask, queueUrl } from '../requests.ts';
import type { Section, Row } from '../section.ts';
import { row, section } from '../section.ts';
import type { DeleteStep, KindDetails } from './details.ts';
import { mark, none, heading } from './details.ts';
import { code, created, link, maybe, plain, roleLink, some, tagged } from './facts.ts';
import { rowsOf, filled, ids, part, workloadsHolding } from './sections.ts';
import { main, open, tags, told } from './service.ts';

interface Statement {
  readonly Sid?: string;
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const principals = ({ Principal }: Statement): string =>
  typeof Principal === 'string'
    ? Principal
    : Object.values(Principal ?? {})
        .flatMap(listOf)
        .join(', ');

function statementsOf(policy: string): readonly Statement[] {
  const { Statement: all } = JSON.parse(policy) as { Statement?: Statement | readonly Statement[] };
  return all === undefined ? [] : [all].flat();
}

/**
 * The statements of a function's policy, each removed by its own name: no call writes the policy as a whole. `shown`
 * is the policy as AWS shows it, with ARNs.
 * https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html
 */
function statementSection({ row: it }: ItemOf<'function'>, shown: string): Section {
  const rows = statementsOf(shown).map((statement): Row => {
    const name = statement.Sid ?? '';
    return row({
      id: name,
      target: null,
      icon: 'policy',
      label: name,
      note: notes.lets(principals(statement), listOf(statement.Action).join(', ')),
      remove: {
        label: removals.statement(name),
        request: ask('lambda:RemovePermission', { FunctionName: it.name, StatementId: name }),
      },
    });
  });
  return section({ id: 'statements', title: titles.statements, rows });
}

function publicAccess(row: Extract<ResourceRow, { kind: 'bucket' }>): Fact {
  const on = Object.values(row.publicAccessBlock ?? {}).filter(Boolean).length;
  return plain('publicAccess', on === 4 ? says.allPublicBlocked : says.partlyBlocked(on));
}

/** The key that encrypts an object, or a bucket's new ones; a bucket may name it by an alias. */
const encryption = (
  world: World,
  id: 'encryption' | 'encryptsWith',
  given: KmsEncryption | undefined,
): Fact => (given ? link(world, id, given.keyId) : plain(id, says.ownKeys));

/** The principals that a resource's policy names; an object has no policy of its own. */
const namedInPolicy = (world: World, { id, row }: ResourceItem): Section =>
  part(
    'named',
    rowsOf(world, namedBy(row).names),
    { kind: 'resource-policy', props: { id } },
    sectionActions.edit,
  );

const policyAction = (id: string): Action =>
  open('resource-policy', words.policy, { kind: 'resource-policy', props: { id } }, main);

const isLeaving = (row: ResourceRow): boolean =>
  ('deletionDate' in row && row.deletionDate !== undefined) ||
  ('deletedDate' in row && row.deletedDate !== undefined);

interface Own<I extends ResourceItem> extends Partial<
  Pick<KindDetails<I>, 'sections' | 'actions' | 'stepsBefore'>
> {
  /** Facts that only this kind has. */
  readonly facts?: (world: World, item: I) => readonly Fact[];
  readonly remove: (item: I) => Request;
}

/** The details that all resources have: a region, a policy of their own, tags. */
const resource = <I extends ResourceItem>({ facts = none, remove, ...own }: Own<I>): KindDetails<I> =>
  told<I>({
    heading: (_, { kind, row }) => heading(kind, isLeaving(row) ? mark(badges.deleting, 'warn') : null),
    facts: (world, item) => [
      ...facts(world, item),
      plain('region', item.row.region),
      created(item.row),
      ...tagged(item.row),
    ],
    sections: (world, item) => [namedInPolicy(world, item)],
    documents: (world, { row }) =>
      row.policy === undefined
        ? []
        : [{ id: 'policy', title: titles.policy, text: trustText(world, row.policy), open: true }],
    actions: (_, { id }) => [policyAction(id), tags(id)],
    remove: (_, item) => remove(item),
    summary: (_, { kind, row }) =>
      row.policy === undefined
        ? kindNames[kind]
        : `${kindNames[kind]}; ${summaries.names(namedBy(row).names.length)}`,
    ...own,
  });

/** The objects of a bucket. */
const objectSteps = (world: World, { id, row }: ItemOf<'bucket'>): DeleteStep[] =>
  rowsBy(world, 'objectsByBucket', id).map(({ name }) => ({
    label: steps.deleteObject(name),
    request: ask('s3:DeleteObject', { Bucket: row.name, Key: name }),
  }));

const newObject = (bucketId: string) =>
  ({ kind: 'create-resource', props: { resource: 'object', bucketId } }) as const;

const functionSections = (world: World, item: ItemOf<'function'>): Section[] => [
  namedInPolicy(world, item),
  ...(item.row.policy === undefined ? [] : [statementSection(item, trustText(world, item.row.policy))]),
  ...filled('runs', titles.runs, workloadsHolding(world, item.row.account, item.id)),
];

/** The kinds of resources. */
export const resourceKinds: { readonly [K in KindOf<'resources'>]: KindDetails<ItemOf<K>> } = {
  bucket: resource({
    facts: (world, { row }) => [publicAccess(row), encryption(world, 'encryptsWith', row.encryption)],
    sections: (world, item) => [
      namedInPolicy(world, item),
      part('objects', rowsOf(world, ids(rowsBy(world, 'objectsByBucket', item.id))), newObject(item.id)),
    ],
    actions: (_, { id }) => [
      policyAction(id),
      open('create-object', words.newObject, newObject(id)),
      open('bucket-encryption', words.encryption, { kind: 'bucket-encryption', props: { id } }),
      tags(id),
    ],
    remove: ({ row }) => ask('s3:DeleteBucket', { Bucket: row.name }),
    stepsBefore: objectSteps,
  }),
  object: resource({
    facts: (world, { row }) => [
      link(world, 'owner', row.bucketId),
      plain('size', says.bytes(row.size)),
      encryption(world, 'encryption', row.encryption),
    ],
    sections: none,
    actions: none,
    remove: ({ row }) =>
      ask('s3:DeleteObject', { Bucket: row.bucketId.split(':::')[1] ?? '', Key: row.name }),
  }),
  /** AWS deletes a KMS key only after a waiting time. */
  kmsKey: resource({
    facts: (_, { row }) => [
      code('id', row.name),
      plain('state', row.state),
      ...some('aliases', row.aliases),
      ...maybe('description', row.description),
    ],
    remove: ({ row }) => ask('kms:ScheduleKeyDeletion', { KeyId: row.name }),
  }),
  queue: resource({ remove: ({ row }) => ask('sqs:DeleteQueue', { QueueUrl: queueUrl(row) }) }),
  function: resource({
    facts: (world, { row }) => [
      roleLink(world, row.roleArn),
      plain('runtime', row.runtime),
      plain('handler', row.handler),
      ...maybe('description', row.description),
    ],
    sections: functionSections,
    remove: ({ row }) => ask('lambda:DeleteFunction', { FunctionName: row.name }),
  }),
  table: resource({
    facts: (_, { row }) =>
      some(
        'keys',
        row.keys.map(({ name, type }) => says.ofTwo(name, type)),
      ),
    remove: ({ row }) => ask('dynamodb:DeleteTable', { TableName: row.name }),
  }),
  secret: resource({
    facts: (_, { row }) => [
      plain('value', row.secretString === null ? says.noSecret : says.hasSecret),
      ...maybe('description', row.description),
    ],
    remove: ({ row }) => ask('secretsmanager:DeleteSecret', { SecretId: row.id }),
  }),
};
