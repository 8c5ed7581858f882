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
