import { groupArn, parseArn, roleArn, userArn } from '../../arn.ts';
import type { PrincipalKind } from '../../entities/entities.ts';
import { apiError, noSuchEntity } from '../../errors.ts';
import { compile } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import { ceilingsOf } from '../../policy/organization.ts';
import { policiesOf, policiesOfUser, policyByArn } from '../../policy/attached-policies.ts';
import type {
  Failure,
  OperationContext,
  OperationTable,
  PermissionRequest,
  RunResult,
} from '../operation.ts';
import { done, refuse } from '../operation.ts';
import type { PrincipalRows } from '../rows.ts';
import { findPrincipal } from '../rows.ts';
import { contextKeysOf } from './keys-of.ts';
import { badDocument, checkAsked, simulatedCaller } from './request.ts';
import { simulate } from './simulate.ts';
import type { Source } from './sources.ts';
import { givenSources, heldSources } from './sources.ts';

type Row = PrincipalRows[PrincipalKind];

const arnOf = { user: userArn, group: groupArn, role: roleArn };

/** The kind and name in the ARN of a user, group or role; null for any other text. */
function namedBy(arn: string): { readonly kind: PrincipalKind; readonly name: string } | null {
  const parsed = parseArn(arn);
  const [kind = ''] = parsed?.service === 'iam' ? parsed.resource.split('/') : [];
  if (kind !== 'user' && kind !== 'group' && kind !== 'role') return null;
  return { kind, name: arn.slice(arn.lastIndexOf('/') + 1) };
}

const checkSource = (arn: string): Failure | null =>
  namedBy(arn)
    ? null
    : refuse(
        apiError('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`),
      );

/** Goes on with the user, group or role whose policies are simulated; it must be in the caller's account. */
function withSource<T>(
  arn: string,
  context: OperationContext,
  then: (row: Row, kind: PrincipalKind) => RunResult<T>,
): RunResult<T> {
  const named = namedBy(arn);
  if (!named) throw new Error('The ARN was checked before');
  const row = findPrincipal(context, named.kind, named.name);
  return row && arnOf[named.kind](row) === arn
    ? then(row, named.kind)
    : refuse(noSuchEntity(named.kind, named.name));
}

/** A permission on the user, group or role whose policies are read. The refusal prints the ARN as it was given. */
const onSource = (
  operation: 'SimulatePrincipalPolicy' | 'GetContextKeysForPrincipalPolicy',
  arn: string,
): PermissionRequest[] => [{ action: `iam:${operation}`, resource: arn, label: arn }];

const policiesFor = ({ world }: OperationContext, kind: PrincipalKind, row: Row): AttachedPolicy[] =>
  kind === 'user' ? policiesOfUser(world, row) : policiesOf(world, kind, row);

/** The boundary that is given in place of the entity's own, else its own. */
function boundaryFor(
  { world }: OperationContext,
  kind: PrincipalKind,
  row: Row,
  given: readonly string[] | undefined,
): readonly Source[] | null {
  if (given?.length) return givenSources('PermissionsBoundaryPolicyInputList', given);
  const arn = 'permissionsBoundary' in row ? row.permissionsBoundary : undefined;
  if (arn === undefined) return null;
  return heldSources(world, [policyByArn(world, arn, 'boundary', { kind, id: row.id, name: row.name })]);
}

/** Simulations of the policies that a user, group or role has. */
export const principal: Pick<OperationTable, 'SimulatePrincipalPolicy' | 'GetContextKeysForPrincipalPolicy'> =
  {
    /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
    SimulatePrincipalPolicy: {
      check: (input) =>
        checkSource(input.PolicySourceArn) ??
        refuse(checkAsked(input, namedBy(input.PolicySourceArn)?.kind === 'user')),
      authorize: (input) => onSource('SimulatePrincipalPolicy', input.PolicySourceArn),
      run: (input, context) =>
        withSource(input.PolicySourceArn, context, (row, kind) => {
          const { world } = context;
          const callerArn = input.CallerArn ?? (kind === 'user' ? input.PolicySourceArn : undefined);
          const [resourcePolicy = null] = givenSources(
            'ResourcePolicy',
            input.ResourcePolicy === undefined ? [] : [input.ResourcePolicy],
          );
          return simulate(
            {
              caller: simulatedCaller(world, context.account, callerArn),
              policies: [
                ...heldSources(world, policiesFor(context, kind, row)),
                ...givenSources('PolicyInputList', input.PolicyInputList),
              ],
              boundary: boundaryFor(context, kind, row, input.PermissionsBoundaryPolicyInputList),
              resourcePolicy,
              scp: ceilingsOf(world, row.account, 'SERVICE_CONTROL_POLICY'),
            },
            input,
            context,
          );
        }),
      ledger: ['simulation-answer', 'simulation-context', 'simulated-roles', 'ec2-scenarios'],
    },

    /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html */
    GetContextKeysForPrincipalPolicy: {
      check: (input) =>
        checkSource(input.PolicySourceArn) ?? refuse(badDocument(input.PolicyInputList, 'inline')),
      authorize: (input) => onSource('GetContextKeysForPrincipalPolicy', input.PolicySourceArn),
      run: (input, context) =>
        withSource(input.PolicySourceArn, context, (row, kind) => {
          const held = policiesFor(context, kind, row).map(({ document }) => document);
          const given = (input.PolicyInputList ?? []).map(compile);
          return done({ ContextKeyNames: contextKeysOf([...held, ...given]) });
        }),
      ledger: ['context-keys'],
    },
  };
