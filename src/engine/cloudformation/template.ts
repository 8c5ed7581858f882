import type { Json, JsonObject } from './json.ts';

/** A path into a template's text, such as `['Resources', 'Role', 'Properties', 0]`. */
export type TemplatePath = readonly (string | number)[];

/**
 * A template as it is written, after its own form was checked and before anything in it is evaluated.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export interface Template {
  readonly description: string | null;
  /** Names of the transforms, in their order: `AWS::LanguageExtensions`, `AWS::Serverless-2016-10-31`. */
  readonly transforms: readonly string[];
  readonly metadata: JsonObject | null;
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
  readonly mappings: JsonObject;
  readonly rules: ReadonlyMap<string, TemplateRule>;
  /** Conditions as they are written: functions of parameters and mappings. */
  readonly conditions: ReadonlyMap<string, Json>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly outputs: ReadonlyMap<string, TemplateOutput>;
  /** Line and column (from 1) of what stands at a path, or of the nearest thing around it. */
  readonly placeOf: (path: TemplatePath) => { readonly line: number; readonly column: number };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
export interface TemplateParameter {
  /** `String`, `Number`, `List<Number>`, `CommaDelimitedList`, or an AWS-specific type such as `AWS::EC2::VPC::Id`. */
  readonly type: string;
  readonly description: string | null;
  readonly default: string | null;
  readonly allowedValues: readonly string[] | null;
  readonly allowedPattern: string | null;
  readonly constraintDescription: string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minValue: number | null;
  readonly maxValue: number | null;
  readonly noEcho: boolean;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html */
export interface TemplateRule {
  /** The rule says nothing unless this holds; null: it always does. */
  readonly condition: Json | null;
  readonly assertions: readonly { readonly assert: Json; readonly description: string | null }[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html */
export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface TemplateResource {
  readonly type: string;
  readonly properties: JsonObject;
  /** Logical ids that DependsOn names. */
  readonly dependsOn: readonly string[];
  /** The condition under which it is made at all. */
  readonly condition: string | null;
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
  readonly metadata: JsonObject | null;
}

export interface TemplateOutput {
  readonly value: Json;
  readonly description: string | null;
  /** The export's name, which may be a function. */
  readonly exportName: Json | null;
  readonly condition: string | null;
}
