import type { Decision } from '../../../src/engine/policy/decision.ts';
import { compile } from '../../../src/engine/policy/document.ts';
import { evaluate } from '../../../src/engine/policy/evaluate.ts';
import type { PolicyLayers } from '../../../src/engine/policy/layers.ts';
import { nobody } from '../../../src/engine/policy/principals.ts';
import { callers } from './account.ts';

type Values = Readonly<Record<string, readonly string[]>>;

/** One question whose policies or keys are as large as they can be, or larger. */
export interface Heavy {
  readonly title: string;
  readonly documents: readonly string[];
  readonly resource: string;
  readonly keys?: Values;
  readonly verdict: 'implicitDeny' | 'explicitDeny' | 'policies and requests far beyond AWS’s quotas';
}

const document = (Statement: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement });
const statement = (Resource: unknown, Condition: object = {}): object => ({
  ...{ Effect: 'Deny', Action: '*', Resource, Condition },
});

/** As many different texts as fit into so many characters, each made by `make`. */
function filling(characters: number, make: (i: number) => string): string[] {
  const texts: string[] = [];
  for (let i = 0, left = characters; left > 0; i++) {
    const text = make(i);
    texts.push(text);
    left -= text.length + 3;
  }
  return texts;
}

const letters = (i: number): string => i.toString(36).padStart(2, '0');
const managed = 6000;
/** A user with all the policies that it and its groups can have. */
const policies = 120;
const resource = `arn:aws:s3:::${'a'.repeat(2035)}`;
const tagKeys = (length: number): Values => ({
  'aws:tagkeys': Array.from({ length: 50 }, (_, i) => letters(i) + 'a'.repeat(length - 2)),
});
const onTagKeys = (operator: string, values: readonly string[]): object => ({
  [`ForAnyValue:${operator}`]: { 'aws:TagKeys': values },
});
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

