import type { ApiError } from '../../call/call.ts';
import type { OrganizationPolicyType } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import { checkDocument } from '../../policy/check-document.ts';
import type { JsonNode } from '../../policy/json-text.ts';
import { listOf, memberOf, readJson, stringsOf } from '../../policy/json-text.ts';
import { reachedByRcps } from '../../policy/rcp-services.ts';
import { constraint } from './errors.ts';

/**
 * Characters, white space included: what the CLI sends is kept as it is.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const longest = 5120;

const malformed = (): ApiError =>
  serviceError(
    'MalformedPolicyDocumentException',
    'The provided policy document does not meet the requirements of the specified policy type.',
  );

/** What is wrong with the text of an organization's policy, or null. */
export function checkContent(text: string, type: OrganizationPolicyType): ApiError | null {
  if (text.length > longest) return constraint('You have exceeded the maximum policy document size limit.');
  return (type === 'SERVICE_CONTROL_POLICY' ? isServiceControl(text) : isResourceControl(text))
    ? null
    : malformed();
}

/**
 * The grammar of an identity-based policy of today's version: statements name nobody.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 */
const isServiceControl = (text: string): boolean => checkDocument(text, 'scp') === null;

/**
 * A policy of one's own can only deny, to everybody.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
function isResourceControl(text: string): boolean {
  const reading = readJson(text);
  if (!reading.ok || checkDocument(text, 'rcp') !== null) return false;
  return listOf(memberOf(reading.node, 'Statement')).every(isResourceStatement);
}

function isResourceStatement(node: JsonNode): boolean {
  const one = (name: string): string | undefined => stringsOf(memberOf(node, name))?.[0];
  const actions = stringsOf(memberOf(node, 'Action')) ?? [];
  return (
    one('Effect') === 'Deny' &&
    one('Principal') === '*' &&
    actions.length > 0 &&
    actions.every(reachedByRcps) &&
    (memberOf(node, 'Resource') ?? memberOf(node, 'NotResource')) !== undefined
  );
}
