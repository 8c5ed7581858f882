import type { Fields } from './details-fields.ts';

/**
 * A policy document's JSON text, from an object (as the CLI and boto3 give it), JSON text, or JSON text that is
 * URL-encoded by RFC 3986 (as the API and the JavaScript SDK give it); undefined where absent.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export function documentOf(fields: Fields, field: string): string | undefined {
  const value = fields.value(field);
  if (value === undefined) return undefined;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'string') throw fields.wrong(field, 'must be a policy document');
  if (!/^\s*%7B/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    throw fields.wrong(field, 'is not a URL-encoded policy document');
  }
}

const page = 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html';

/**
 * Takes the place of a document that the file doesn't hold. It allows and denies everything under a condition
 * that can't be decided, so that every answer that depends on it is "not modelled", never a guess.
 */
export const unknownDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: ['Allow', 'Deny'].map((effect) => ({
    Sid: `Unknown${effect}`,
    Effect: effect,
    Action: '*',
    Resource: '*',
    Condition: { NotInTheFile: { [page]: 'unknown' } },
  })),
});

/** AWS managed policies whose document is one line, for hand-made files that only name them. */
export const wellKnownDocuments: ReadonlyMap<string, string> = new Map([
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
  [
    'arn:aws:iam::aws:policy/AdministratorAccess',
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    }),
  ],
]);
