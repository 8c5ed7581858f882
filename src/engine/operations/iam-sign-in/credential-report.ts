import { isoDate } from '../../dates.ts';
import type { AccountSettingsRow } from '../../entities/entities.ts';
import { apiError } from '../../errors.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { onAccount } from '../targets.ts';
import { blobOf } from '../blobs.ts';
import { credentialReport as reportOf } from './credential-report-csv.ts';
import { decided, settingsOf } from './settings.ts';

/** A report holds for four hours; until then no new one is made. */
const lifetime = 4 * 3_600_000;
/** How long a report takes. AWS gives no time. */
const making = 5_000;

type Report = NonNullable<AccountSettingsRow['credentialReport']>;

function stateOf(report: Report | undefined, now: number): 'none' | 'inProgress' | 'complete' | 'expired' {
  if (!report) return 'none';
  const age = now - report.generatedAt;
  return age < making ? 'inProgress' : age < lifetime ? 'complete' : 'expired';
}

const errors = {
  none: () => apiError('ReportNotPresent', 'No report exists. Generate one with GenerateCredentialReport.'),
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
