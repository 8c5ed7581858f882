import { stringify } from 'yaml';
import { commandNotModelled, instead } from '#words/terminal.ts';
import type { Json, JsonObject } from '../../engine/cloudformation/index.ts';
import { isObject, readTemplateText } from '../../engine/cloudformation/index.ts';
import { hinted, optionHint } from '../suggest.ts';
import type { Option } from '../cli/arg-parser.ts';
import { parseKnown } from '../cli/arg-parser.ts';
import { CliError, exitCodes, otherError, unknownOptions } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import { filePath } from '../session.ts';

const one = (flag: string, more: Partial<Option> = {}): Option => ({
  flag: `--${flag}`,
  dest: flag,
  takes: 'one',
  ...more,
});
const flag = (name: string): Option => one(name, { takes: 'none', constant: true });

/** https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package/ */
const packageOptions: readonly Option[] = [
  one('template-file', { required: true }),
  one('s3-bucket', { required: true }),
  one('s3-prefix'),
  one('kms-key-id'),
  one('output-template-file'),
  flag('use-json'),
  flag('force-upload'),
  one('metadata'),
];

/** A property that may name a local file or folder. */
interface Artifact {
  readonly property: string;
  /** Whether the folder itself is packaged where the property is missing. */
  readonly always?: true;
  /** The members into which the real CLI takes an address in S3 apart. */
  readonly parts?: readonly [bucket: string, key: string, version: string];
}

const lambdaParts = ['S3Bucket', 'S3Key', 'S3ObjectVersion'] as const;
const apiParts = ['Bucket', 'Key', 'Version'] as const;

/** The properties that `aws cloudformation package` uploads, by their types. */
const artifacts: ReadonlyMap<string, readonly Artifact[]> = new Map([
  ['AWS::Serverless::Function', [{ property: 'CodeUri', always: true }]],
  ['AWS::Serverless::Api', [{ property: 'DefinitionUri' }]],
  ['AWS::Serverless::LayerVersion', [{ property: 'ContentUri', always: true }]],
  ['AWS::Serverless::StateMachine', [{ property: 'DefinitionUri', parts: apiParts }]],
  ['AWS::Serverless::Application', [{ property: 'Location' }]],
  ['AWS::Lambda::Function', [{ property: 'Code', always: true, parts: lambdaParts }]],
  ['AWS::Lambda::LayerVersion', [{ property: 'Content', always: true, parts: lambdaParts }]],
  ['AWS::ApiGateway::RestApi', [{ property: 'BodyS3Location', parts: apiParts }]],
  ['AWS::StepFunctions::StateMachine', [{ property: 'DefinitionS3Location', parts: apiParts }]],
  ['AWS::CloudFormation::Stack', [{ property: 'TemplateURL' }]],
  ['AWS::AppSync::GraphQLSchema', [{ property: 'DefinitionS3Location' }]],
  ['AWS::AppSync::Resolver', appSync()],
  ['AWS::AppSync::FunctionConfiguration', appSync()],
  ['AWS::ElasticBeanstalk::ApplicationVersion', [{ property: 'SourceBundle', always: true }]],
]);

function appSync(): readonly Artifact[] {
  return [
    { property: 'RequestMappingTemplateS3Location' },
    { property: 'ResponseMappingTemplateS3Location' },
  ];
}

/**
 * Runs `aws cloudformation package`: a template whose code is in S3, or that has none, is written as the real CLI writes
 * it, in which short functions become long ones and comments go. Nothing here runs code, so that none is uploaded.
 * @throws CliError
 */
export async function packageTemplate(context: Context, words: readonly string[]): Promise<number> {
  const { values, extras } = hinted(() => parseKnown(words, packageOptions, []), words, 'operation');
  if (extras.length) throw unknownOptions(extras, optionHint(extras, packageOptions));
  const path = String(values.get('template-file'));
  const body = context.shell.files.get(filePath(path));
  if (body === undefined) throw otherError(`Invalid template path ${path}`);
  await context.shell.host.readAhead?.(body);
  const template = packaged(templateIn(body));
  const text =
    values.get('use-json') === true
      ? JSON.stringify(template, null, 4)
      : // As PyYAML writes it, with which the real CLI does.
        stringify(template, {
          indentSeq: false,
          singleQuote: true,
          version: '1.1',
          aliasDuplicateObjects: false,
        });
  const { streams, shell } = context;
  const output = values.get('output-template-file');
  streams.out('\n');
  if (typeof output !== 'string') {
    streams.out(text);
    return 0;
  }
  shell.write(filePath(output), text);
  streams.out(
    `Successfully packaged artifacts and wrote output template to file ${output}.\nExecute the following command to deploy the packaged template\naws cloudformation deploy --template-file ${output} --stack-name <YOUR STACK NAME>\n`,
  );
  return 0;
}

function templateIn(body: string): Json {
  try {
    return readTemplateText(body).value;
  } catch (error) {
    throw otherError(error instanceof Error ? error.message : String(error));
  }
}

function packaged(template: Json): Json {
  const resources = isObject(template) ? template['Resources'] : undefined;
  if (!isObject(template) || !isObject(resources)) return template;
  const entries = Object.entries(resources).map(([id, resource]): [string, Json] => {
    const type = isObject(resource) ? resource['Type'] : undefined;
    const listed = typeof type === 'string' ? artifacts.get(type) : undefined;
    if (!listed || !isObject(resource)) return [id, resource];
    const own = resource['Properties'] ?? {};
    if (!isObject(own)) return [id, resource];
    const properties = listed.reduce((all, artifact) => withArtifact(id, all, artifact), own);
    return [id, properties === own ? resource : { ...resource, Properties: properties }];
  });
  return { ...template, Resources: Object.fromEntries(entries) };
}

function withArtifact(id: string, properties: JsonObject, { property, always, parts }: Artifact): JsonObject {
  const value = properties[property];
  const isMissing = value === undefined || value === null || value === '';
  if (isMissing ? !always : typeof value !== 'string' || value.startsWith('https://')) return properties;
  const address = /^s3:\/\/([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(
    typeof value === 'string' ? value : '',
  );
  if (!address)
    throw new CliError(
      commandNotModelled(`cloudformation package with local code (${id}, ${property})`),
      exitCodes.usage,
      instead.package(property),
    );
  const [, bucket = '', key = '', version] = address;
  if (!parts) return properties;
  const [inBucket, underKey, inVersion] = parts;
  return {
    ...properties,
    [property]: {
      [inBucket]: bucket,
      [underKey]: key,
      ...(version !== undefined && { [inVersion]: version }),
    },
  };
}
