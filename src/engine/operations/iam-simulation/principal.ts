import type { PrincipalKind } from '../../entities/entities.ts';
import { compile } from '../../policy/document.ts';
import { ceilingsOf } from '../../policy/organization.ts';
import { policyByArn } from '../../policy/attached-policies.ts';
import { policiesHeld } from '../../use-subject.ts';
import type { NamedRow } from '../named-principal.ts';
import { checkNamed, namedBy, withNamed } from '../named-principal.ts';
import type { OperationContext, OperationTable, PermissionRequest } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { contextKeysOf } from './keys-of.ts';
import { badDocument, checkAsked, simulatedCaller } from './request.ts';
import { simulate } from './simulate.ts';
import type { Source } from './sources.ts';
import { givenSources, heldSources } from './sources.ts';

/** A permission on the user, group or role whose policies are read. The refusal prints the ARN as it was given. */
const onSource = (
  operation: 'SimulatePrincipalPolicy' | 'GetContextKeysForPrincipalPolicy',
  arn: string,
): PermissionRequest[] => [{ action: `iam:${operation}`, resource: arn, label: arn }];

/** The boundary that is given in place of the entity's own, else its own. */
function boundaryFor(
  { world }: OperationContext,
  kind: PrincipalKind,
  row: NamedRow,
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
        checkNamed(input.PolicySourceArn) ??
        refuse(checkAsked(input, namedBy(input.PolicySourceArn)?.kind === 'user')),
      authorize: (input) => onSource('SimulatePrincipalPolicy', input.PolicySourceArn),
      run: (input, context) =>
        withNamed(input.PolicySourceArn, context, (row, kind) => {
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
                ...heldSources(world, policiesHeld(context.world, kind, row)),
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
        checkNamed(input.PolicySourceArn) ?? refuse(badDocument(input.PolicyInputList, 'inline')),
      authorize: (input) => onSource('GetContextKeysForPrincipalPolicy', input.PolicySourceArn),
      run: (input, context) =>
        withNamed(input.PolicySourceArn, context, (row, kind) => {
          const held = policiesHeld(context.world, kind, row).map(({ document }) => document);
          const given = (input.PolicyInputList ?? []).map(compile);
          return done({ ContextKeyNames: contextKeysOf([...held, ...given]) });
        }),
      ledger: ['context-keys'],
    },
  };
