import { describe, expect, it } from 'vitest';
import { Page } from '../page.ts';
import packaged from './packaged.json' with { type: 'json' };

const write = (name: string, text: string): string => `cat > ${name} <<'EOF'\n${text}EOF`;
const line = 'aws cloudformation package --template-file t.yaml --s3-bucket team-code';

describe('aws cloudformation package', () => {
  it.each([
    ['YAML', '', packaged.yaml],
    ['JSON', ' --use-json', packaged.json],
  ])('writes a template without local code as the real CLI does, as %s', async (_form, option, out) => {
    const page = new Page();
    await page.type(write('t.yaml', packaged.template));
    expect(await page.type(line + option)).toEqual({ out, err: '', code: 0 });
    expect(page.calls).toEqual([]);
  });

  it('writes it into a file, which can be deployed', async () => {
    const page = new Page();
    await page.type(write('t.yaml', packaged.template));
    const { out } = await page.type(`${line} --output-template-file out.yaml`);
    expect(out).toBe(
      '\nSuccessfully packaged artifacts and wrote output template to file out.yaml.\nExecute the following command to deploy the packaged template\naws cloudformation deploy --template-file out.yaml --stack-name <YOUR STACK NAME>\n',
    );
    expect((await page.type('cat out.yaml')).out).toBe(packaged.yaml.slice(1));
  });

  it.each([
    [
      'a folder',
      'Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: ./src}}}',
      'CodeUri',
    ],
    ['the folder itself', 'Resources: {F: {Type: AWS::Lambda::Function}}', 'Code'],
  ])('uploads no code, and says what to write instead of %s', async (_what, template, property) => {
    const page = new Page();
    await page.type(write('t.yaml', `${template}\n`));
    const { err, code } = await page.type(line);
    expect(code).toBe(252);
    expect(err).toContain(`package with local code (F, ${property}) is not available in this playground.`);
    expect(err).toContain(`Write an address in ${property}, such as s3://BUCKET/KEY`);
  });

  it('refuses a path without a file, and a template that it can’t read', async () => {
    const page = new Page();
    expect((await page.type(line)).err).toContain('Invalid template path t.yaml');
    await page.type(write('t.yaml', 'Resources: &a [*a]\n'));
    expect(await page.type(line)).toMatchObject({ code: 255, out: '' });
    expect((await page.type('aws cloudformation package --template-file t.yaml')).err).toContain(
      '--s3-bucket',
    );
  });
});
