import { md5 } from '@noble/hashes/legacy.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ApiError } from '../../call/call.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { storePolicy } from '../resources.ts';
import { put } from '../rows.ts';
import { invalid, noPolicy, onTable, withTable } from './table-rows.ts';
import type { Table } from './table-rows.ts';

/** Bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html */
const longest = 20_480;

/** The expected revision of a request that wants no policy to be there. */
const noneExpected = 'NO_POLICY';

const faults = {
  json: 'Invalid policy document: JSON syntax error',
  grammar: 'Invalid policy document: Syntax error in policy',
  principal: 'Invalid policy document: Invalid principal in policy',
} as const;

/** A number that changes with the policy, as AWS's revisions are long numbers. */
function revision(policy: string): string {
  const digest = md5(utf8ToBytes(policy)).slice(0, 5);
  return String(1_700_000_000_000 + digest.reduce((sum, byte) => sum * 256 + byte, 0));
}

/** The table with another policy, or what is wrong with it. */
export function withPolicy(table: Table, text: string, { world }: OperationContext): Table | ApiError {
  if (text.length > longest)
    return invalid('Invalid policy document: the policy exceeds the maximum size of 20480 bytes');
  const stored = storePolicy(world, table.account, text);
  return stored.ok ? { ...table, policy: stored.text } : invalid(faults[stored.fault]);
}

/** Whether a table's present policy is the one that a request expects. */
function isExpected({ policy }: Table, expected: string | undefined): boolean {
  if (expected === undefined) return true;
  return policy === undefined ? expected === noneExpected : expected === revision(policy);
}

const missing = (arn: string): string => `Requested resource not found: ResourceArn: ${arn} not found`;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html */
export const tablePolicies: Pick<
  OperationTable,
  'dynamodb:PutResourcePolicy' | 'dynamodb:GetResourcePolicy' | 'dynamodb:DeleteResourcePolicy'
> = {
  'dynamodb:PutResourcePolicy': {
    authorize: (input, context) => onTable('PutResourcePolicy', input.ResourceArn, context),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        (table) => {
          if (!isExpected(table, input.ExpectedRevisionId)) return refuse(noPolicy(table.id));
          const changed = withPolicy(table, input.Policy, context);
          if ('code' in changed) return refuse(changed);
          return done({ RevisionId: revision(changed.policy ?? '') }, [
            put(context.world, 'resources', changed),
          ]);
        },
        missing(input.ResourceArn),
      ),
    ledger: ['dynamodb-policy-words', 'dynamodb-self-lockout'],
  },

  'dynamodb:GetResourcePolicy': {
    authorize: (input, context) => onTable('GetResourcePolicy', input.ResourceArn, context),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        ({ id, policy }) =>
          policy === undefined
            ? refuse(noPolicy(id))
            : done({
                Policy: showPrincipals(context.world, policy),
                RevisionId: revision(policy),
              }),
        missing(input.ResourceArn),
      ),
  },

  'dynamodb:DeleteResourcePolicy': {
    authorize: (input, context) => onTable('DeleteResourcePolicy', input.ResourceArn, context),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        (table) => {
          if (!isExpected(table, input.ExpectedRevisionId)) return refuse(noPolicy(table.id));
          const { policy, ...rest } = table;
          return policy === undefined
            ? done({})
            : done({ RevisionId: revision(policy) }, [put(context.world, 'resources', rest)]);
        },
        missing(input.ResourceArn),
      ),
  },
};
