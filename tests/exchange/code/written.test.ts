import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { writeCdk } from '../../../src/exchange/code/cdk.ts';
import { writeTemplates } from '../../../src/exchange/code/cloudformation.ts';
import { blockText, Template } from '../../../src/exchange/code/hcl.ts';
import { writeSam } from '../../../src/exchange/code/sam.ts';
import { policyDocument } from '../../../src/exchange/code/terraform-policy.ts';
import { writeTerraform } from '../../../src/exchange/code/terraform.ts';
import { written } from '../../../src/exchange/code/typescript.ts';
import { yamlEntry, yamlText } from '../../../src/exchange/code/yaml.ts';
import { zipOf } from '../../../src/exchange/code/zip.ts';
import { everything } from '../../clients/worlds.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import fc, { draws } from '../../properties.ts';
import { Page } from '../../terminal/page.ts';
import { planFor } from './plans.ts';

const fileOf = (files: readonly { readonly name: string; readonly text: string }[], name: string): string =>
  files.find((one) => one.name === name)?.text ?? '';

describe('YAML', () => {
  it('reads back every text as it was, by the rules of 1.1 and of 1.2, alone and in a list on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (/\p{Surrogate}/u.test(text)) return;
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`a: ${yamlText(text)}\n`, { version })).toEqual({ a: text });
          expect(parse(yamlEntry('a', [text]), { version })).toEqual({ a: [text] });
          expect(parse(yamlEntry(text, 'b'), { version, stringKeys: true })).toEqual({ [text]: 'b' });
        }
      }),
      {
        ...draws(40),
        examples: [
          'yes',
          '1e3',
          '2012-10-17',
          '~',
          '- a',
          'a: b',
          'a #b',
          '{a}',
          "it's",
          '\u0000',
          '__proto__',
        ].map((text): [string] => [text]),
      },
    );
  });

  it('is the same template as JSON', () => {
    const plan = planFor(everything);
    const tags = ['Ref', 'Sub', 'GetAtt', 'ImportValue'].map((name) => ({
      tag: `!${name}`,
      resolve: (text: string) => ({
        [name === 'Ref' ? name : `Fn::${name}`]:
          name === 'GetAtt' ? [text.split('.')[0], text.split('.').slice(1).join('.')] : text,
      }),
    }));
    const [yaml] = writeTemplates(plan, 'yaml').files;
    const [json] = writeTemplates(plan, 'json').files;
    const document = parseDocument(yaml?.text ?? '', { customTags: tags });
    expect(document.errors).toEqual([]);
    expect(document.toJS()).toEqual(JSON.parse(json?.text ?? ''));
  });
});

describe('policy variables', () => {
  const own = 'arn:aws:s3:::home/${aws:username}/*';

  it('stay AWS’s to fill in, in every language', async () => {
    const page = new Page();
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: [own, 'arn:aws:iam::111122223333:user/${aws:username}'],
        },
      ],
    });
    await page.type(`aws iam create-policy --policy-name Home --policy-document '${policy}'`);
    const plan = planFor(page.world);
    const [template] = writeTemplates(plan, 'yaml').files;
    expect(template?.text).toContain(own);
    expect(template?.text).toContain('!Sub arn:aws:iam::${AWS::AccountId}:user/${!aws:username}');
    expect(writeCdk(plan).files[0]?.text).toContain("'arn:aws:s3:::home/${aws:username}/*'");
    expect(writeCdk(plan).files[0]?.text).toContain('`arn:aws:iam::${this.account}:user/\\${aws:username}`');
    expect(fileOf(writeTerraform(plan).files, 'iam.tf')).toContain('"arn:aws:s3:::home/&{aws:username}/*"');
  });
});

