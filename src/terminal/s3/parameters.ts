import type { Context } from '../cli/context.ts';
import { fileReader } from '../cli/context.ts';
import { parameterError } from '../cli/cli-error.ts';
import { readJsonText } from '../cli/json-text.ts';
import { parseShorthand, ShorthandError } from '../cli/shorthand.ts';

type Values = ReadonlyMap<string, unknown>;
type Parameters = Readonly<Record<string, unknown>>;

/** Options that go to S3 as they are, for an object that is put or copied. */
const members: Readonly<Record<string, string>> = {
  acl: 'ACL',
  'storage-class': 'StorageClass',
  'website-redirect': 'WebsiteRedirectLocation',
  'content-type': 'ContentType',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-encoding': 'ContentEncoding',
  'content-language': 'ContentLanguage',
  expires: 'Expires',
  sse: 'ServerSideEncryption',
  'sse-kms-key-id': 'SSEKMSKeyId',
  'request-payer': 'RequestPayer',
  'checksum-algorithm': 'ChecksumAlgorithm',
};

/** `--metadata` in shorthand or JSON. @throws CliError */
function metadata(context: Context, values: Values): Parameters {
  const text = values.get('metadata');
  if (typeof text !== 'string') return {};
  const readFile = fileReader(context, '--metadata');
  const given = readFile(text) ?? text;
  try {
    const value = given.trimStart().startsWith('{') ? readJsonText(given) : parseShorthand(given, readFile);
    return { Metadata: value };
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError('--metadata', error.message);
    throw error;
  }
}

/** The members of PutObject that options give. */
export const putParameters = (context: Context, values: Values): Parameters => ({
  ...Object.fromEntries(
    Object.entries(members).flatMap(([option, member]) => {
      const value = values.get(option);
      return value === undefined || value === '' ? [] : [[member, value]];
    }),
  ),
  ...metadata(context, values),
});

/** The properties that `--copy-props` leaves behind. https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html */
const properties: Readonly<Record<string, Parameters>> = {
  none: { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE' },
  'metadata-directive': { TaggingDirective: 'REPLACE' },
};

/** The members of CopyObject that options give: new metadata replace those of the source. */
export function copyParameters(context: Context, values: Values): Parameters {
  const put = putParameters(context, values);
  const directive =
    values.get('metadata-directive') ?? (put['Metadata'] === undefined ? undefined : 'REPLACE');
  const copied = values.has('metadata-directive') ? {} : (properties[String(values.get('copy-props'))] ?? {});
  return { ...copied, ...(directive === undefined ? {} : { MetadataDirective: directive }), ...put };
}
