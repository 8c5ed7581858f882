// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface ModuleInfo {
  readonly TypeHierarchy?: string;
  readonly LogicalIdHierarchy?: string;
}

export interface Parameter {
  readonly ParameterKey?: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: boolean;
  readonly ResolvedValue?: string;
}

export interface RollbackConfiguration {
  readonly RollbackTriggers?: readonly RollbackTrigger[];
  readonly MonitoringTimeInMinutes?: number;
}

export interface RollbackTrigger {
  readonly Arn: string;
  readonly Type: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
