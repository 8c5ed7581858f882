import { compile } from '../../policy/document.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { onAccount } from '../shared/targets.ts';
import { contextKeysOf } from './keys-of.ts';
import { badDocument, checkAsked, simulatedCaller } from './request.ts';
import { simulate } from './simulate.ts';
import { givenSources } from './sources.ts';

/** Simulations of policies that need not be attached to anybody. */
export const custom: Pick<OperationTable, 'SimulateCustomPolicy' | 'GetContextKeysForCustomPolicy'> = {
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
  SimulateCustomPolicy: {
    check: (input) => refuse(checkAsked(input, false)),
    authorize: () => onAccount('SimulateCustomPolicy'),
    run(input, context) {
      const boundary = input.PermissionsBoundaryPolicyInputList;
      return simulate(
        {
          caller: simulatedCaller(context.world, context.account, input.CallerArn),
          policies: givenSources('PolicyInputList', input.PolicyInputList),
          boundary: boundary?.length ? givenSources('PermissionsBoundaryPolicyInputList', boundary) : null,
          resourcePolicy:
            givenSources(
              'ResourcePolicy',
              input.ResourcePolicy === undefined ? [] : [input.ResourcePolicy],
            )[0] ?? null,
          scp: null,
        },
        input,
        context,
      );
    },
    ledger: ['simulation-answer', 'simulation-context', 'ec2-scenarios'],
  },

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html */
  GetContextKeysForCustomPolicy: {
    check: (input) => refuse(badDocument(input.PolicyInputList, 'inline')),
    authorize: () => onAccount('GetContextKeysForCustomPolicy'),
    run: ({ PolicyInputList }) => done({ ContextKeyNames: contextKeysOf(PolicyInputList.map(compile)) }),
    ledger: ['context-keys'],
  },
};
