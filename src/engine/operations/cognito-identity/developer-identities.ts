import type { ApiError, Result } from '../../call/call.ts';
import type { IdentityPoolRow, IdentityRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tagsOfMap } from '../shared/tags.ts';
import { forbidden, kept, linked, linkedElsewhere, newIdentity, ownersOf } from './identity-access.ts';
import {
  invalidParameter,
  noSuchIdentity,
  onIdentityPool,
  withIdentityPool,
} from './identity-pool-lookup.ts';
import type { Login } from './logins.ts';
import { readLogins } from './logins.ts';
import { methodsOf, openIdToken } from './open-id-tokens.ts';

type Input = InputOf<'cognito-identity:GetOpenIdTokenForDeveloperIdentity'>;
type KnownBy = IdentityRow['logins'][number];

/** Seconds. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html */
const tokenLifetime = 900;

/** The developer's own login, as the backend vouches for it. */
function developerLogin(
  { Logins }: Input,
  { developerProviderName: provider }: IdentityPoolRow,
): KnownBy | null {
  const subject = provider !== undefined && Object.hasOwn(Logins, provider) ? Logins[provider] : undefined;
  return provider === undefined || subject === undefined ? null : { provider, subject };
}

const registered = (): ApiError =>
  serviceError(
    'DeveloperUserAlreadyRegisteredException',
    'The developer user identifier is already registered under a different identity ID.',
  );

const methodsOfDeveloper = ({ provider, subject }: KnownBy, pool: IdentityPoolRow): string[] => [
  provider,
  `${provider}:${pool.id}:${subject}`,
];

/** Returns the identity of that login, or the given identity with the login linked, or a new one. */
function identityFor(
  input: Input,
  pool: IdentityPoolRow,
  developer: KnownBy,
  others: readonly Login[],
  context: OperationContext,
): Result<IdentityRow> {
  const { world, now } = context;
  const fail = (error: ApiError): Result<IdentityRow> => ({ ok: false, error });
  const logins = [developer, ...others];
  const [owner] = ownersOf(world, pool, [developer]);
  const owners = ownersOf(world, pool, logins);
  const id = input.IdentityId;
  if (id === undefined) {
    if (owners.length > 1) return fail(linkedElsewhere());
    const [known] = owners;
    return known ? linked(known, logins, now) : { ok: true, value: newIdentity(pool, logins, context) };
  }
  const given = world.tables.identities.get(id);
  if (given?.poolId !== pool.id) return fail(noSuchIdentity(id));
  if (given.disabled) return fail(forbidden(id));
  if (owner && owner.id !== id) return fail(registered());
  return owners.some((one) => one.id !== id) ? fail(linkedElsewhere()) : linked(given, logins, now);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html */
export const developerIdentities: Pick<
  OperationTable,
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity'
> = {
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity': {
    authorize: (input, context) => onIdentityPool('GetOpenIdTokenForDeveloperIdentity', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const { world, now } = context;
        const developer = developerLogin(input, pool);
        if (!developer) return refuse(invalidParameter('Please provide a valid developer provider.'));
        const rest = Object.entries(input.Logins).filter(([provider]) => provider !== developer.provider);
        const others = readLogins({ world, pool, now }, Object.fromEntries(rest));
        if (!others.ok) return others;
        const identity = identityFor(input, pool, developer, others.value, context);
        if (!identity.ok) return identity;
        const amr = [...methodsOfDeveloper(developer, pool), ...others.value.flatMap((one) => one.amr)];
        const tags = tagsOfMap(input.PrincipalTags);
        const Token = openIdToken({
          identity: identity.value,
          methods: methodsOf(amr),
          tags,
          lifetime: input.TokenDuration ?? tokenLifetime,
          now,
        });
        return done({ IdentityId: identity.value.id, Token }, kept(world, identity.value));
      }),
    ledger: ['cognito-sentences', 'identity-links', 'developer-lookups'],
  },
};
