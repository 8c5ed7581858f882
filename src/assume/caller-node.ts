import type { Caller, World } from '../engine/index.ts';
import { outsideId } from '../graph/model/elements.ts';

/** The name that a sign-in provider, or Cognito, gives the person it vouches for. */
export const subjectOf = ({ federation }: Caller): string | undefined =>
  federation?.keys.find(({ name }) => name.endsWith(':sub'))?.values[0];

/** The node of a person: a Cognito identity if there is one, else the provider that vouches for the person. */
function personNode(world: World, caller: Caller): string | null {
  const subject = subjectOf(caller);
  if (subject !== undefined && world.tables.identities.has(subject)) return subject;
  const provider = caller.federation?.principal;
  if (provider === undefined) return null;
  const { oidcProviders, samlProviders } = world.tables;
  const isHere = oidcProviders.has(provider) || samlProviders.has(provider);
  return isHere ? provider : outsideId('federated', provider);
}

/** The graph's node for a caller, or null if the picture has none. */
export function callerNode(world: World, caller: Caller): string | null {
  switch (caller.type) {
    case 'user':
      return caller.principalId;
    case 'assumedRole':
    case 'federatedUser':
      return caller.session?.id ?? caller.principalId;
    case 'webIdentity':
    case 'saml':
      return personNode(world, caller);
    case 'anonymous':
      return null;
    case 'service':
      return `principal:service:${caller.arn}`;
    case 'account':
      return `principal:account:${caller.account}`;
    case 'root':
      return caller.account;
  }
}
