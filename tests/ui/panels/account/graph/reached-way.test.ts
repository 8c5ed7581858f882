import { beforeAll, describe, expect, test } from 'vitest';
import { policyTexts } from '../../../../../src/assume/policy-texts.ts';
import { actionsNamed, waysOf } from '../../../../../src/engine/access/index.ts';
import type { Change, ServiceAction, World } from '../../../../../src/engine/index.ts';
import { apply, accountOf } from '../../../../../src/engine/index.ts';
import { withPages } from '../../../../../src/graph/cloakroom/pages.ts';
import { project } from '../../../../../src/graph/model/project.ts';
import { wholeWay } from '../../../../../src/graph/picture/neighbourhood.ts';
import type { Picture } from '../../../../../src/graph/picture/stacks.ts';
import { gather } from '../../../../../src/graph/picture/stacks.ts';
import { reachedWay, thingsReached } from '../../../../../src/ui/panels/account/graph/reached-way.ts';
import { toldAccess } from '../../../../../src/ui/panels/use/access/told-access.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const idOf = (name: string): string => {
  const { users, groups } = sampleWorld.tables;
  const row = [...users.values(), ...groups.values()].find((one) => one.name === name);
  if (!row) throw new Error(`The sample has no ${name}`);
  return row.id;
};

function inline(name: string, statement: object): Change {
  const ownerId = idOf(name);
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const after = { id: `${ownerId}/More`, ownerKind: 'user' as const, ownerId, name: 'More', document };
  return { table: 'inlinePolicies', key: after.id, before: null, after };
}

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  const [way] = waysOf(sampleWorld, idOf('carol'));
  actions = await actionsNamed([{ world: sampleWorld, caller: way!.caller }]);
});

const pictureOf = (world: World): Picture =>
  withPages(gather(project(world, 0)), policyTexts(world, accountOf(world)));

/** The names of the things that are lit for somebody, and of those that the structure alone would light. */
function lit(world: World, name: string): { readonly reached: string[]; readonly way: string[] } {
  const picture = pictureOf(world);
  const [way] = waysOf(world, idOf(name));
  const told = toldAccess({ asker: { world, caller: way!.caller }, beside: null, actions, services: [] });
  const named = (ids: readonly string[]): string[] =>
    ids
      .filter((id) =>
        [...picture.edges.values()].some(
          ({ kind, target }) => target === id && (kind === 'allows' || kind === 'denies'),
        ),
      )
      .flatMap((id) => picture.nodes.get(id)?.label ?? [])
      .sort();
  const whole = wholeWay(picture, [idOf(name)]);
  return { way: named(whole), reached: named(reachedWay(picture, whole, thingsReached(picture, told))) };
}

describe('all that somebody reaches in the picture', () => {
  test('carol reaches what her policies and her group’s allow', () => {
    expect(lit(sampleWorld, 'carol').reached).toEqual(['invoices', 'reports']);
  });

  test('a thing on which everything is denied is on the way, but not reached', () => {
    const denied = apply(sampleWorld, [
      inline('carol', {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::invoices', 'arn:aws:s3:::invoices/*'],
      }),
    ]);
    const { way, reached } = lit(denied, 'carol');
    expect(way).toContain('invoices');
    expect(reached).toEqual(['reports']);
  });
});
