// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { ModuleInfo } from './cloudformation-shared.ts';

export interface DetectStackDriftInput {
  readonly StackName: string;
  readonly LogicalResourceIds?: readonly string[];
}

export interface DetectStackDriftOutput {
  readonly StackDriftDetectionId: string;
}

export interface DetectStackResourceDriftInput {
  readonly StackName: string;
  readonly LogicalResourceId: string;
}

export interface DetectStackResourceDriftOutput {
  readonly StackResourceDrift: StackResourceDrift;
}

export interface StackResourceDrift {
  readonly StackId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly PhysicalResourceIdContext?: readonly PhysicalResourceIdContextKeyValuePair[];
  readonly ResourceType: string;
  readonly ExpectedProperties?: string;
  readonly ActualProperties?: string;
  readonly PropertyDifferences?: readonly PropertyDifference[];
  readonly StackResourceDriftStatus: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED';
  readonly Timestamp: string;
  readonly ModuleInfo?: ModuleInfo;
}

export interface PhysicalResourceIdContextKeyValuePair {
  readonly Key: string;
  readonly Value: string;
}

export interface PropertyDifference {
  readonly PropertyPath: string;
  readonly ExpectedValue: string;
  readonly ActualValue: string;
  readonly DifferenceType: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

export interface DescribeStackDriftDetectionStatusInput {
  readonly StackDriftDetectionId: string;
}

export interface DescribeStackDriftDetectionStatusOutput {
  readonly StackId: string;
  readonly StackDriftDetectionId: string;
  readonly StackDriftStatus?: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN' | 'NOT_CHECKED';
  readonly DetectionStatus: 'DETECTION_IN_PROGRESS' | 'DETECTION_FAILED' | 'DETECTION_COMPLETE';
  readonly DetectionStatusReason?: string;
  readonly DriftedStackResourceCount?: number;
  readonly Timestamp: string;
}

export interface DescribeStackResourceDriftsInput {
  readonly StackName: string;
  readonly StackResourceDriftStatusFilters?: readonly ('IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED')[];
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface DescribeStackResourceDriftsOutput {
  readonly StackResourceDrifts: readonly StackResourceDrift[];
  readonly NextToken?: string;
}

export interface CloudformationDriftOperations {
  'cloudformation:DetectStackDrift': { service: 'cloudformation'; name: 'DetectStackDrift'; input: DetectStackDriftInput; output: DetectStackDriftOutput };
  'cloudformation:DetectStackResourceDrift': { service: 'cloudformation'; name: 'DetectStackResourceDrift'; input: DetectStackResourceDriftInput; output: DetectStackResourceDriftOutput };
  'cloudformation:DescribeStackDriftDetectionStatus': { service: 'cloudformation'; name: 'DescribeStackDriftDetectionStatus'; input: DescribeStackDriftDetectionStatusInput; output: DescribeStackDriftDetectionStatusOutput };
  'cloudformation:DescribeStackResourceDrifts': { service: 'cloudformation'; name: 'DescribeStackResourceDrifts'; input: DescribeStackResourceDriftsInput; output: DescribeStackResourceDriftsOutput };
}
