import type { JsonNode } from './json-text.ts';
import { listOf, memberOf, readJson, stringsOf, textOf } from './json-text.ts';

/**
 * Condition keys that narrow a statement for everybody down, if their value is fixed.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
const narrowing: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);

const membersOf = (node: JsonNode | undefined) => (node?.type === 'object' ? node.members : []);

function isEverybody(statement: JsonNode): boolean {
  const principal = memberOf(statement, 'Principal');
  const named = [principal, memberOf(principal, 'AWS')].flatMap((node) => stringsOf(node) ?? []);
  return named.includes('*') || memberOf(statement, 'NotPrincipal') !== undefined;
}

/** Addresses of the whole internet narrow nothing down. */
const isFixed = (value: string): boolean => !/[*?]|\$\{/.test(value) && !/\/[0-7]$|^::\//.test(value);

function isNarrowed(statement: JsonNode): boolean {
  return membersOf(memberOf(statement, 'Condition')).some(
    ({ key: operator, value }) =>
      !/not|ifexists|null/i.test(operator) &&
      membersOf(value).some(
        ({ key, value: values }) =>
          narrowing.has(key.toLowerCase()) && (stringsOf(values) ?? ['*']).every(isFixed),
      ),
  );
}

/** Whether a resource-based policy lets everybody in. The text must be a policy. */
export function isPublicPolicy(text: string): boolean {
  const reading = readJson(text);
  if (!reading.ok) return false;
  return listOf(memberOf(reading.node, 'Statement')).some(
    (statement) =>
      textOf(memberOf(statement, 'Effect')) === 'Allow' && isEverybody(statement) && !isNarrowed(statement),
  );
}
