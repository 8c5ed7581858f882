import { describe, expect, test } from 'vitest';
import { checkDocument, type DocumentKind } from '../../../../../src/engine/index.ts';
import {
  documentState,
  findingsOf,
  unknownActions,
} from '../../../../../src/ui/panels/use/policy-editor/findings.ts';
import { faultOf, jsonFault } from '../../../../../src/ui/panels/use/policy-editor/fault.ts';

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (statement: object, more: object = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement], ...more }, null, 2);

/** The text that is underlined, and what is said of it. */
function said(text: string, kind: DocumentKind = 'managed'): [string, string] | null {
  const fault = faultOf(text, kind);
  return fault && [text.slice(fault.from, fault.to), fault.sentence];
}

describe('where JSON breaks off', () => {
  test.each([
    ['{ "a": 1, }', ',', 'JSON allows no comma before }. Take this comma away.'],
    ['{ "a": [1, 2,\n ] }', ',', 'JSON allows no comma before ]. Take this comma away.'],
    ['{ "a": 1 "b": 2 }', '"', 'A comma is missing before this.'],
    ['{ "a": ["x" "y"] }', '"', 'A comma is missing before this.'],
    ['{ "a" 1 }', '1', 'A colon is missing between the key and its value.'],
    ['{ a: 1 }', 'a', 'Put “a” in double quotes.'],
    ['{ "a": Allow }', 'Allow', 'Put “Allow” in double quotes.'],
    ['{ "a": “Allow” }', '“', 'JSON knows only straight double quotes: ".'],
    ["{ 'a': 1 }", "'", 'JSON knows only straight double quotes: ".'],
    ['{ "a": 1 // one\n }', '/', 'JSON has no comments. Take this one away.'],
    ['{ "a": [1, 2 }', '}', 'Write ] first: it closes the bracket that you opened last.'],
    ['{ "a": 1 } }', '}', 'This bracket closes nothing. Take it away.'],
    ['{ "a": 1 } { }', '{', 'The document has ended before this. Take the rest away.'],
    ['{ "a": "x\n }', '"x', 'This text has no closing quote.'],
    ['{ "a": [ { "b": 1 }', '}', 'The text ends too early. Close what is still open: ] }'],
    ['', '', 'There is nothing here yet. A policy begins with {.'],
    ['{ "a": 1,, "b": 2 }', ',', 'There is a comma too many here.'],
    ['{ "a": 1, "a": 2 }', '"a"', '“a” stands twice between the same braces. Keep one of them.'],
  ])('%s', (text, at, sentence) => {
    const fault = jsonFault(text);
    expect([text.slice(fault?.from, fault?.to), fault?.sentence]).toEqual([at, sentence]);
  });
});

