import type { Check } from './row-checks.ts';
import {
  either,
  flag,
  integer,
  list,
  oneOf,
  record,
  text,
  account,
  arn,
  longText,
  path,
  tags,
  texts,
  time,
  userId,
} from './row-checks.ts';

const passwordPolicy = record(
  {
    minimumPasswordLength: integer(6, 128),
    requireSymbols: flag,
    requireNumbers: flag,
    requireUppercaseCharacters: flag,
    requireLowercaseCharacters: flag,
    allowUsersToChangePassword: flag,
  },
  { maxPasswordAge: integer(1, 1095), passwordReusePrevention: integer(1, 24), hardExpiry: flag },
);

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html */
export const signInShapes = {
  accountSettings: record(
    { id: account },
    {
      alias: text(3, 63, /^[a-z0-9-]+$/),
      passwordPolicy,
      credentialReport: record({ generatedAt: time, content: longText }),
      accessReports: list(
        record({
          id: text(36, 36),
          askedBy: text(1, 256),
          arn,
          granularity: oneOf('SERVICE_LEVEL', 'ACTION_LEVEL'),
          generatedAt: time,
          services: texts(64, 2000),
          entities: texts(128, 100_000),
          uses: list(
            record({ by: text(1, 128), action: text(1, 256), date: time, region: text(0, 100) }),
            100_000,
          ),
        }),
        20,
      ),
    },
  ),
  loginProfiles: record({
    id: userId,
    account,
    passwords: list(text(1, 128), 25, 1),
    passwordResetRequired: flag,
    createDate: time,
    changedAt: time,
  }),
  mfaDevices: record(
    {
      id: arn,
      account,
      name: text(1, 226, /^[\w+=,.@-]+$/),
      path,
      seed: text(16, 128, /^[A-Z2-7]+=*$/),
      ownerId: either(oneOf(null), userId, account),
      createDate: time,
      tags,
    },
    { enableDate: time, lastStep: integer(0) },
  ),
} satisfies Record<string, Check>;
