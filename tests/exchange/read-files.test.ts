import { describe, expect, test } from 'vitest';
import { inPage } from '../../src/exchange/open-files.ts';
import type { FileLike, Opened } from '../../src/exchange/read-files.ts';
import { maxBytes, readFiles } from '../../src/exchange/read-files.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { formatWorkspace } from '../../src/exchange/workspace-file.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { generateAccount } from './generate-account.ts';

const file = (content: BlobPart, name = 'account.json'): File => new File([content], name);
const open = (...files: readonly FileLike[]): Promise<Opened> => readFiles(files, 0, (work) => atOnce(work));
const problemOf = async (content: BlobPart): Promise<unknown> => {
  const opened = await open(file(content));
  return opened.ok ? 'ok' : opened.problem;
};

const small = JSON.stringify(generateAccount({ users: 2, groups: 1, roles: 1 }));

describe('opening files', () => {
  test('tells an account from a workspace', async () => {
    expect(await open(file(small))).toMatchObject({ ok: true, kind: 'account', account: '111122223333' });
    expect(await open(file(formatWorkspace(sampleWorld, 'Friday')))).toMatchObject({
      ok: true,
      kind: 'workspace',
      name: 'Friday',
    });
  });

  test('reads a list of pages in one file, a byte order mark, and UTF-16 as PowerShell writes it', async () => {
    const utf16 = new Uint16Array([0xfeff, ...[...small].map((char) => char.charCodeAt(0))]);
    for (const content of [`[${small}]`, `\uFEFF${small}`, utf16])
      expect(await open(file(content))).toMatchObject({ ok: true, report: { counts: { users: 2 } } });
  });

  test('of more than 50 MB is refused without reading a byte', async () => {
    const large: FileLike = {
      name: 'large.json',
      size: 100 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error('was read')),
    };
    expect(await open(large)).toEqual({
      ok: false,
      problem: { kind: 'tooBig', file: 'large.json', bytes: large.size, limit: maxBytes },
    });
  });

  test('that is gone meanwhile says so', async () => {
    const gone: FileLike = {
      name: 'gone.json',
      size: 9,
      arrayBuffer: () => Promise.reject(new Error('NotReadable')),
    };
    expect(await open(gone)).toEqual({ ok: false, problem: { kind: 'unreadable', file: 'gone.json' } });
  });

  test('of both kinds at once is refused', async () => {
    expect(await open(file(small), file(formatWorkspace(sampleWorld, 'w')))).toMatchObject({
      problem: { kind: 'severalWorkspaces' },
    });
  });

  test('nested 100,000 levels deep is refused with the place', async () => {
    const deep = `{"UserDetailList":[{"Tags":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`;
    expect(await problemOf(deep)).toMatchObject({
      kind: 'tooDeep',
      limit: 64,
      at: { line: 1, place: expect.stringMatching(/^UserDetailList\[0\]\.Tags(\[0\])+$/) as string },
    });
  });

  test('whose documents are nested too deep inside of their text is refused, too', async () => {
    const document = `{"a":${'['.repeat(70)}${']'.repeat(70)}}`;
    const user = { UserName: 'ana', UserPolicyList: [{ PolicyName: 'p', PolicyDocument: document }] };
    expect(await problemOf(JSON.stringify({ UserDetailList: [user] }))).toMatchObject({
      kind: 'wrongShape',
      place: 'UserDetailList[0].UserPolicyList[0].PolicyDocument',
    });
  });

  test('broken in the middle says the line, the column and the place', async () => {
    expect(
      await problemOf('{\n  "UserDetailList": [\n    {"UserName": "ana"\n    {"UserName": "ben"}\n]}'),
    ).toMatchObject({
      kind: 'notJson',
      at: { line: 4, column: 5, place: 'UserDetailList[0].UserName' },
      expected: 'a comma or the closing bracket',
    });
  });

  test.each<[string, BlobPart, object]>([
    ['empty', ' \n', { kind: 'empty' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), { kind: 'notText' }],
    ['a web page', '<!doctype html><title>x</title>', { kind: 'otherFile', tool: 'xml' }],
    ['the YAML output', 'UserDetailList:\n- Arn: x\n', { kind: 'otherFile', tool: 'yaml' }],
    [
      'the table output',
      `${'-'.repeat(30)}\n| GetAccountAuthorizationDetails |`,
      { kind: 'otherFile', tool: 'table' },
    ],
    [
      'a credential report',
      'user,arn,user_creation_time,password_enabled\n',
      { kind: 'otherFile', tool: 'credentialReport' },
    ],
    [
      'a CloudFormation template',
      '{"Resources":{"Role":{"Type":"AWS::IAM::Role"}}}',
      { kind: 'otherFile', tool: 'cloudFormation' },
    ],
    [
      'a CloudFormation template in YAML',
      "AWSTemplateFormatVersion: '2010-09-09'\n",
      { kind: 'otherFile', tool: 'cloudFormation' },
    ],
    [
      'a Terraform state',
      '{"version":4,"terraform_version":"1.9.0","resources":[]}',
      { kind: 'otherFile', tool: 'terraformState' },
    ],
    [
      'a Terraform plan',
      '{"terraform_version":"1.9.0","planned_values":{}}',
      { kind: 'otherFile', tool: 'terraformPlan' },
    ],
    [
      'a policy document',
      '{"Version":"2012-10-17","Statement":[]}',
      { kind: 'otherFile', tool: 'policyDocument' },
    ],
    [
      'the output of get-policy-version',
      '{"PolicyVersion":{"Document":{}}}',
      { kind: 'otherFile', tool: 'policyVersion' },
    ],
    ['the output of list-users', '{"Users":[]}', { kind: 'otherFile', tool: 'iamList' }],
    [
      'the output of list-policies',
      '{"Policies":[{"PolicyName":"p","Arn":"a"}]}',
      { kind: 'otherFile', tool: 'iamList' },
    ],
    ['a CloudTrail log', '{"Records":[]}', { kind: 'otherFile', tool: 'cloudTrail' }],
    ["PMapper's nodes", '[{"arn":"a","id_value":"i"}]', { kind: 'otherFile', tool: 'pmapper' }],
    [
      "a cloudsplaining's result",
      '{"inline_policies":{},"customer_managed_policies":{}}',
      { kind: 'otherFile', tool: 'cloudsplaining' },
    ],
    [
      'a package.json',
      '{"name":"x","version":"1.0.0","scripts":{}}',
      { kind: 'otherFile', tool: 'packageJson' },
    ],
    ['any other JSON', '[1,2]', { kind: 'otherFile', tool: 'unknown' }],
    ['a number', '7', { kind: 'otherFile', tool: 'unknown' }],
    [
      'a root called __proto__',
      '{"__proto__":{"UserDetailList":[]}}',
      { kind: 'otherFile', tool: 'unknown' },
    ],
  ])('that is %s says what it is', async (_, content, expected) => {
    expect(await problemOf(content)).toMatchObject(expected);
  });

  const id = `AKIA${'QWERTZUIOPASDFGH'}`;
  const secret = 'abcdefghijklmnopqrstABCDEFGHIJKLMNOPQRST';
  test.each<[string, string, string]>([
    ['an access key id', `{"UserDetailList":[{"UserName":"${id}"}]}`, 'accessKey'],
    [
      'the output of create-access-key',
      `{"AccessKey":{"AccessKeyId":"${id}","SecretAccessKey":"${secret}"}}`,
      'accessKey',
    ],
    ['a secret', `{"x":{"SecretAccessKey": "${secret}"}}`, 'secretKey'],
    [
      'a secret inside of JSON text',
      JSON.stringify({ x: JSON.stringify({ aws_secret_access_key: secret }) }),
      'secretKey',
    ],
    ['a credentials file', `[default]\naws_secret_access_key = ${secret}\n`, 'secretKey'],
    ['a session token', `{"SessionToken":"${secret}${secret}"}`, 'sessionToken'],
    ['a private key', '{"x":"-----BEGIN RSA PRIVATE KEY-----\\nMII"}', 'privateKey'],
    ['a client secret', `{"ClientSecret":"${secret}"}`, 'clientSecret'],
  ])('that holds %s is refused, with the place and without the value', async (_, content, kind) => {
    const problem = await problemOf(content);
    expect(problem).toMatchObject({
      kind: 'secret',
      secret: kind,
      at: { line: expect.any(Number) as number },
    });
    expect(JSON.stringify(problem)).not.toContain(secret);
    expect(JSON.stringify(problem)).not.toContain(id);
  });

  test('with unique ids and made-up keys holds no secret', async () => {
    const ids = ['AIDAJQABLZS4A3QDU576', 'AROAJQABLZS4A3QDU576', 'AKIAABCDEFGHIEXAMPLE'];
    expect(await problemOf(JSON.stringify(ids))).toMatchObject({ kind: 'otherFile' });
  });
});

describe('opening in the page', () => {
  test('reads the same as in one go, tells how far it is, and lets the page breathe', async () => {
    const large = file(JSON.stringify(generateAccount({ users: 3000, groups: 50, roles: 200 })));
    const phases = new Set<string>();
    let breaths = 0;
    const beat = setInterval(() => breaths++, 1);
    const opened = await inPage([large], { now: 0, onProgress: ({ phase }) => phases.add(phase) });
    clearInterval(beat);
    expect(opened).toEqual(await open(large));
    expect([...phases]).toContain('understanding');
    expect(breaths).toBeGreaterThan(1);
  });

  test('stops when it is told to', async () => {
    const large = file(JSON.stringify(generateAccount({ users: 3000, groups: 50, roles: 200 })));
    const stop = new AbortController();
    const opened = await inPage([large], { now: 0, signal: stop.signal, onProgress: () => stop.abort() });
    expect(opened).toEqual({ ok: false, problem: { kind: 'cancelled' } });
  });
});
