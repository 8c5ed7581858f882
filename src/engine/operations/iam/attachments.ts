import { parseArn, policyArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import type { AttachmentRow, PolicyRow, PrincipalKind } from '../../entities/entities.ts';
import { apiError, noSuchPolicy, notAttachable } from '../../errors.ts';
import { held, released } from '../../managed-policies/held.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { Operation, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { page, underPath } from '../shared/pages.ts';
import {
  checkPolicyArn,
  findPolicy,
  protectedRole,
  put,
  quotaReached,
  remove,
  withPolicy,
  withPrincipal,
} from '../rows.ts';
import { onPrincipal } from '../shared/targets.ts';

type Attach = 'AttachUserPolicy' | 'AttachGroupPolicy' | 'AttachRolePolicy';
type Detach = 'DetachUserPolicy' | 'DetachGroupPolicy' | 'DetachRolePolicy';
type List = 'ListAttachedUserPolicies' | 'ListAttachedGroupPolicies' | 'ListAttachedRolePolicies';
type Nothing = OutputOf<'AttachUserPolicy'>;
type Listed = OutputOf<'ListAttachedUserPolicies'>;

const quotaOf = { user: 'PoliciesPerUser', group: 'PoliciesPerGroup', role: 'PoliciesPerRole' } as const;

/**
 * Only AWS attaches the policies of service-linked roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
function notForCustomers(policy: PolicyRow): ApiError | null {
  if (policy.isAttachable) return null;
  const message = policy.path.startsWith('/aws-service-role/')
    ? 'Cannot attach a Service Role Policy to a Customer Role.'
    : `Policy ${policyArn(policy)} is not attachable.`;
  return apiError('PolicyNotAttachable', message);
}

/** Attaching again succeeds and changes nothing. */
function attachPolicy(
  context: OperationContext,
  kind: PrincipalKind,
  principalId: string,
  policy: PolicyRow,
): RunResult<Nothing> {
  const { world } = context;
  const unfit = notForCustomers(policy);
  if (unfit) return refuse(unfit);
  const row: AttachmentRow = {
    id: `${principalId}/${policy.id}`,
    principalKind: kind,
    principalId,
    policyId: policy.id,
  };
  if (world.tables.attachments.has(row.id)) return done({});
  const full = quotaReached(quotaOf[kind], countBy(world, 'attachmentsByPrincipal', principalId));
  return refuse(full) ?? done({}, [...held(world, policy), put(world, 'attachments', row)]);
}

function attach<N extends Attach>(
  operation: N,
  kind: PrincipalKind,
  nameOf: (input: InputOf<N>) => string,
): Operation<N> {
  return {
    check: (input) =>
      parseArn(input.PolicyArn)
        ? checkPolicyArn(input.PolicyArn)
        : refuse(apiError('ValidationError', `ARN ${input.PolicyArn} is not valid.`)),
    authorize: (input, context) =>
      onPrincipal(operation, kind, nameOf(input), context, [['iam:PolicyARN', [input.PolicyArn]]]),
    run: (input, context) =>
      withPrincipal(
        context,
        kind,
        nameOf(input),
        (row) =>
          refuse(protectedRole(kind, row)) ??
          withPolicy(
            context,
            input.PolicyArn,
            (policy) => attachPolicy(context, kind, row.id, policy),
            notAttachable,
          ),
      ),
    ledger: ['aws-managed-policies'],
  };
}

/** A policy that is attached is in the account, AWS's own ones, too: no other is, whether AWS has it or not. */
function detachPolicy({ world }: OperationContext, principalId: string, arn: string): RunResult<Nothing> {
  const policy = findPolicy(world, arn);
  const attachment = policy && world.tables.attachments.get(`${principalId}/${policy.id}`);
  return attachment
    ? done({}, [remove('attachments', attachment), ...released(world, policy)])
    : refuse(noSuchPolicy(arn));
}

function detach<N extends Detach>(
  operation: N,
  kind: PrincipalKind,
  nameOf: (input: InputOf<N>) => string,
): Operation<N> {
  return {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input, context) =>
      onPrincipal(operation, kind, nameOf(input), context, [['iam:PolicyARN', [input.PolicyArn]]]),
    run: (input, context) =>
      withPrincipal(
        context,
        kind,
        nameOf(input),
        (row) => refuse(protectedRole(kind, row)) ?? detachPolicy(context, row.id, input.PolicyArn),
      ),
  };
}

/** The policies attached to one principal, sorted by name. */
export function attachedPolicies(
  { world }: Pick<OperationContext, 'world'>,
  principalId: string,
): PolicyRow[] {
  return rowsBy(world, 'attachmentsByPrincipal', principalId).flatMap(
    ({ policyId }) => world.tables.policies.get(policyId) ?? [],
  );
}

export const attachedOut = (policy: PolicyRow) => ({
  PolicyName: policy.name,
  PolicyArn: policyArn(policy),
});

function list<N extends List>(
  operation: N,
  kind: PrincipalKind,
  nameOf: (input: InputOf<N>) => string,
): Operation<N> {
  return {
    authorize: (input, context) => onPrincipal(operation, kind, nameOf(input), context),
    run: (input, context) =>
      withPrincipal(context, kind, nameOf(input), (row): RunResult<Listed> => {
        const policies = underPath(attachedPolicies(context, row.id), input.PathPrefix);
        return page(input, policies, (rows, rest) =>
          done({ AttachedPolicies: rows.map(attachedOut), ...rest }),
        );
      }),
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html */
export const attachments: Pick<OperationTable, Attach | Detach | List> = {
  AttachUserPolicy: attach('AttachUserPolicy', 'user', (input) => input.UserName),
  AttachGroupPolicy: attach('AttachGroupPolicy', 'group', (input) => input.GroupName),
  AttachRolePolicy: attach('AttachRolePolicy', 'role', (input) => input.RoleName),
  DetachUserPolicy: detach('DetachUserPolicy', 'user', (input) => input.UserName),
  DetachGroupPolicy: detach('DetachGroupPolicy', 'group', (input) => input.GroupName),
  DetachRolePolicy: detach('DetachRolePolicy', 'role', (input) => input.RoleName),
  ListAttachedUserPolicies: list('ListAttachedUserPolicies', 'user', (input) => input.UserName),
  ListAttachedGroupPolicies: list('ListAttachedGroupPolicies', 'group', (input) => input.GroupName),
  ListAttachedRolePolicies: list('ListAttachedRolePolicies', 'role', (input) => input.RoleName),
};
