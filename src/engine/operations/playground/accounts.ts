import type { AccountRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { IndexName, World } from '../../world/world.ts';
import { accountOf, countBy, holdsAccount, rowsBy } from '../../world/world.ts';
import { freshAccountId } from '../account-ids.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { nobody } from '../callers.ts';

/** The most accounts of a world: its picture must stay readable. */
const accountsPerWorld = 20;

/** The indexes of everything that can belong to an account. */
const holdings = [
  'usersByAccount',
  'groupsByAccount',
  'rolesByAccount',
  'policiesByAccount',
  'accessKeysByOwner',
  'mfaDevicesByAccount',
  'instanceProfilesByAccount',
  'oidcProvidersByAccount',
  'samlProvidersByAccount',
  'identityPoolsByAccount',
  'userPoolsByAccount',
  'resourcesByAccount',
  'workloadsByAccount',
] as const satisfies readonly IndexName[];

const isEmpty = (world: World, id: string): boolean =>
  holdings.every((index) => countBy(world, index, id) === 0);

/** The changes that delete an empty account's rows: its settings, its root user's sessions, finished deletions. */
function trailing(world: World, id: string) {
  const settings = world.tables.accountSettings.get(id);
  const tasks = [...world.tables.deletionTasks.values()].filter(({ account }) => account === id);
  return [
    ...(settings ? [remove('accountSettings', settings)] : []),
    ...rowsBy(world, 'sessionsByOwner', id).map((row) => remove('sessions', row)),
    ...tasks.map((row) => remove('deletionTasks', row)),
  ];
}

const exists = (message: string) => serviceError('AccountAlreadyExists', message, 409);
const inUse = (message: string) => serviceError('AccountInUse', message, 409);

/**
 * Opening and closing an account takes a person with a browser and no AWS credentials.
 * https://docs.aws.amazon.com/accounts/latest/reference/accounts-welcome.html
 */
export const accounts: Pick<OperationTable, 'playground:AddAccount' | 'playground:RemoveAccount'> = {
  'playground:AddAccount': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    authorize: () => 'public',
    run(input, { world, now, ids }) {
      const { AccountId, Email } = input;
      if (AccountId !== undefined && holdsAccount(world, AccountId))
        return refuse(exists(`Account ${AccountId} already exists.`));
      const rows = [...world.tables.accounts.values()];
      if (rows.some(({ email }) => email.toLowerCase() === Email?.toLowerCase()))
        return refuse(exists(`An account with the email address ${Email} already exists.`));
      const others = rows.filter(({ id }) => id !== accountOf(world));
      if (others.length + 1 >= accountsPerWorld)
        return refuse(
          serviceError('LimitExceeded', `Cannot exceed quota for AccountsPerWorld: ${accountsPerWorld}`, 409),
        );
      const id = AccountId ?? freshAccountId({ world, ids });
      const row: AccountRow = {
        id,
        name: input.Name,
        email: Email ?? `root+${id}@example.com`,
        createDate: now,
        status: 'ACTIVE',
        parentId: null,
      };
      return done({ AccountId: id }, [put(world, 'accounts', row)]);
    },
    ledger: ['accounts-per-world'],
  },

  'playground:RemoveAccount': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    authorize: () => 'public',
    run({ AccountId }, { world }) {
      if (AccountId === accountOf(world)) return refuse(inUse(`Account ${AccountId} is the home account.`));
      const row = world.tables.accounts.get(AccountId);
      if (!row) return refuse(serviceError('NoSuchAccount', `Account ${AccountId} cannot be found.`, 404));
      if (row.parentId !== null) return refuse(inUse(`Account ${AccountId} belongs to an organization.`));
      if (!isEmpty(world, AccountId))
        return refuse(inUse(`Account ${AccountId} is not empty: delete what it holds first.`));
      return done({}, [...trailing(world, AccountId), remove('accounts', row)]);
    },
  },
};
