import type { PolicyRow } from '../../engine/index.ts';
import { policyArn } from '../../engine/index.ts';
import type { Entry } from './entry.ts';
import { call, pathOf, tagList } from './entry.ts';

/**
 * The commands that make a managed policy. Versions keep their order but may get other numbers, because AWS never uses
 * a deleted version's number again.
 */
export function policyEntries(row: PolicyRow): Entry[] {
  const [first, ...others] = row.versions;
  const arn = policyArn(row);
  const made = call(
    'iam',
    'CreatePolicy',
    {
      PolicyName: row.name,
      Path: pathOf(row.path),
      PolicyDocument: first?.document ?? '{}',
      Description: row.description,
      Tags: tagList(row.tags),
    },
    { gives: { id: row.id, name: 'MANAGED_POLICY', query: 'Policy.PolicyId' } },
  );
  const position = row.versions.findIndex(({ versionId }) => versionId === row.defaultVersionId);
  const isLast = position === row.versions.length - 1;
  return [
    made,
    ...others.map((version, i) =>
      call('iam', 'CreatePolicyVersion', {
        PolicyArn: arn,
        PolicyDocument: version.document,
        SetAsDefault: isLast && i === others.length - 1 ? true : undefined,
      }),
    ),
    ...(position > 0 && !isLast
      ? [call('iam', 'SetDefaultPolicyVersion', { PolicyArn: arn, VersionId: `v${position + 1}` })]
      : []),
  ];
}
