import { parseArn } from '../arn.ts';
import type { JsonNode } from './json-text.ts';
import { memberOf, stringsOf } from './json-text.ts';

/**
 * Issuers that sign tokens for everybody's pipelines and projects, and the claim by which a trust policy must tell
 * its own apart.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const sharedIssuers: ReadonlyMap<string, 'sub' | 'aud'> = new Map([
  ['agent.buildkite.com', 'sub'],
  ['api.pulumi.com/oidc', 'aud'],
  ['app.terraform.io', 'sub'],
  ['gitlab.com', 'sub'],
  ['oidc-configuration.audit-log.githubusercontent.com', 'sub'],
  ['oidc.codefresh.io', 'sub'],
  ['oidc.vercel.com', 'aud'],
  ['proidc.upbound.io', 'sub'],
  ['scalr.io', 'aud'],
  ['studio.datachain.ai/api', 'sub'],
  ['token.actions.githubusercontent.com', 'sub'],
  ['tokens.cloud.shisho.dev', 'sub'],
  ['vstoken.actions.githubusercontent.com', 'sub'],
]);

const issuerOf = (principal: string): string =>
  parseArn(principal)?.resource.replace(/^oidc-provider\//, '') ?? principal;

/** The condition keys of a statement, in lower case. */
function conditionKeys(node: JsonNode): readonly string[] {
  const condition = memberOf(node, 'Condition');
  if (condition?.type !== 'object') return [];
  return condition.members.flatMap(({ value }) =>
    value.type === 'object' ? value.members.map(({ key }) => key.toLowerCase()) : [],
  );
}

/** The message for a statement that lets a shared issuer in without asking for its own claim, or null. */
export function checkShared(node: JsonNode): string | null {
  if (stringsOf(memberOf(node, 'Effect'))?.[0] !== 'Allow') return null;
  const keys = conditionKeys(node);
  for (const principal of stringsOf(memberOf(memberOf(node, 'Principal'), 'Federated')) ?? []) {
    const issuer = issuerOf(principal);
    const claim = sharedIssuers.get(issuer);
    if (claim && !keys.includes(`${issuer}:${claim}`))
      return `A condition on ${issuer}:${claim} must be present for the provider ${issuer}`;
  }
  return null;
}
