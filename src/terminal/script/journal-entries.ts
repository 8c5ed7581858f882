import type { Call, Change, TableName } from '../../engine/index.ts';
import type { CallEntry, Entry, Given, Input } from './entry.ts';
import { call } from './entry.ts';
import { accountAwaited, rootAsked } from './organization-entries.ts';

/** A call in the log, with its changes if the page still has them. */
export type JournalCall = Pick<Call, 'service' | 'operation' | 'input' | 'context'> & {
  readonly changes?: readonly Change[];
};

interface Answer {
  readonly table: TableName;
  readonly name: string;
  readonly query: string;
  /** The member of the row that is the id. */
  readonly member?: string;
}

/** The places of ids that AWS chose, by operation. */
const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['iam:CreateUser', { table: 'users', name: 'USER', query: 'User.UserId' }],
  ['iam:CreateRole', { table: 'roles', name: 'ROLE', query: 'Role.RoleId' }],
  ['iam:CreateAccessKey', { table: 'accessKeys', name: 'KEY', query: 'AccessKey.AccessKeyId' }],
  [
    'organizations:CreateOrganization',
    { table: 'organizations', name: 'ORGANIZATION', query: 'Organization.Id' },
  ],
  [
    'organizations:CreateOrganizationalUnit',
    { table: 'units', name: 'UNIT', query: 'OrganizationalUnit.Id' },
  ],
  [
    'organizations:CreatePolicy',
    { table: 'organizationPolicies', name: 'POLICY', query: 'Policy.PolicySummary.Id' },
  ],
  [
    'organizations:CreateAccount',
    { table: 'accountCreations', name: 'REQUEST', query: 'CreateAccountStatus.Id' },
  ],
  [
    'cognito-identity:CreateIdentityPool',
    { table: 'identityPools', name: 'IDENTITY_POOL', query: 'IdentityPoolId' },
  ],
  ['cognito-identity:GetId', { table: 'identities', name: 'IDENTITY', query: 'IdentityId' }],
  ['cognito-idp:CreateUserPool', { table: 'userPools', name: 'USER_POOL', query: 'UserPool.Id' }],
  [
    'cognito-idp:CreateUserPoolClient',
    { table: 'userPoolClients', name: 'CLIENT', query: 'UserPoolClient.ClientId' },
  ],
  ['kms:CreateKey', { table: 'resources', name: 'KMS_KEY', query: 'KeyMetadata.KeyId', member: 'name' }],
  ['secretsmanager:CreateSecret', { table: 'resources', name: 'SECRET', query: 'ARN' }],
]);

type Fields = Readonly<Record<string, unknown>>;

const made = (changes: readonly Change[], table: TableName): Fields | undefined =>
  changes.find((change) => change.table === table && change.before === null && change.after !== null)
    ?.after as unknown as Fields | undefined;

function givenBy({ service, operation, changes = [] }: JournalCall): Given | undefined {
  const answer = answers.get(`${service}:${operation}`);
  const row = answer && made(changes, answer.table);
  return answer && row
    ? { id: String(row[answer.member ?? 'id']), name: answer.name, query: answer.query }
    : undefined;
}

/** The commands that make calls of the log again. Ids from the answers of these calls become variables. */
export function journalEntries(calls: readonly JournalCall[]): Entry[] {
  return calls.flatMap((one) => {
    const { service, operation, input, context, changes = [] } = one;
    const gives = givenBy(one);
    const region = context?.region;
    const entry: CallEntry = call(service, operation, input as Input, {
      ...(gives ? { gives } : {}),
      ...(region === undefined ? {} : { region }),
    });
    const organization = made(changes, 'organizations');
    const account = made(changes, 'accounts');
    return [
      entry,
      ...(organization ? [rootAsked(String(organization['rootId']))] : []),
      ...(operation === 'CreateAccount' && gives && account
        ? accountAwaited(gives.id, String(account['id']))
        : []),
    ];
  });
}
