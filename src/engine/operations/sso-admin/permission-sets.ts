import { isoDate } from '../../dates.ts';
import type { PermissionSetRow } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import { byName } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { findPolicy, put, remove } from '../rows.ts';
import { tagsFrom } from '../shared/tags.ts';
import { released } from '../../managed-policies/held.ts';
import { conflict, invalid, listed, onInstance, onNewSet, onSet, withInstance, withSet } from './instance.ts';

type Described = NonNullable<OutputOf<'sso-admin:DescribePermissionSet'>['PermissionSet']>;

const setOut = (row: PermissionSetRow): Described => ({
  Name: row.name,
  PermissionSetArn: row.id,
  ...(row.description === undefined ? {} : { Description: row.description }),
  CreatedDate: isoDate(row.createDate),
  SessionDuration: row.sessionDuration,
  ...(row.relayState === undefined ? {} : { RelayState: row.relayState }),
});

/** Seconds of a duration such as `PT1H30M`; null if it is none. */
export function secondsOf(duration: string): number | null {
  const [, hours, minutes, seconds] = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

const hour = 3600;

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html */
function checkDuration({
  SessionDuration,
}: Pick<InputOf<'sso-admin:CreatePermissionSet'>, 'SessionDuration'>) {
  if (SessionDuration === undefined) return null;
  const seconds = secondsOf(SessionDuration);
  return seconds !== null && seconds >= hour && seconds <= 12 * hour
    ? null
    : invalid('SessionDuration must be between 1 hour and 12 hours.');
}

const characters = 'abcdef0123456789';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html */
export const permissionSets: Pick<
  OperationTable,
  | 'sso-admin:CreatePermissionSet'
  | 'sso-admin:DescribePermissionSet'
  | 'sso-admin:ListPermissionSets'
  | 'sso-admin:UpdatePermissionSet'
  | 'sso-admin:DeletePermissionSet'
> = {
  'sso-admin:CreatePermissionSet': {
    check: (input) => refuse(checkDuration(input)),
    authorize: onNewSet,
    run: (input, context) =>
      withInstance(context, input, ({ account, identityCenter }) => {
        const { world, ids, now } = context;
        if (byName(world, 'permissionSets', account, input.Name))
          return refuse(conflict(`PermissionSet with name ${input.Name} already exists.`));
        const row: PermissionSetRow = {
          id: `arn:aws:sso:::permissionSet/${identityCenter.instanceId}/ps-${ids.text('permissionSet', characters, 16)}`,
          account,
          name: input.Name,
          createDate: now,
          ...(input.Description === undefined ? {} : { description: input.Description }),
          sessionDuration: input.SessionDuration ?? 'PT1H',
          ...(input.RelayState === undefined ? {} : { relayState: input.RelayState }),
          tags: tagsFrom(input.Tags),
          managedPolicies: [],
          assignments: [],
          roles: [],
        };
        return done({ PermissionSet: setOut(row) }, [put(world, 'permissionSets', row)]);
      }),
    ledger: ['permission-set-words', 'permission-set-quotas', 'delegated-sign-in'],
  },

  'sso-admin:DescribePermissionSet': {
    authorize: onSet('DescribePermissionSet'),
    run: (input, context) => withSet(context, input, (row) => done({ PermissionSet: setOut(row) })),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:ListPermissionSets': {
    authorize: onInstance('ListPermissionSets'),
    run: (input, context) =>
      withInstance(context, input, () => {
        const arns = [...context.world.tables.permissionSets.keys()].sort(compare);
        return listed(input, arns, (PermissionSets, rest) => done({ PermissionSets, ...rest }));
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:UpdatePermissionSet': {
    check: (input) => refuse(checkDuration(input)),
    authorize: onSet('UpdatePermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) =>
        done({}, [
          put(context.world, 'permissionSets', {
            ...row,
            ...(input.Description === undefined ? {} : { description: input.Description }),
            ...(input.SessionDuration === undefined ? {} : { sessionDuration: input.SessionDuration }),
            ...(input.RelayState === undefined ? {} : { relayState: input.RelayState }),
          }),
        ]),
      ),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:DeletePermissionSet': {
    authorize: onSet('DeletePermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) => {
        if (row.assignments.length > 0)
          return refuse(
            conflict(`PermissionSet ${row.name} is assigned to accounts: delete its assignments first.`),
          );
        const { world } = context;
        return done({}, [
          remove('permissionSets', row),
          ...row.managedPolicies.flatMap((arn) => released(world, findPolicy(world, arn))),
        ]);
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },
};
