import type { Call } from '../../engine/index.ts';

type Value = string | number | boolean;

/** The elements of a statement that rewritings look at. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Value | readonly Value[]>>>>;
  readonly [element: string]: unknown;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}

/** The kind of a policy. Some elements are allowed in some kinds only. */
export type PolicyUse = 'identity' | 'managed' | 'trust' | 'resource' | 'session' | 'organization';

/** The member that holds a policy, by operation. */
const members: Readonly<Record<string, readonly [member: string, use: PolicyUse]>> = {
  'iam:PutUserPolicy': ['PolicyDocument', 'identity'],
  'iam:PutGroupPolicy': ['PolicyDocument', 'identity'],
  'iam:PutRolePolicy': ['PolicyDocument', 'identity'],
  'iam:CreatePolicy': ['PolicyDocument', 'managed'],
  'iam:CreatePolicyVersion': ['PolicyDocument', 'managed'],
  'iam:CreateRole': ['AssumeRolePolicyDocument', 'trust'],
  'iam:UpdateAssumeRolePolicy': ['PolicyDocument', 'trust'],
  's3:PutBucketPolicy': ['Policy', 'resource'],
  'kms:PutKeyPolicy': ['Policy', 'resource'],
  'sso-admin:PutInlinePolicyToPermissionSet': ['InlinePolicy', 'identity'],
  'sts:AssumeRole': ['Policy', 'session'],
  'sts:GetScopedCredentials': ['Policy', 'session'],
  'organizations:CreatePolicy': ['Content', 'organization'],
  'organizations:UpdatePolicy': ['Content', 'organization'],
};

export const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

interface HeldPolicy {
  readonly member: string;
  readonly use: PolicyUse;
  readonly document: PolicyDocument;
}

/** Returns the policy in a call's input, its statements as a list. Null if there is none, or it can't be read. */
export function policyIn({ service, operation, input }: Call): HeldPolicy | null {
  const [member, use] = members[`${service}:${operation}`] ?? [];
  const text = member === undefined ? undefined : (input as Readonly<Record<string, unknown>>)[member];
  if (member === undefined || use === undefined || typeof text !== 'string') return null;
  try {
    const document = JSON.parse(text) as PolicyDocument;
    return { member, use, document: { ...document, Statement: listed(document.Statement) } };
  } catch {
    return null;
  }
}

/** Returns the call with another policy. */
export const withPolicy = (call: Call, member: string, text: string): Call => ({
  ...call,
  input: { ...call.input, [member]: text },
});
