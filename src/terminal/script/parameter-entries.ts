import type { World } from '../../engine/index.ts';
import type { Entry } from './entry.ts';
import { call, tagList } from './entry.ts';

/** The commands that make an account's parameters. Each begins with version 1 again. */
export const parameterEntries = (world: World, account: string): Entry[] =>
  [...world.tables.parameters.values()]
    .filter((row) => row.account === account)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ name, type, value, description, allowedPattern, tier, tags, region }) =>
      call(
        'ssm',
        'PutParameter',
        {
          Name: name,
          Type: type,
          Value: value,
          Description: description,
          AllowedPattern: allowedPattern,
          Tier: tier === 'Standard' ? undefined : tier,
          Tags: tagList(tags),
        },
        { region },
      ),
    );
