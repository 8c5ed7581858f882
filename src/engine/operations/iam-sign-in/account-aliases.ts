import { apiError } from '../../errors.ts';
import { accountIds } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { page } from '../shared/pages.ts';
import { onAccount } from '../shared/targets.ts';
import { decided, settingsOf, undecided } from './settings.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html */
export const accountAliases: Pick<
  OperationTable,
  'CreateAccountAlias' | 'DeleteAccountAlias' | 'ListAccountAliases'
> = {
  /** An account has one alias: a new one takes the place of the old. No two accounts have the same. */
  CreateAccountAlias: {
    authorize: () => onAccount('CreateAccountAlias'),
    run(input, context) {
      const { world } = context;
      const { AccountAlias: alias } = input;
      const isTaken = accountIds(world).some(
        (account) => world.tables.accountSettings.get(account)?.alias === alias,
      );
      return isTaken
        ? refuse(apiError('EntityAlreadyExists', `The account alias ${alias} already exists.`))
        : done({}, decided(context, 'alias', alias));
    },
    ledger: ['aliases-elsewhere'],
  },

  DeleteAccountAlias: {
    authorize: () => onAccount('DeleteAccountAlias'),
    run: ({ AccountAlias: alias }, context) =>
      settingsOf(context).alias === alias
        ? done({}, undecided(context, 'alias'))
        : refuse(apiError('NoSuchEntity', `The Account Alias with name ${alias} cannot be found.`)),
  },

  ListAccountAliases: {
    authorize: () => onAccount('ListAccountAliases'),
    run(input, context) {
      const { alias } = settingsOf(context);
      return page(input, alias === undefined ? [] : [alias], (AccountAliases, rest) =>
        done({ AccountAliases, ...rest }),
      );
    },
  },
};
