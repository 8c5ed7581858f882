import type { RequestContext } from '../call/call.ts';

type Keys = NonNullable<RequestContext['keys']>;

/** An address in any VPC. */
const privateAddress = '10.0.0.10';

/**
 * The keys of a request that comes through a VPC endpoint. It has no `aws:SourceIp`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */
export const keysThrough = (endpoint: string, vpc: string): Keys => ({
  'aws:SourceVpce': [endpoint],
  'aws:SourceVpc': [vpc],
  'aws:VpcSourceIp': [privateAddress],
});

/** Returns the endpoint through which a request comes and its address within the VPC; null over the internet. */
export function endpointOf({
  keys = {},
}: RequestContext): { readonly id: string; readonly address: string } | null {
  const valueOf = (name: string): string | undefined =>
    Object.entries(keys).find(([key]) => key.toLowerCase() === name)?.[1][0];
  const id = valueOf('aws:sourcevpce');
  return id === undefined ? null : { id, address: valueOf('aws:vpcsourceip') ?? privateAddress };
}
