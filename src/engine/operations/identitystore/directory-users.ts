import type { DirectoryUserRow } from '../../entities/entities.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import { centredIn } from '../../identity-center.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { byName, countBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, PermissionRequest, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { sorted } from '../shared/pages.ts';
import { invalid, listed, notFound } from '../sso-admin/instance.ts';

type Input = InputOf<'identitystore:CreateUser'>;
type Output = OutputOf<'identitystore:DescribeUser'>;
type Attributes = DirectoryUserRow['attributes'];

const conflict = (message: string): ApiError => serviceError('ConflictException', message);

/** Lists of which the directory keeps the first entry, which is the primary one. */
const primary = {
  Emails: 'emails[primary eq true]',
  PhoneNumbers: 'phoneNumbers[primary eq true]',
  Addresses: 'addresses[primary eq true]',
} as const;

const lowered = (member: string): string => member.charAt(0).toLowerCase() + member.slice(1);
const raised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The members that are no attributes, or lists. */
const apart: ReadonlySet<string> = new Set(['IdentityStoreId', 'UserName', ...Object.keys(primary)]);

const textsOf = (prefix: string, given: object): { path: string; value: string }[] =>
  Object.entries(given).flatMap(([member, value]: [string, unknown]) => {
    if (typeof value === 'string') return [{ path: prefix + lowered(member), value }];
    return typeof value === 'object' && value !== null ? textsOf(`${prefix + lowered(member)}.`, value) : [];
  });

/**
 * A person's attributes by the paths under which Identity Center knows them.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/attributemappingsconcept.html
 */
function attributesOf(input: Input): Attributes {
  const own = Object.fromEntries(Object.entries(input).filter(([member]) => !apart.has(member)));
  const lists = Object.entries(primary).flatMap(([member, path]) => {
    const [first] = input[member as keyof typeof primary] ?? [];
    return first ? textsOf(`${path}.`, first) : [];
  });
  return [...textsOf('', own), ...lists];
}

/** A person as the directory answers: members made of the attributes' paths. */
function userOut({ id, name, attributes }: DirectoryUserRow, IdentityStoreId: string): Output {
  const out: Record<string, unknown> = { UserName: name, UserId: id, IdentityStoreId };
  const lists = new Map<string, Record<string, unknown>>();
  for (const { path, value } of attributes) {
    const [first = '', second] = path.split('.');
    const member = raised(first.replace('[primary eq true]', ''));
    if (second === undefined) out[member] = value;
    else if (first.endsWith(']')) lists.set(member, { ...lists.get(member), [raised(second)]: value });
    else out[member] = { ...(out[member] as object | undefined), [raised(second)]: value };
  }
  for (const [member, entry] of lists) out[member] = [{ ...entry, Primary: true }];
  return out as unknown as Output;
}

interface OfStore {
  readonly IdentityStoreId: string;
}

/** Goes on if the caller's account manages the directory with this id. */
function withStore<T>(
  { world, account }: OperationContext,
  { IdentityStoreId }: OfStore,
  then: (account: string) => RunResult<T>,
): RunResult<T> {
  const organization = centredIn(world);
  return organization?.account === account && organization.identityCenter.identityStoreId === IdentityStoreId
    ? then(account)
    : refuse(notFound('IDENTITYSTORE not found.'));
}

function withUser<T>(
  context: OperationContext,
  input: OfStore & { readonly UserId: string },
  then: (row: DirectoryUserRow) => RunResult<T>,
): RunResult<T> {
  return withStore(context, input, () => {
    const row = context.world.tables.directoryUsers.get(input.UserId);
    return row ? then(row) : refuse(notFound('USER not found.'));
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentitystore.html */
function on(operation: string, { IdentityStoreId }: OfStore, { account }: OperationContext, user?: string) {
  const arns = [
    `arn:aws:identitystore::${account}:identitystore/${IdentityStoreId}`,
    ...(user === undefined ? [] : [`arn:aws:identitystore:::user/${user}`]),
  ];
  return arns.map((resource): PermissionRequest => ({
    action: `identitystore:${operation}`,
    resource,
    label: resource,
  }));
}

/** The attributes that AWS asks for although its model doesn't. */
const needed = ['displayName', 'name.givenName', 'name.familyName'];

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html */
export const directoryUsers: Pick<
  OperationTable,
  | 'identitystore:CreateUser'
  | 'identitystore:DescribeUser'
  | 'identitystore:ListUsers'
  | 'identitystore:DeleteUser'
> = {
  'identitystore:CreateUser': {
    check: (input) => {
      const given = attributesOf(input).map(({ path }) => path);
      const missing =
        input.UserName === undefined ? 'userName' : needed.find((path) => !given.includes(path));
      return missing === undefined ? null : refuse(invalid(`${missing} is a required attribute`));
    },
    authorize: (input, context) => on('CreateUser', input, context),
    run: (input, context) =>
      withStore(context, input, (account) => {
        const { world, ids, now } = context;
        const name = input.UserName ?? '';
        if (byName(world, 'directoryUsers', account, name)) return refuse(conflict('Duplicate UserName'));
        const id = `${input.IdentityStoreId.slice(2)}-${ids.uuid()}`;
        const row = { id, account, name, createDate: now, attributes: attributesOf(input) };
        return done({ UserId: id, IdentityStoreId: input.IdentityStoreId }, [
          put(world, 'directoryUsers', row),
        ]);
      }),
    ledger: ['directory-attributes', 'directory-words', 'directory-groups'],
  },

  'identitystore:DescribeUser': {
    authorize: (input, context) => on('DescribeUser', input, context, input.UserId),
    run: (input, context) => withUser(context, input, (row) => done(userOut(row, input.IdentityStoreId))),
    ledger: ['directory-words'],
  },

  'identitystore:ListUsers': {
    authorize: (input, context) => on('ListUsers', input, context),
    run: (input, context) =>
      withStore(context, input, () => {
        const [filter] = input.Filters ?? [];
        if (filter && filter.AttributePath !== 'UserName')
          return refuse(invalid(`${filter.AttributePath} is not a supported filter`));
        const all = sorted(context.world.tables.directoryUsers.values());
        const rows = all.filter(({ name }) => !filter || name === filter.AttributeValue);
        return listed(input, rows, (page, rest) =>
          done({ Users: page.map((row) => userOut(row, input.IdentityStoreId)), ...rest }),
        );
      }),
    ledger: ['directory-words'],
  },

  'identitystore:DeleteUser': {
    authorize: (input, context) => on('DeleteUser', input, context, input.UserId),
    run: (input, context) =>
      withUser(context, input, (row) =>
        countBy(context.world, 'permissionSetsByUser', row.id)
          ? refuse(conflict('The user has account assignments: delete these first.'))
          : done({}, [remove('directoryUsers', row)]),
      ),
    ledger: ['directory-words'],
  },
};
