import { roleArn } from '../../arn.ts';
import { serviceError } from '../../errors.ts';
import { centredIn, identityCenterArn, roleOfSet, tagsOfPerson } from '../../identity-center.ts';
import { makeSaml } from '../../tokens/saml-maker.ts';
import { byName } from '../../world/world.ts';
import { nobody } from '../callers.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { secondsOf } from '../sso-admin/permission-sets.ts';
import { portalIn } from '../sso-admin/provision.ts';

const hexadecimal = '0123456789abcdef';
const attribute = (name: string, value: string) => ({
  name: `https://aws.amazon.com/SAML/Attributes/${name}`,
  values: [value],
});

/** Milliseconds that the portal's response is good for. */
const lifetime = 300_000;

/** A role session's name takes fewer characters than a user name, and at least two. */
function sessionName(userName: string): string {
  const name = userName.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length < 2 ? `${name}-sso` : name;
}

const noSuch = (what: string) => serviceError('NoSuchEntity', what, 404);

/**
 * Switching Identity Center on and signing in to its portal take a person with a browser and no AWS credentials.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center.html
 */
export const identityCenter: Pick<
  OperationTable,
  'playground:EnableIdentityCenter' | 'playground:SignInToAccessPortal'
> = {
  'playground:EnableIdentityCenter': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    authorize: () => 'public',
    run(_input, { world, now, ids }) {
      const [organization] = [...world.tables.organizations.values()];
      if (!organization)
        return refuse(
          serviceError('NoSuchOrganization', 'There is no organization to enable Identity Center for.', 404),
        );
      if (organization.identityCenter)
        return refuse(serviceError('InstanceAlreadyExists', 'Identity Center is already enabled.', 409));
      const instance = {
        instanceId: `ssoins-${ids.text('instance', hexadecimal, 16)}`,
        identityStoreId: `d-${ids.text('identityStore', hexadecimal, 10)}`,
        createDate: now,
      };
      const value = { InstanceArn: identityCenterArn(instance), IdentityStoreId: instance.identityStoreId };
      return done(value, [put(world, 'organizations', { ...organization, identityCenter: instance })]);
    },
    ledger: ['identity-center-instances'],
  },

  /** https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosignin.html */
  'playground:SignInToAccessPortal': {
    identify: (_input, { account }) => ({ ok: true, value: nobody(account) }),
    authorize: () => 'public',
    run({ UserName, AccountId, PermissionSetName }, { world, now, ids }) {
      const organization = centredIn(world);
      const person = organization && byName(world, 'directoryUsers', organization.account, UserName);
      if (!person) return refuse(noSuch(`The directory has no user ${UserName}.`));
      const set = byName(world, 'permissionSets', person.account, PermissionSetName);
      const isAssigned = set?.assignments.some(
        ({ account, userId }) => account === AccountId && userId === person.id,
      );
      const role = set && roleOfSet(world, set, AccountId);
      const portal = portalIn(world, AccountId);
      if (!set || !isAssigned || !role || !portal)
        return refuse(
          noSuch(`${UserName} has no permission set ${PermissionSetName} in account ${AccountId}.`),
        );
      const tags = tagsOfPerson(organization.identityCenter, person);
      const SAMLAssertion = makeSaml({
        id: ids.uuid(),
        issuer: portal.entityId,
        nameId: person.id,
        now,
        notOnOrAfter: now + lifetime,
        attributes: [
          attribute('Role', `${roleArn(role)},${portal.id}`),
          attribute('RoleSessionName', sessionName(UserName)),
          attribute('SessionDuration', String(secondsOf(set.sessionDuration))),
          ...tags.map(({ key, value }) => attribute(`PrincipalTag:${key}`, value)),
        ],
      });
      return done({ SAMLAssertion, RoleArn: roleArn(role), PrincipalArn: portal.id });
    },
    ledger: ['access-portal'],
  },
};