/** Within AWS's quotas: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const withinQuotas: readonly Heavy[] = [
  {
    title: '120 policies full of actions',
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([
        { Effect: 'Deny', Action: filling(managed, (i) => `s3:g*${p}x${letters(i)}`), Resource: '*' },
      ]),
    ),
    resource,
  },
  {
    title: '120 policies full of short resources',
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([statement(filling(managed, (i) => `*${p}a0${letters(i)}*`))]),
    ),
    resource,
  },
  {
    title: '120 policies of one long resource with question marks',
    verdict: 'policies and requests far beyond AWS’s quotas',
    documents: times(policies, (p) => document([statement(`*b${'?a'.repeat(900 - p)}*`)])),
    resource,
  },
  {
    title: '120 policies full of stars',
    verdict: 'implicitDeny',
    documents: times(policies, (p) => document([statement(`${'*a'.repeat(1000)}*${p}b`)])),
    resource,
  },
  {
    title: 'a key policy full of patterns for tag keys',
    verdict: 'implicitDeny',
    documents: [
      document([
        statement(
          '*',
          onTagKeys(
            'StringLike',
            filling(32_000, (i) => `*a0${letters(i)}*`),
          ),
        ),
      ]),
    ],
    resource: '*',
    keys: tagKeys(128),
  },
  {
    title: 'a key policy full of patterns that nearly match tag keys',
    verdict: 'implicitDeny',
    documents: [
      document([
        statement(
          '*',
          onTagKeys(
            'StringLike',
            filling(32_000, () => '*zz*aa*'),
          ),
        ),
      ]),
    ],
    resource: '*',
    keys: { 'aws:tagkeys': times(50, () => `${'a'.repeat(126)}zz`) },
  },
  {
    title: 'a key policy full of question marks for tag keys',
    verdict: 'implicitDeny',
    documents: [
      document([
        statement(
          '*',
          onTagKeys(
            'StringLike',
            filling(32_000, (i) => `*0-${letters(i)}?a?a?a?a?a?a?a*`),
          ),
        ),
      ]),
    ],
    resource: '*',
    keys: tagKeys(128),
  },
  {
    title: '120 policies full of addresses',
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([
        statement('*', {
          IpAddress: { 'aws:SourceIp': filling(managed, (i) => `10.${p}.${i >> 8}.${i & 255}/32`) },
        }),
      ]),
    ),
    resource: '*',
    keys: { 'aws:sourceip': ['203.0.113.10'] },
  },
  {
    title: '120 policies full of variables',
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([statement(filling(managed, (i) => `arn:aws:s3:::${p}${i}\${aws:PrincipalTag/a}`))]),
    ),
    resource,
    keys: { 'aws:principaltag/a': ['v'.repeat(256)] },
  },
  {
    title: '120 policies full of variables behind what the resource begins with',
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([statement(filling(managed, (i) => `arn:aws:s3:::\${aws:PrincipalTag/a}${p}x${i}`))]),
    ),
    resource,
    keys: { 'aws:principaltag/a': ['a'.repeat(256)] },
  },
  ...(
    [
      ['numbers', 'NumericLessThan', 's3:max-keys', (p, i) => String(-(p * 1000 + i)), '7'],
      [
        'dates',
        'DateLessThan',
        'aws:CurrentTime',
        (p, i) => `${1000 + p}-01-${10 + (i % 20)}`,
        '2026-01-01T00:00:00Z',
      ],
      ['texts', 'StringEquals', 'aws:UserAgent', (p, i) => `${p}${letters(i)}`, 'aws-cli'],
      [
        'texts in any case',
        'StringEqualsIgnoreCase',
        'aws:UserAgent',
        (p, i) => `A${p}${letters(i)}`,
        'aws-cli',
      ],
      [
        'patterns of texts',
        'StringLike',
        'aws:UserAgent',
        (p, i) => `*${p}${letters(i)}*`,
        'aws-cli'.repeat(30),
      ],
      ['ARNs', 'ArnLike', 'aws:SourceArn', (p, i) => `arn:aws:s3:::${p}${i}*`, 'arn:aws:s3:::reports'],
      ['bytes', 'BinaryEquals', 'aws:UserAgent', (p, i) => btoa(`${p}${i}`), 'AAAA'],
      [
        'addresses of 128 bits',
        'IpAddress',
        'aws:SourceIp',
        (p, i) => `2001:db8:${p}:${i}::1/128`,
        '2001:db9::1',
      ],
      ['booleans', 'Bool', 'aws:SecureTransport', () => 'false', 'true'],
    ] as const satisfies readonly (readonly [
      string,
      string,
      string,
      (p: number, i: number) => string,
      string,
    ])[]
  ).map(([what, operator, key, make, actual]): Heavy => ({
    title: `120 policies full of ${what}`,
    verdict: 'implicitDeny',
    documents: times(policies, (p) =>
      document([
        { ...statement('*', { [operator]: { [key]: filling(managed, (i) => make(p, i)) } }), Sid: `P${p}` },
      ]),
    ),
    resource: '*',
    keys: { [key.toLowerCase()]: [actual] },
  })),
];

/** Far beyond AWS's quotas. */
export const beyondQuotas: readonly Heavy[] = [
  {
    title: '10,000 values against 2,000 of the request',
    verdict: 'implicitDeny',
    documents: [
      document([
        statement(
          '*',
          onTagKeys(
            'StringEquals',
            times(10_000, (i) => `key-${i}`),
          ),
        ),
      ]),
    ],
    resource: '*',
    keys: { 'aws:tagkeys': times(2000, (i) => `tag-${i}`) },
  },
  {
    title: '10,000 patterns against 2,000 values of the request',
    verdict: 'policies and requests far beyond AWS’s quotas',
    documents: [
      document([
        statement(
          '*',
          onTagKeys(
            'StringLike',
            times(10_000, (i) => `*key-${i}*`),
          ),
        ),
      ]),
    ],
    resource: '*',
    keys: { 'aws:tagkeys': times(2000, (i) => `tag-${i}`) },
  },
  {
    title: '10,000 numbers against 2,000 of the request',
    verdict: 'policies and requests far beyond AWS’s quotas',
    documents: [
      document([
        statement('*', {
          'ForAnyValue:NumericLessThan': { 'aws:TagKeys': times(10_000, (i) => String(-i)) },
        }),
      ]),
    ],
    resource: '*',
    keys: { 'aws:tagkeys': times(2000, (i) => String(i)) },
  },
  {
    title: 'a pattern of 60,000 characters against a text of 120,000',
    verdict: 'implicitDeny',
    documents: [document([statement(`*b${'a'.repeat(60_000)}*`)])],
    resource: 'a'.repeat(120_000),
  },
  {
    title: 'the same with question marks',
    verdict: 'policies and requests far beyond AWS’s quotas',
    documents: [document([statement(`*b${'?a'.repeat(30_000)}*`)])],
    resource: 'a'.repeat(120_000),
  },
  {
    title: 'variables that grow to 400 MB',
    verdict: 'policies and requests far beyond AWS’s quotas',
    documents: [document([statement(`arn:aws:s3:::${'${aws:PrincipalTag/a}'.repeat(4000)}`)])],
    resource,
    keys: { 'aws:principaltag/a': ['v'.repeat(100_000)] },
  },
];

/**
 * The same question with policies that nobody has read before: as many blanks follow each document. What a policy says
 * is read once per text.
 */
export const unread = (heavy: Heavy, blanks: number): Heavy => ({
  ...heavy,
  documents: heavy.documents.map((one) => one + ' '.repeat(blanks)),
});

/** A decision on such policies. */
export function decideHeavy(
  { documents, resource: on, keys = {} }: Heavy,
  detail: 'verdict' | 'trace',
): Decision {
  const owner = { kind: 'user', id: 'heavy', name: 'heavy' } as const;
  const layers: PolicyLayers = {
    identity: documents.map((one, i) => ({
      ref: { kind: 'inline', name: `policy-${i}`, arn: null, policyId: null, owner },
      document: compile(one),
    })),
    ...{ asRoot: false, boundary: null, session: null, scopes: [], scp: null, rcp: null, resource: null },
    ...{ isElsewhere: false, names: nobody },
  };
  const values = new Map(Object.entries(keys));
  const request = {
    action: 's3:GetObject',
    resource: on,
    caller: callers.ana,
    keys: { values, unknown: [] },
  };
  return evaluate(request, layers, detail);
}
