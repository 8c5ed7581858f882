import { parseArn, roleArn } from '../arn.ts';
import type { Caller, TrailEvent } from '../call/call.ts';
import type { SessionRow } from '../entities/entities.ts';
import type { World } from '../world/world.ts';

type Fields = Readonly<Record<string, unknown>>;

const date = (time: number): string => new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** What a provider's token says under a condition key that ends so, for any provider. */
function claimed(
  { federation }: Pick<Caller, 'federation'>,
  ...endings: readonly string[]
): string | undefined {
  const found = federation?.keys.find(({ name }) => endings.some((ending) => name.endsWith(`:${ending}`)));
  return found?.values[0];
}

const attributesOf = ({ issuedAt, mfaAt }: SessionRow): Fields => ({
  creationDate: date(issuedAt),
  mfaAuthenticated: String(mfaAt !== undefined),
});

/** The provider that vouched for a web identity session, and what its token said. SAML sessions have none. */
function webIdentityData({ federatedProvider, federatedKeys }: SessionRow): Fields {
  const isSaml = parseArn(federatedProvider ?? '')?.resource.startsWith('saml-provider/');
  return federatedProvider === undefined || isSaml
    ? {}
    : {
        webIdFederationData: {
          federatedProvider,
          attributes: Object.fromEntries(
            (federatedKeys ?? []).map(({ name, values }) => [name, values.join(',')]),
          ),
        },
      };
}

/** The role or user that a session's permissions come from. */
function issuerOf(world: World, { type, principalId }: Caller): Fields {
  const role = type === 'assumedRole' ? world.tables.roles.get(principalId ?? '') : undefined;
  return role
    ? {
        sessionIssuer: {
          type: 'Role',
          principalId: role.id,
          arn: roleArn(role),
          accountId: role.account,
          userName: role.name,
        },
      }
    : {};
}

function lenderOf(world: World, { type, principalId, account, session }: Caller): Fields {
  if (type !== 'federatedUser') return {};
  const user = world.tables.users.get(principalId ?? '');
  const arn = session?.issuedTo.arn;
  return {
    sessionIssuer: user
      ? { type: 'IAMUser', principalId: user.id, arn, accountId: account, userName: user.name }
      : { type: 'Root', principalId: account, arn, accountId: account },
  };
}

function contextOf(world: World, caller: Caller): Fields {
  const { session } = caller;
  if (!session) return {};
  const { sourceIdentity, kind } = session;
  return {
    sessionContext: {
      ...issuerOf(world, caller),
      ...lenderOf(world, caller),
      ...webIdentityData(session),
      attributes: attributesOf(session),
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      ...(kind === 'rootSession' ? { assumedRoot: 'true' } : {}),
    },
  };
}

const types = {
  root: 'Root',
  user: 'IAMUser',
  assumedRole: 'AssumedRole',
  federatedUser: 'FederatedUser',
} as const;

/** Somebody whom only a provider knows. */
function federatedIdentity(caller: Caller): Fields {
  const { type, userId, federation } = caller;
  return type === 'saml'
    ? {
        type: 'SAMLUser',
        principalId: userId,
        userName: claimed(caller, 'sub'),
        identityProvider: claimed(caller, 'namequalifier'),
      }
    : {
        type: 'WebIdentityUser',
        principalId: userId,
        userName: claimed(caller, 'sub', 'user_id', 'id'),
        identityProvider: federation?.principal,
      };
}

/**
 * Who made a call, as CloudTrail writes it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function userIdentity(world: World, caller: Caller): TrailEvent['userIdentity'] {
  const { type, arn, account, userId, accessKeyId } = caller;
  switch (type) {
    case 'service':
      return { type: 'AWSService', invokedBy: arn };
    case 'account':
      return { type: 'AWSAccount', principalId: userId, accountId: account };
    case 'anonymous':
      return { type: 'Unknown' };
    case 'webIdentity':
    case 'saml':
      return federatedIdentity(caller);
    default: {
      const userName = type === 'user' ? world.tables.users.get(userId)?.name : undefined;
      return {
        type: types[type],
        principalId: userId,
        arn,
        accountId: account,
        ...(accessKeyId === null ? {} : { accessKeyId }),
        ...(userName === undefined ? {} : { userName }),
        ...contextOf(world, caller),
      };
    }
  }
}
