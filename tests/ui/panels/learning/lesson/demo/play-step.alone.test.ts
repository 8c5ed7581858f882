import { expect, test } from 'vitest';
import { apply } from '../../../../../../src/engine/index.ts';
import { nameOfActor } from '../../../../../../src/ui/panels/learning/lesson/demo/play-step.ts';
import { sampleWorld } from '../../../../../fixtures/sample-world.ts';

test('a step that is refused because a session is over is told of whoever acted, and not of the root user', () => {
  const role = [...sampleWorld.tables.roles.values()].find(({ name }) => name === 'Deployer');
  const worn = {
    id: 'ASIA1',
    account: '111122223333',
    kind: 'assumedRole',
    ownerId: role?.id ?? '',
    sessionName: 'ana',
    secretAccessKey: 'EXAMPLEKEY',
    sessionToken: 'EXAMPLE',
    issuedAt: 0,
    expiresAt: 1,
    issuedTo: { arn: 'x', id: 'x' },
    chained: false,
  } as const;
  const world = apply(sampleWorld, [{ table: 'sessions', key: worn.id, before: null, after: worn }]);
  const caller = { ok: false, error: { code: 'ExpiredToken', message: '', httpStatus: 403 } } as never;
  const credentials = { type: 'key', accessKeyId: worn.id, secretAccessKey: worn.secretAccessKey } as const;
  expect(nameOfActor({ caller, world, credentials })).toBe('Deployer/ana');
});
