import { partition } from '../../arn.ts';
import type { World } from '../../world/world.ts';

/** Providers that hand out OAuth access tokens, and what condition keys call the app and the person there. */
const oauth: ReadonlyMap<string, { readonly app: string; readonly person: string }> = new Map([
  ['www.amazon.com', { app: 'app_id', person: 'user_id' }],
  ['graph.facebook.com', { app: 'app_id', person: 'id' }],
]);

/** Providers of ID tokens that AWS knows by itself. */
const builtIn: ReadonlySet<string> = new Set(['accounts.google.com', 'cognito-identity.amazonaws.com']);

/** What a provider of access tokens calls its apps and people, or undefined for any other. */
export const oauthProvider = (providerId: string) => oauth.get(providerId);

/** A provider as the role's account knows it. */
interface WebProvider {
  /** As trust policies name it. */
  readonly principal: string;
  /** What its condition keys begin with. */
  readonly prefix: string;
  /** The apps that tokens may be for; null where only trust policies decide it. */
  readonly clientIds: readonly string[] | null;
}

/**
 * The provider behind an issuer (`https://HOST/PATH`), or null where the account doesn't know it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
 */
export function providerOf(world: World, account: string, issuer: string): WebProvider | null {
  const url = issuer.replace(/^https:\/\//, '');
  if (builtIn.has(url)) return { principal: url, prefix: url, clientIds: null };
  if (url === issuer) return null;
  const row = world.tables.oidcProviders.get(`arn:${partition}:iam::${account}:oidc-provider/${url}`);
  return row ? { principal: row.id, prefix: row.url, clientIds: row.clientIds } : null;
}
