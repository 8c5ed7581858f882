// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface ListExportsInput {
  readonly NextToken?: string;
}

export interface ListExportsOutput {
  readonly Exports?: readonly Export[];
  readonly NextToken?: string;
}

export interface Export {
  readonly ExportingStackId?: string;
  readonly Name?: string;
  readonly Value?: string;
}

export interface ListImportsInput {
  readonly ExportName: string;
  readonly NextToken?: string;
}

export interface ListImportsOutput {
  readonly Imports?: readonly string[];
  readonly NextToken?: string;
}

export interface CloudformationExportsOperations {
  'cloudformation:ListExports': { service: 'cloudformation'; name: 'ListExports'; input: ListExportsInput; output: ListExportsOutput };
  'cloudformation:ListImports': { service: 'cloudformation'; name: 'ListImports'; input: ListImportsInput; output: ListImportsOutput };
}
