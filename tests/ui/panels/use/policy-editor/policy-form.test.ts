import fc from '../../../../properties.ts';
import { expect, test } from 'vitest';
import { checkDocument } from '../../../../../src/engine/index.ts';
import { documentState } from '../../../../../src/ui/panels/use/policy-editor/findings.ts';
import {
  type PolicyRows,
  readPolicy,
  writePolicy,
} from '../../../../../src/ui/panels/use/policy-editor/policy-form.ts';
import { templatesFor } from '../../../../../src/ui/panels/use/policy-editor/templates.ts';

const name = fc.stringMatching(/^[a-zA-Z0-9:*/_.-]{1,20}$/);
const arn = fc.stringMatching(/^arn:aws:iam::[0-9]{12}:user\/[a-z]{1,8}$/);
const service = fc.stringMatching(/^[a-z]{2,8}\.amazonaws\.com$/);
const list = (one: fc.Arbitrary<string>, minLength = 1) => fc.uniqueArray(one, { minLength, maxLength: 4 });

const statement = (trust: boolean) =>
  fc.record({
    sid: fc.stringMatching(/^[A-Za-z0-9]{0,8}$/),
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    actions: list(name),
    resources: trust ? fc.constant([]) : list(name),
    // The document keeps AWS principals and services apart, so their order is that one.
    principals: trust
      ? fc.tuple(list(arn), list(service, 0)).map(([arns, services]) => [...arns, ...services])
      : fc.constant([]),
    conditions: fc.uniqueArray(
      fc.record({
        operator: fc.constantFrom('StringEquals', 'Bool', '__proto__x'),
        key: name,
        values: list(name),
      }),
      { maxLength: 1 },
    ),
  });

const policy = (trust: boolean): fc.Arbitrary<PolicyRows> =>
  fc.record({
    version: fc.constantFrom('2012-10-17', '2008-10-17', ''),
    id: fc.constant(null),
    statements: fc.array(statement(trust), { minLength: 1, maxLength: 3 }),
  });

test.each([true, false])('what the form writes it reads back the same (trust: %s)', (trust) => {
  fc.assert(
    fc.property(policy(trust), (rows) => {
      expect(readPolicy(writePolicy(rows, trust))).toEqual({ ok: true, policy: rows });
    }),
  );
});

const onlyJson: readonly (readonly [string, string])[] = [
  ['{', 'it isn’t JSON yet'],
  ['[]', 'it isn’t a policy document'],
  ['{"Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}', 'it uses NotAction'],
  ['{"Statement":[{"Effect":"Allow","Action":"*","NotResource":"*"}]}', 'it uses NotResource'],
  ['{"Statement":[{"Effect":"Allow","NotPrincipal":"*","Action":"*"}]}', 'it uses NotPrincipal'],
  ['{"Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}', 'it uses Effect'],
  ['{"Statement":[],"Extra":1}', 'it uses Extra'],
  ['{"Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}]}', 'a key appears twice'],
  [
    '{"Statement":[{"Effect":"Allow","Principal":{"Federated":"x"},"Action":"*"}]}',
    'it uses Principal Federated',
  ],
];

test.each(onlyJson)('leaves %s to JSON: %s', (text, reason) => {
  expect(readPolicy(text)).toEqual({ ok: false, reason });
});

const purposes = ['managed', 'inline', 'session', 'trust', 'resource', 'scp', 'rcp'] as const;
/** The statement form has no NotAction: this one is edited as text. */
const asText = new Set(['scpRegions']);

test.each(purposes)('AWS takes every template for a %s policy', (kind) => {
  const templates = templatesFor(kind, '111122223333');
  expect(templates.length).toBeGreaterThan(2);
  for (const { id, document } of templates) {
    expect(checkDocument(document, kind), id).toBeNull();
    expect(readPolicy(document).ok, id).toBe(!asText.has(id));
  }
});

test.each([
  ['scp', 'Policy document should not specify a principal.', { Principal: '*' }],
  ['rcp', 'Syntax errors in policy.', { Principal: '*', Effect: 'Allow' }],
  ['resource', 'Policy statement must contain actions.', { Principal: '*', Action: undefined }],
] as const)('says while a %s is written that AWS would refuse it, and why: %s', (kind, fault, changed) => {
  const statement = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*', ...changed };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const { ok, message } = documentState(text, kind);
  expect(ok).toBe(false);
  expect(message).toContain(`AWS would refuse it. In IAM’s words: ${fault} Line 1: `);
});

test('says in AWS’s words what is wrong, and on which line JSON breaks off', () => {
  const noActions = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}';
  expect(documentState(noActions, 'managed').message).toContain(
    'AWS would say: Policy statement must contain actions.',
  );
  expect(documentState('{\n  "Version": nonsense\n}', 'managed').message).toContain(
    'Line 2: Put “nonsense” in double quotes.',
  );
});

test('shows who is vouched for by a provider, and writes it as Federated again', () => {
  for (const principal of [
    'cognito-identity.amazonaws.com',
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    'arn:aws:iam::111122223333:saml-provider/Company',
  ]) {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: principal },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    });
    const reading = readPolicy(text);
    expect(reading.ok && reading.policy.statements[0]?.principals).toEqual([principal]);
    const written = reading.ok ? writePolicy(reading.policy, true) : '';
    expect(JSON.parse(written)).toMatchObject({ Statement: [{ Principal: { Federated: principal } }] });
  }
});
