// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface PolicyTypeSummary {
  readonly Type?: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'TAG_POLICY' | 'BACKUP_POLICY' | 'AISERVICES_OPT_OUT_POLICY' | 'CHATBOT_POLICY' | 'DECLARATIVE_POLICY_EC2';
  readonly Status?: 'ENABLED' | 'PENDING_ENABLE' | 'PENDING_DISABLE';
}

export interface Root {
  readonly Id?: string;
  readonly Arn?: string;
  readonly Name?: string;
  readonly PolicyTypes?: readonly PolicyTypeSummary[];
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
