// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface GenerateCredentialReportResponse {
  readonly State?: 'STARTED' | 'INPROGRESS' | 'COMPLETE';
  readonly Description?: string;
}

export interface GetCredentialReportResponse {
  readonly Content?: string;
  readonly ReportFormat?: 'text/csv';
  readonly GeneratedTime?: string;
}

export interface IamCredentialReportOperations {
  GenerateCredentialReport: { service: 'iam'; name: 'GenerateCredentialReport'; input: Readonly<Record<never, never>>; output: GenerateCredentialReportResponse };
  GetCredentialReport: { service: 'iam'; name: 'GetCredentialReport'; input: Readonly<Record<never, never>>; output: GetCredentialReportResponse };
}
