import type { Caller } from '../call/call.ts';
import type { World } from '../world/world.ts';

/**
 * Somebody with a token of a provider, by the name that trust policies have for it. All that the token says is free, but for
 * an audience that is the only one that the provider takes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export function tokenOf({ tables }: World, principal: string): Caller {
  const { url = '', clientIds: values = [] } = tables.oidcProviders.get(principal) ?? {};
  const keys = values.length === 1 ? [{ name: `${url}:aud`, values }] : [];
  return {
    ...{ type: 'webIdentity', account: '', arn: principal, userId: principal, principalId: null },
    ...{ accessKeyId: null, session: null, federation: { principal, keys } },
  };
}
