import type { World } from '../../../../engine/index.ts';

/** Returns the VPC endpoints that policies of an account name, also by their VPC, which has the same digits here. */
export function endpointsNamed({ tables }: World): readonly string[] {
  const texts = [
    tables.policies,
    tables.inlinePolicies,
    tables.resources,
    tables.organizationPolicies,
  ].flatMap((table) => [...table.values()].map((row) => JSON.stringify(row)));
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\bvpce?-([0-9a-f]{8,17})\b/g)].map(([, id]) => id ?? ''),
  );
  return [...new Set(found)].sort().map((id) => `vpce-${id}`);
}
