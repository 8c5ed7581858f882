import type { WireRequest } from './message.ts';

/**
 * A request whose template lies in a bucket here, with S3's own address of it. Tools that were told where AWS is give
 * CloudFormation that address, too, with the bucket in the path: `http://127.0.0.1:4566/BUCKET/KEY`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#path-style-access
 */
export function withS3Address(input: object, { headers }: WireRequest, region: string | null): object {
  if (!('TemplateURL' in input) || typeof input.TemplateURL !== 'string') return input;
  const [, host, path = ''] = /^https?:\/\/([^/?#]+)(\/.+)$/i.exec(input.TemplateURL) ?? [];
  if (host === undefined || host.toLowerCase() !== headers.get('host')?.toLowerCase()) return input;
  return { ...input, TemplateURL: `https://s3.${region ?? 'us-east-1'}.amazonaws.com${path}` };
}