describe('Terraform', () => {
  it('takes over what exists, and names no account', () => {
    const { files } = writeTerraform(planFor(sampleWorld));
    expect(fileOf(files, 'imports.tf')).toContain(
      'import {\n  to = aws_iam_policy.deploy_stack\n  id = "arn:aws:iam::${local.account_id}:policy/DeployStack"\n}\n',
    );
    for (const { text } of files) expect(text).not.toContain('111122223333');
    expect(fileOf(files, 'variables.tf')).toContain('default     = "444455556666"');
  });

  it('writes the account’s settings, which CloudFormation can’t', () => {
    const plan = planFor(everything);
    expect(fileOf(writeTerraform(plan).files, 'account.tf')).toMatch(/aws_iam_account_/);
    expect(writeTerraform(plan).losses.map(({ reason }) => reason)).not.toContain('settings');
    expect(writeTemplates(plan, 'yaml').losses.map(({ reason }) => reason)).toContain('settings');
  });

  it('keeps a policy that its data source can’t say as JSON', () => {
    expect(
      policyDocument('x', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Other: 'x' }] }),
    ).toBeNull();
    expect(policyDocument('x', { Statement: [] })).toMatchObject({
      body: [{ argument: 'version', value: '2008-10-17' }],
    });
  });

  it('lets no text begin an expression', () => {
    const text = blockText({ type: 'x', body: [{ argument: 'a', value: new Template(['${b}%{c}"\\\n']) }] });
    expect(text).toBe('x {\n  a = "$${b}%%{c}\\"\\\\\\n"\n}\n');
  });
});

describe('TypeScript', () => {
  it('has single quotes, and double ones where that saves an escape', () => {
    expect(written(['a', "it's", `"it's"`])).toBe(`['a', "it's", '"it\\'s"']`);
  });

  it('reads back every text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval
        const read = new Function(`return ${written({ [text]: text })}`) as () => Record<string, string>;
        expect(Object.entries(read())).toEqual([[text, text]]);
      }),
      {
        ...draws(40),
        examples: ['`${a}`', "it's", '\u2028', '__proto__', 'constructor'].map((text): [string] => [text]),
      },
    );
  });

  it('uses constructs of level 2 where they say the same, and level 1 where a statement has an id', () => {
    const text = fileOf(writeCdk(planFor(sampleWorld)).files, 'lib/web-team-stack.ts');
    expect(text).toContain(
      "const ana = new iam.User(this, 'Ana', { userName: 'ana', groups: [developers] });",
    );
    expect(text).toContain("const deployer = new iam.CfnRole(this, 'Deployer', {");
    expect(text).toContain('resources: [deployer.attrArn]');
  });
});

describe('SAM', () => {
  it('makes a role with its function if it says what SAM’s own role says', async () => {
    const page = new Page();
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    });
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }],
    });
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    for (const line of [
      `aws iam create-role --role-name Sender --assume-role-policy-document '${trust}'`,
      `aws iam attach-role-policy --role-name Sender --policy-arn ${basic}`,
      `aws iam put-role-policy --role-name Sender --policy-name Send --policy-document '${policy}'`,
      'aws lambda create-function --function-name send --runtime nodejs22.x --handler index.handler --role arn:aws:iam::111122223333:role/Sender --code ZipFile=UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
    ])
      await page.type(line);
    const { files, losses } = writeSam(planFor(page.world));
    const text = files[0]?.text ?? '';
    expect(text).toContain('Type: AWS::Serverless::Function');
    expect(text).toContain('Action: sqs:SendMessage');
    expect(text).not.toContain('AWS::IAM::Role');
    expect(losses).toMatchObject([{ reason: 'roleNames', names: ['Sender'] }]);
  });

  it('leaves a role beside its function if its description would be lost', () => {
    expect(writeSam(planFor(sampleWorld)).files[0]?.text).toContain('Role: !GetAtt SiteCheck.Arn');
  });
});

describe('an archive', () => {
  it('has each file’s name, checksum and text', () => {
    const bytes = zipOf([
      ['a/b.txt', 'é'],
      ['c.txt', ''],
    ]);
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(0, true), view.getUint32(bytes.length - 22, true)]).toEqual([
      0x04034b50, 0x06054b50,
    ]);
    expect(view.getUint32(14, true)).toBe(0x0e048d3e);
    expect(new TextDecoder().decode(bytes.subarray(30, 39))).toBe('a/b.txté');
    expect(view.getUint16(bytes.length - 12, true)).toBe(2);
  });
});
