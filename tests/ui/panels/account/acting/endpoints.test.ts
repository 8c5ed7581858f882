import { expect, test } from 'vitest';
import { apply, type Change } from '../../../../../src/engine/index.ts';
import { endpointsNamed } from '../../../../../src/ui/panels/account/acting/endpoints.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

test('calls can come through each VPC endpoint that a policy names, or by its VPC', () => {
  expect(endpointsNamed(sampleWorld)).toEqual([]);
  const [user] = sampleWorld.tables.users.values();
  const after = {
    id: `${user!.id}/net`,
    ownerKind: 'user',
    ownerId: user!.id,
    name: 'net',
    document:
      '{"Condition":{"StringEquals":{"aws:SourceVpce":["vpce-0a1b2c3d","vpce-0a1b2c3d"],"aws:SourceVpc":"vpc-11aa22bb"}}}',
  };
  const change = { table: 'inlinePolicies', key: after.id, before: null, after } as Change;
  expect(endpointsNamed(apply(sampleWorld, [change]))).toEqual(['vpce-0a1b2c3d', 'vpce-11aa22bb']);
});
