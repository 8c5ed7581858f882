import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessInput, Cell, Witness } from '../../../src/engine/access/index.ts';
import { accessOf, difference, sameAccess, within } from '../../../src/engine/access/index.ts';
import { offers } from '../../../src/engine/access/cells/key-facts.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import type { Decision } from '../../../src/engine/policy/decision.ts';
import { decide } from '../../../src/engine/policy/decide.ts';
import fc, { draws } from '../../properties.ts';
import { documentOf, inputs, requestsFor, someActions, statements } from './drawn-documents.ts';

let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  actions = await someActions();
});

const requests = (count: number) =>
  fc.array(
    requestsFor(actions, (action, key) => offers(action, action.id, key)),
    { minLength: count, maxLength: count },
  );

/** Requests of one draw: with the usual 60 draws they are 20,000, and a million with those of `FULL=1`. */
const many = 340;

const decided = (input: AccessInput, { action, resource, keys }: Witness): Decision =>
  decide({ ...input, action, resource, context: keys });

/** The first statement that a trace names for its verdict. */
function firstOf({ verdict, decidedBy, steps }: Decision): string | null {
  const effect = verdict === 'explicitDeny' ? 'Deny' : verdict === 'allow' ? 'Allow' : null;
  const statements = steps.find(({ layer }) => layer === decidedBy)?.statements ?? [];
  const first = statements.find((one) => one.effect === effect && one.outcome === 'matched');
  return first ? `${first.policy.name} ${String(first.index)}` : null;
}

const told = ({ answers: [answer] }: Cell): object => ({
  verdict: answer?.verdict,
  decidedBy: answer?.decidedBy,
  ...(answer?.verdict === 'allow' || answer?.verdict === 'explicitDeny'
    ? { first: answer.statement && `${answer.statement.policy.name} ${String(answer.statement.index)}` }
    : {}),
});

const expected = (decision: Decision): object => ({
  verdict: decision.verdict,
  decidedBy: decision.decidedBy,
  ...(decision.verdict === 'allow' || decision.verdict === 'explicitDeny'
    ? { first: firstOf(decision) }
    : {}),
});

describe('the access that plain documents give', () => {
  test('decides every drawn request as its cell says: verdict, layer and first statement', () => {
    fc.assert(
      fc.property(inputs, requests(many), (input, asked) => {
        const access = accessOf(input, { actions });
        for (const request of asked) {
          const cell = access.cellOf(request);
          if (!cell && access.isBounded) continue;
          if (!cell) throw new Error(`No cell has ${JSON.stringify(request)}`);
          const [cellSays, decision] = [told(cell), expected(decided(input, request))];
          // Only a difference is told at length: there are many requests.
          if (JSON.stringify(cellSays) !== JSON.stringify(decision))
            expect(cellSays, JSON.stringify(request)).toEqual(decision);
        }
      }),
      draws(60, 3000),
    );
  });

  test('finds two keys equal in each way in which another condition tells one of them apart', () => {
    const team = 'aws:RequestTag/team';
    const input: AccessInput = {
      caller: 'arn:aws:iam::111122223333:user/ana',
      identity: documentOf([
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { [team]: '${aws:PrincipalTag/team}' } },
        },
      ]),
      trust: documentOf([
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRole',
          Condition: { StringNotLike: { [team]: ['w*', '*b'] } },
        },
      ]),
    };
    const access = accessOf(input, { actions });
    for (const [own, asked] of [
      ['web', 'web'],
      ['web', 'wab'],
      ['wax', 'wax'],
      ['xab', 'xab'],
      ['x', 'x'],
    ] as const) {
      const keys = { [team]: [asked], 'aws:PrincipalTag/team': [own], 'aws:TagKeys': ['team'] };
      const request = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/Reader', keys };
      const cell = access.cellOf(request);
      expect(cell && told(cell), `${own}, ${asked}`).toEqual(expected(decided(input, request)));
    }
  });

  test('is the same as itself, also where a part of it can’t be split', () => {
    const input: AccessInput = {
      caller: 'arn:aws:iam::111122223333:user/ana',
      identity: documentOf([
        {
          Effect: 'Allow',
          Action: '*',
          NotResource: ['arn:aws:s3:::reports/${s3:prefix}/*', 'arn:aws:s3:::reports'],
          Condition: { StringLike: { 's3:prefix': ['home/*', ''] } },
        },
      ]),
    };
    expect(accessOf(input, { actions }).isBounded).toBe(true);
    expect(sameAccess(input, structuredClone(input), { actions })).toBe('yes');
    expect(within(input, structuredClone(input), { actions })).toEqual({ verdict: 'yes', beyond: null });
  });

  test('has a witness in each cell, which is decided as the cell says, and lies in no other', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const access = accessOf(input, { actions });
        for (const cell of access.cells) {
          expect(told(cell)).toEqual(expected(decided(input, cell.witness)));
          expect(access.cellOf(cell.witness), JSON.stringify(cell.witness)).toBe(cell);
        }
      }),
      draws(),
    );
  });

  test('differs exactly where a request is decided differently', () => {
    const edits = fc.tuple(fc.nat(), fc.option(statements));
    fc.assert(
      fc.property(inputs, edits, requests(20), (input, [at, put], asked) => {
        const { Statement } = input.identity as { Statement: readonly object[] };
        const place = at % Statement.length;
        const edited = Statement.flatMap((one, i) => (i === place ? (put ?? []) : one));
        const after = { ...input, identity: documentOf(edited) };
        const { gained, lost, open, cellOf } = difference(input, after, { actions });
        for (const { witness } of [...gained, ...lost, ...open])
          expect(decided(input, witness).verdict).not.toBe(decided(after, witness).verdict);
        for (const request of asked) {
          const [one, other] = [decided(input, request).verdict, decided(after, request).verdict];
          const cell = cellOf(request);
          if (!cell) continue;
          const isOpen = cell.answers.some((answer) => answer.verdict === 'notModelled' && !answer.isRefused);
          const list = isOpen ? open : other === 'allow' ? gained : lost;
          if (one !== other && (isOpen || one === 'allow' || other === 'allow'))
            expect(list, JSON.stringify(request)).toContain(cell);
          if (one === other) expect([...gained, ...lost, ...open]).not.toContain(cell);
        }
      }),
      draws(),
    );
  });

  test('is the same as itself, and within itself and more', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const more = {
          ...input,
          identity: [
            input.identity as object,
            documentOf([{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }]),
          ],
        };
        expect(sameAccess(input, input, { actions })).toBe('yes');
        expect(within(input, more, { actions }).verdict).not.toBe('no');
      }),
      draws(30),
    );
  });
});
