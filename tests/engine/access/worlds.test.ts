import { beforeAll, describe, expect, test } from 'vitest';
import type { Witness } from '../../../src/engine/access/index.ts';
import { accessOf, difference } from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import fc, { draws, drawsOf, isFull, parts } from '../../properties.ts';
import { hardCaller, hardWorld } from '../policy/hard-world.ts';
import { requestsFor, someActions, statements } from './drawn-documents.ts';
import { answered, isOfRequest, names, resources, setups, sourced, told } from './drawn-worlds.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = await someActions();
});

/** A service says for what it calls, or has no such keys. Its own address can't be known here. */
function asCalledBy(name: string, request: Witness): Witness {
  if (name !== 'ec2') return request;
  const keys = Object.fromEntries(Object.entries(request.keys).filter(([key]) => key !== 'aws:SourceIp'));
  const [arn] = [request.resource].filter((text) => /reports|orders/.test(text));
  const account = keys['aws:TagKeys'] ? [] : ['111122223333'];
  return { ...request, keys: { 'aws:SourceArn': arn ? [arn] : [], 'aws:SourceAccount': account, ...keys } };
}

/**
 * Requests in each drawn world. Its cells cost as much as 250 requests do, so `FULL=1` asks a million in 2,000 worlds.
 * They aren't shrunk: the one that fails is named.
 */
const requests = (count = 20) =>
  fc.noShrink(fc.array(requestsFor(actions, isOfRequest, resources), { minLength: count, maxLength: count }));

describe('the access of a caller in an account', () => {
  test.each(parts)(
    `decides every drawn request as its cell says, for every kind of caller, part %i of ${String(parts.length)}`,
    (part) => {
      fc.assert(
        fc.property(sourced, names, requests(isFull ? 500 : 20), (setup, name, asked) => {
          const [world, caller] = [hardWorld(setup), hardCaller(name, setup)];
          const access = accessOf({ world, caller }, { actions });
          for (const request of asked.map((one) => asCalledBy(name, one))) {
            const cell = access.cellOf(request);
            if (!cell && access.isBounded) continue;
            if (!cell) throw new Error(`No cell has ${JSON.stringify(request)}`);
            const [cellSays, answer] = [told(cell), answered(world, caller, request)];
            // Only a difference is told at length: there are many requests.
            if (JSON.stringify(cellSays) !== JSON.stringify(answer))
              expect(cellSays, JSON.stringify(request)).toEqual(answer);
          }
        }),
        drawsOf(part),
      );
    },
  );

  test('has a witness in each cell, which is answered as the cell says, and lies in no other', () => {
    fc.assert(
      fc.property(sourced, names, (setup, name) => {
        const [world, caller] = [hardWorld(setup), hardCaller(name, setup)];
        const access = accessOf({ world, caller }, { actions });
        for (const cell of access.cells) {
          expect(told(cell)).toEqual(answered(world, caller, cell.witness));
          expect(access.cellOf(cell.witness), JSON.stringify(cell.witness)).toBe(cell);
        }
      }),
      draws(),
    );
  });

  test('differs after an edit exactly where a request is answered differently', () => {
    fc.assert(
      fc.property(setups, names, statements, requests(), (setup, name, more, asked) => {
        const edited = { ...setup, user: [...(setup.user ?? []), more], worker: [more] };
        const caller = hardCaller(name, setup);
        const [before, after] = [hardWorld(setup), hardWorld(edited)];
        const found = difference({ world: before, caller }, { world: after, caller }, { actions });
        const changed = [...found.gained, ...found.lost, ...found.open];
        for (const { witness } of changed)
          expect(answered(before, caller, witness)).not.toEqual(answered(after, caller, witness));
        for (const request of asked.map((one) => asCalledBy(name, one))) {
          const cell = found.cellOf(request);
          if (!cell) continue;
          const [one, other] = [answered(before, caller, request), answered(after, caller, request)];
          expect(cell.answers.map(({ verdict, decidedBy }) => ({ verdict, decidedBy }))).toEqual([
            one,
            other,
          ]);
        }
      }),
      draws(),
    );
  });
});
