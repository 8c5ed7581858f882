import { isoDate } from '../../dates.ts';
import type { AccountSettingsRow, AccessKeyRow, LoginProfileRow, UserRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { reportTakes } from '../report-time.ts';
import { onAccount } from '../shared/targets.ts';
import { blobOf } from '../blobs.ts';
import { decided, settingsOf } from './settings.ts';
import { accountRootArn, userArn } from '../../arn.ts';
import type { World } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { compare, sorted } from '../shared/pages.ts';
import { rootSince } from '../iam/owner.ts';

const keyColumns = (key: string): string[] =>
  ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'].map(
    (column) => `${key}_${column}`,
  );

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html#id_credentials_understanding_the_report_format */
const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  ...keyColumns('access_key_1'),
  ...keyColumns('access_key_2'),
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
  'additional_credentials_info',
];

const none = 'N/A';
const day = 86_400_000;

function keyCells(world: World, key: AccessKeyRow | undefined): string[] {
  if (!key) return ['false', none, none, none, none];
  const used = world.tables.lastUsed.get(key.id);
  const isActive = key.status === 'Active';
  return [
    String(isActive),
    isActive ? isoDate(key.createDate) : none,
    ...(used ? [isoDate(used.date), used.region, used.serviceName] : [none, none, none]),
  ];
}

/** MFA, keys and certificates: alike for users and the root user. */
function credentialCells({ world }: OperationContext, ownerId: string): string[] {
  const keys = rowsBy(world, 'accessKeysByOwner', ownerId).sort(
    (a, b) => a.createDate - b.createDate || compare(a.id, b.id),
  );
  return [
    String(countBy(world, 'mfaDevicesByOwner', ownerId) > 0),
    ...keyCells(world, keys[0]),
    ...keyCells(world, keys[1]),
    'false',
    none,
    'false',
    none,
    none,
  ];
}

function passwordCells(context: OperationContext, profile: LoginProfileRow | undefined): string[] {
  if (!profile) return ['false', none, none, none];
  const used = context.world.tables.lastUsed.get(profile.id);
  const age = settingsOf(context).passwordPolicy?.maxPasswordAge;
  return [
    'true',
    used ? isoDate(used.date) : 'no_information',
    isoDate(profile.changedAt),
    age === undefined ? none : isoDate(profile.changedAt + age * day),
  ];
}

function rootLine(context: OperationContext): string[] {
  const { world, account } = context;
  const used = world.tables.lastUsed.get(account);
  return [
    '<root_account>',
    accountRootArn(account),
    isoDate(rootSince(context)),
    'not_supported',
    used ? isoDate(used.date) : 'no_information',
    'not_supported',
    'not_supported',
    ...credentialCells(context, account),
  ];
}

const userLine = (context: OperationContext, user: UserRow): string[] => [
  user.name,
  userArn(user),
  isoDate(user.createDate),
  ...passwordCells(context, context.world.tables.loginProfiles.get(user.id)),
  ...credentialCells(context, user.id),
];

/** RFC 4180: names and paths may hold commas and quotes. */
const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The account's credential report as it stands now: the root user first, then the users by name. */
function reportOf(context: OperationContext): string {
  const users = sorted(rowsBy(context.world, 'usersByAccount', context.account));
  return [columns, rootLine(context), ...users.map((user) => userLine(context, user))]
    .map((line) => line.map(cell).join(','))
    .join('\n');
}

/** A report holds for four hours; until then no new one is made. */
const lifetime = 4 * 3_600_000;

type Report = NonNullable<AccountSettingsRow['credentialReport']>;

function stateOf(report: Report | undefined, now: number): 'none' | 'inProgress' | 'complete' | 'expired' {
  if (!report) return 'none';
  const age = now - report.generatedAt;
  return age < reportTakes ? 'inProgress' : age < lifetime ? 'complete' : 'expired';
}

const errors = {
  // AWS answers without any sentence.
  none: () => apiError('ReportNotPresent', ''),
  inProgress: () => apiError('ReportInProgress', 'The report is still being generated.'),
  expired: () => apiError('ReportExpired', 'The report is older than four hours. Generate a new one.'),
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html */
export const credentialReport: Pick<OperationTable, 'GenerateCredentialReport' | 'GetCredentialReport'> = {
  GenerateCredentialReport: {
    authorize: () => onAccount('GenerateCredentialReport'),
    run(_input, context) {
      const state = stateOf(settingsOf(context).credentialReport, context.now);
      if (state === 'complete') return done({ State: 'COMPLETE' });
      if (state === 'inProgress') return done({ State: 'INPROGRESS' });
      return done(
        { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' },
        decided(context, 'credentialReport', { generatedAt: context.now, content: reportOf(context) }),
      );
    },
    ledger: ['report-time', 'report-contents'],
  },

  GetCredentialReport: {
    authorize: () => onAccount('GetCredentialReport'),
    run: (_input, context) => answer(context),
    ledger: ['report-time', 'report-contents'],
  },
};

function answer(context: OperationContext) {
  const { credentialReport: report } = settingsOf(context);
  const state = stateOf(report, context.now);
  if (!report || state !== 'complete') return refuse(errors[state === 'complete' ? 'none' : state]());
  return done({
    Content: blobOf(report.content),
    ReportFormat: 'text/csv' as const,
    GeneratedTime: isoDate(report.generatedAt),
  });
}
