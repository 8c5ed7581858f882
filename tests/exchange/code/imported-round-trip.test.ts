import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { World } from '../../../src/engine/index.ts';
import { partNames, preparePart, worldFrom } from '../../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../../src/exchange/authorization-details.ts';
import { atOnce } from '../../../src/exchange/work.ts';
import { home } from '../../engine/account.ts';
import { generateAccount } from '../generate-account.ts';
import { deployed, plainLine, planOfAll, told } from './deployed.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

/** The roles that the page lists as left out. */
const leftOut = (world: World): readonly string[] =>
  planOfAll(world).losses.flatMap(({ reason, names }) => (reason === 'linkedRoles' ? names : []));

/** Imports what AWS printed of an account, whose template makes it again apart from the roles that are listed. */
function roundTrip(text: string, account: string): World {
  const root: unknown = JSON.parse(text.replaceAll(account, home));
  const world = worldFrom(
    atOnce(readAuthorizationDetails([{ file: 'account.json', root }], Date.UTC(2026, 0, 1))).rows,
  );
  const names = leftOut(world);
  const isTold = (line: string): boolean =>
    !names.some((name) => line.includes(`/${name}>`) || line.includes(`"${name}"`));
  const made = told(deployed(world, 'yaml')).map(plainLine).sort();
  expect(made).toEqual(told(world).filter(isTold).map(plainLine).sort());
  return world;
}

/** A role that a service has made for itself. */
const linkedRole = (service: string, RoleName: string): object => ({
  Path: `/aws-service-role/${service}/`,
  RoleName,
  RoleId: `AROA${RoleName.toUpperCase().slice(-10).padEnd(17, 'A')}`,
  Arn: `arn:aws:iam::${home}:role/aws-service-role/${service}/${RoleName}`,
  CreateDate: '2025-03-03T09:00:00Z',
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  },
  AttachedManagedPolicies: [],
});

it('an imported account’s template makes the same account, and roles of services that aren’t modelled are listed', () => {
  const account = generateAccount({ users: 44, groups: 5, roles: 20 });
  account['RoleDetailList']?.push(linkedRole('unknown.amazonaws.com', 'AWSServiceRoleForUnknown'));
  expect(leftOut(roundTrip(JSON.stringify(account), home))).toEqual(['AWSServiceRoleForUnknown']);
});

const shared = resolve(import.meta.dirname, '../../../../shared/data/authz-details-real.json');
it.skipIf(!existsSync(shared))('so does a real account’s', () => {
  expect(leftOut(roundTrip(readFileSync(shared, 'utf8'), '200611803367'))).toEqual([
    'AWSServiceRoleForCloudFormationStackSetsOrgMember',
    'AWSServiceRoleForConfig',
    'AWSServiceRoleForSupport',
  ]);
});
