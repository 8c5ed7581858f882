import { policyArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { PolicyRow } from '../../entities/entities.ts';
import type { CatalogPolicy } from '../../managed-policies/catalog.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { OperationContext } from '../operation.ts';
import { tagsOut } from '../outputs.ts';
import { usageOf } from './policy-usage.ts';

type PolicyOut = NonNullable<OutputOf<'GetPolicy'>['Policy']>;
type Place = Pick<OperationContext, 'world' | 'account'>;

/** Without description and tags, as ListPolicies answers; its counts are those of the account. */
export function policyListed(place: Place, row: PolicyRow | CatalogPolicy): PolicyOut {
  const { attached, bounded } = usageOf(place, row);
  return {
    PolicyName: row.name,
    PolicyId: row.id,
    Arn: policyArn(row),
    Path: row.path,
    DefaultVersionId: row.defaultVersionId,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: bounded,
    IsAttachable: row.isAttachable,
    CreateDate: isoDate(row.createDate),
    UpdateDate: isoDate(row.updateDate),
  };
}

/** As GetPolicy answers. */
export function policyOut(place: Place, row: PolicyRow): PolicyOut {
  return {
    ...policyListed(place, row),
    ...(row.description === undefined ? {} : { Description: row.description }),
    Tags: tagsOut(row.tags),
  };
}
