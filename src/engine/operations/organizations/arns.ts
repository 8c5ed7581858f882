import { partition } from '../../arn.ts';
import type { OrganizationPolicyRow, OrganizationRow } from '../../entities/entities.ts';

/**
 * ARNs of AWS Organizations: each names the management account.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
const arn = (account: string, resource: string): string =>
  `arn:${partition}:organizations::${account}:${resource}`;

export const organizationArn = ({ account, id }: OrganizationRow): string =>
  arn(account, `organization/${id}`);

export const accountArn = ({ account, id }: OrganizationRow, member: string): string =>
  arn(account, `account/${id}/${member}`);

export const rootArn = ({ account, id, rootId }: OrganizationRow): string =>
  arn(account, `root/${id}/${rootId}`);

export const unitArn = ({ account, id }: OrganizationRow, unit: string): string =>
  arn(account, `ou/${id}/${unit}`);

/** AWS's own policies belong to no organization. */
export function organizationPolicyArn(
  { account, id }: OrganizationRow,
  policy: Pick<OrganizationPolicyRow, 'id' | 'type' | 'awsManaged'>,
): string {
  const type = policy.type.toLowerCase();
  return policy.awsManaged
    ? arn('aws', `policy/${type}/${policy.id}`)
    : arn(account, `policy/${id}/${type}/${policy.id}`);
}