describe('a value that AWS refuses is named where it stands', () => {
  test.each<[string, string, string, DocumentKind?]>([
    [policy({ ...good, Effect: 'Alow' }), '"Alow"', 'An Effect is “Allow” or “Deny”. Did you mean “Allow”?'],
    [
      policy({ ...good, Effect: 'allow' }),
      '"allow"',
      'AWS tells capitals from small letters here. Write “Allow” and not “allow”.',
    ],
    [policy({ Action: 's3:*', Resource: '*' }), '{', 'This statement needs an Effect, “Allow” or “Deny”.'],
    [policy({ Effect: 'Allow', Resource: '*' }), '{', 'This statement needs an Action.'],
    [policy({ Effect: 'Allow', Action: 's3:*' }), '{', 'This statement needs a Resource.'],
    [
      policy({ Effect: 'Allow', action: 's3:*', Resource: '*' }),
      '"action"',
      'AWS knows no element “action” here. Did you mean “Action”?',
    ],
    [
      policy({ ...good, Resources: '*' }),
      '"Resources"',
      'AWS knows no element “Resources” here. Did you mean “Resource”?',
    ],
    [
      policy({ ...good, Action: ['s3:GetObject', 'GetObject'] }),
      '"GetObject"',
      'An action is a service and a name with one colon between them, such as s3:GetObject, or *.',
    ],
    [
      policy({ ...good, Resource: ['*', 'team-bucket'] }),
      '"team-bucket"',
      'A resource is an ARN with all its parts, such as arn:aws:s3:::team-bucket/*, or *.',
    ],
    [
      policy({ ...good, Principal: '*' }),
      '"*"',
      'This policy names no principal: it is about the user, group or role that has it.',
    ],
    [policy({ ...good, NotAction: 's3:*' }), '"s3:*"', 'A statement has Action or NotAction, and not both.'],
    [
      policy({ ...good, Condition: { DateLessThan: { 'aws:CurrentTime': 'tomorrow' } } }),
      '"tomorrow"',
      'A condition is an operator with keys, such as { "StringEquals": { "aws:PrincipalTag/team": "web" } }, and its values are of the operator’s type.',
    ],
    [
      policy(good, { Version: '2026-01-01' }),
      '"2026-01-01"',
      'The version names the policy language, not a date of yours. Write “2012-10-17”.',
    ],
    [JSON.stringify({ Statement: [good] }), '{', 'This policy needs a Version of “2012-10-17”.'],
    ['{ "Version": "2012-10-17" }', '{', 'A policy needs one Statement at least.'],
    ['[]', '[]', 'A policy is one object: it begins with { and ends with }.'],
    [
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { ...good, Sid: 'A' },
          { ...good, Sid: 'A' },
        ],
      }),
      '"A"',
      'Two statements are called “A”. Give one of them another Sid.',
    ],
    [
      policy({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject' }),
      '"s3:GetObject"',
      'A trust policy is about assuming the role alone: sts:AssumeRole, sts:AssumeRoleWithWebIdentity, sts:AssumeRoleWithSAML, sts:TagSession or sts:SetSourceIdentity.',
      'trust',
    ],
    [
      policy({ Effect: 'Allow', Principal: { Service: 'ec2' }, Action: 'sts:AssumeRole' }),
      '"ec2"',
      'A principal is *, or says what it is: { "AWS": an ARN or an account }, { "Service": "ec2.amazonaws.com" } or { "Federated": a provider }.',
      'trust',
    ],
  ])('%s', (text, at, sentence, kind = 'managed') => {
    expect(checkDocument(text, kind)).not.toBeNull();
    expect(said(text, kind)).toEqual([at, sentence]);
  });

  test('a document that AWS takes has none, of any kind', () => {
    expect(faultOf(policy(good), 'managed')).toBeNull();
    expect(faultOf(policy({ ...good, Action: 's3:GetObjct' }), 'managed')).toBeNull();
  });

  test('the line under the editor has AWS’s sentence, the line and what helps', () => {
    expect(documentState(policy({ ...good, Effect: 'Alow' }), 'managed')).toEqual({
      ok: false,
      message:
        'AWS would say: Syntax errors in policy. Line 5: An Effect is “Allow” or “Deny”. Did you mean “Allow”?',
    });
  });
});

describe('an action that AWS’s list doesn’t have', () => {
  const doubts = async (action: string): Promise<[string, string][]> => {
    const text = policy({ ...good, Action: action });
    return (await unknownActions(text)).map(({ from, to, sentence }) => [text.slice(from, to), sentence]);
  };

  test.each([
    ['s3:GetObjct', 'No service has the action s3:GetObjct. Did you mean “s3:GetObject”?'],
    ['ec2:RunInstance', 'No service has the action ec2:RunInstance. Did you mean “ec2:RunInstances”?'],
    ['S3:ListBuckets', 'No service has the action S3:ListBuckets. Did you mean “s3:ListBucket”?'],
    ['lamda:InvokeFunction', 'AWS has no service “lamda”. Did you mean “lambda”?'],
    ['s3:Xyzzy*', 'No service has the action s3:Xyzzy*.'],
  ])('%s', async (action, sentence) => {
    expect(await doubts(action)).toEqual([[`"${action}"`, sentence]]);
  });

  test.each([
    's3:GetObject',
    's3:getobject',
    's3:Get*',
    's3:*',
    's3:?etObject',
    's3:*Object*',
    '*',
    '*:*',
    'sts:AssumeRole',
  ])('has nothing to say of %s', async (action) => expect(await doubts(action)).toEqual([]));

  test('is a warning and no error: AWS takes it', async () => {
    const findings = await findingsOf(policy({ ...good, Action: 's3:GetObjct' }), 'managed');
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
