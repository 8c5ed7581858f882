import type { PolicyRow, PolicyVersion } from '../../entities/entities.ts';
import { isoDate } from '../../dates.ts';
import { awsManagedAccount } from '../../arn.ts';
import { apiError, notModelled, noSuchVersion } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import { checkManaged } from '../iam/documents.ts';
import { encodeDocument } from '../iam/outputs.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { page } from '../shared/pages.ts';
import { checkPolicyArn, notOurs, put, withPolicy } from '../rows.ts';
import { onPolicy } from '../shared/targets.ts';

type VersionOut = NonNullable<OutputOf<'GetPolicyVersion'>['PolicyVersion']>;

/** A version without its document, as ListPolicyVersions answers. */
function versionListed(policy: PolicyRow, version: PolicyVersion): VersionOut {
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersionId,
    CreateDate: isoDate(version.createDate),
  };
}

export function versionOut(policy: PolicyRow, version: PolicyVersion): VersionOut {
  return { Document: encodeDocument(version.document), ...versionListed(policy, version) };
}

interface VersionInput {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

/** Whether an AWS managed policy once had that version. The catalog holds only the default version. */
function wasVersion({ account, nextVersion }: PolicyRow, versionId: string): boolean {
  const number = /^v(\d+)$/.exec(versionId)?.[1];
  return account === awsManagedAccount && number !== undefined && Number(number) < nextVersion;
}

/** Goes on with one version of a policy, or answers NoSuchEntity. */
function withVersion<T>(
  context: OperationContext,
  input: VersionInput,
  then: (policy: PolicyRow, version: PolicyVersion) => RunResult<T>,
): RunResult<T> {
  return withPolicy(context, input.PolicyArn, (policy) => {
    const version = policy.versions.find(({ versionId }) => versionId === input.VersionId);
    if (version) return then(policy, version);
    if (wasVersion(policy, input.VersionId))
      return unknown(
        notModelled('earlier versions of AWS managed policies', 'access_policies_managed-versioning'),
      );
    return refuse(noSuchVersion(input.PolicyArn, input.VersionId));
  });
}

/** Goes on with a policy that the account may change: AWS's own are only read and attached. */
function ofAccount<T>(
  context: OperationContext,
  what: Parameters<typeof notOurs>[0],
  arn: string,
  then: (policy: PolicyRow) => RunResult<T>,
): RunResult<T> {
  return withPolicy(context, arn, (policy) => refuse(notOurs(what, policy)) ?? then(policy));
}

function addVersion(
  { world, now }: OperationContext,
  policy: PolicyRow,
  document: string,
  isDefault: boolean,
): RunResult<OutputOf<'CreatePolicyVersion'>> {
  if (policy.versions.length >= quotas.VersionsPerPolicy)
    return refuse(
      apiError(
        'LimitExceeded',
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      ),
    );
  const malformed = checkManaged(document);
  if (malformed) return refuse(malformed);
  const version = { versionId: `v${policy.nextVersion}`, document, createDate: now };
  const after: PolicyRow = {
    ...policy,
    versions: [...policy.versions, version],
    nextVersion: policy.nextVersion + 1,
    updateDate: now,
    ...(isDefault ? { defaultVersionId: version.versionId } : {}),
  };
  return done({ PolicyVersion: versionListed(after, version) }, [put(world, 'policies', after)]);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
export const policyVersions: Pick<
  OperationTable,
  | 'CreatePolicyVersion'
  | 'GetPolicyVersion'
  | 'ListPolicyVersions'
  | 'SetDefaultPolicyVersion'
  | 'DeletePolicyVersion'
> = {
  CreatePolicyVersion: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('CreatePolicyVersion', input.PolicyArn),
    run: (input, context) =>
      ofAccount(context, 'update policies', input.PolicyArn, (policy) =>
        addVersion(context, policy, input.PolicyDocument, input.SetAsDefault ?? false),
      ),
  },

  GetPolicyVersion: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('GetPolicyVersion', input.PolicyArn),
    run: (input, context) =>
      withVersion(context, input, (policy, version) => done({ PolicyVersion: versionOut(policy, version) })),
    ledger: ['aws-policy-versions'],
  },

  /** Newest first. */
  ListPolicyVersions: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('ListPolicyVersions', input.PolicyArn),
    run: (input, context) =>
      withPolicy(context, input.PolicyArn, (policy) =>
        page(input, policy.versions.toReversed(), (rows, rest) =>
          done({ Versions: rows.map((version) => versionListed(policy, version)), ...rest }),
        ),
      ),
    ledger: ['aws-policy-versions'],
  },

  SetDefaultPolicyVersion: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('SetDefaultPolicyVersion', input.PolicyArn),
    run: (input, context) =>
      ofAccount(context, 'update policies', input.PolicyArn, () =>
        withVersion(context, input, (policy, { versionId }) =>
          done({}, [
            put(context.world, 'policies', {
              ...policy,
              defaultVersionId: versionId,
              updateDate: context.now,
            }),
          ]),
        ),
      ),
  },

  DeletePolicyVersion: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('DeletePolicyVersion', input.PolicyArn),
    run: (input, context) =>
      ofAccount(context, 'delete policy versions for policies', input.PolicyArn, () =>
        withVersion(context, input, (policy, { versionId }) => {
          if (versionId === policy.defaultVersionId)
            return refuse(apiError('DeleteConflict', 'Cannot delete the default version of a policy.'));
          const versions = policy.versions.filter((version) => version.versionId !== versionId);
          return done({}, [put(context.world, 'policies', { ...policy, versions, updateDate: context.now })]);
        }),
      ),
  },
};
