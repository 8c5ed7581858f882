import { rowsBy } from '../../../../engine/index.ts';
import type { World } from '../../../../engine/index.ts';

const region = 'us-east-1';

/**
 * The bucket into which AWS's console uploads templates: it makes one of its own in each account and region, if there is
 * none, and leaves the template there, however the deployment ends. The letters in the middle of the name are the
 * account's number here.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-guide.html#where-they-get-stored
 */
export function templateBucket(
  world: World,
  account: string,
): { readonly name: string; readonly isNew: boolean } {
  const own = /^cf-templates-[a-z0-9]+-us-east-1$/;
  const found = rowsBy(world, 'resourcesByKind', `${account}/bucket`).find(({ name }) => own.test(name));
  const letters = Number(account).toString(36).padStart(12, '0');
  return { name: found?.name ?? `cf-templates-${letters}-${region}`, isNew: found === undefined };
}

const keyOf = (stackName: string): string => `${stackName}.template`;

/** The name of the bucket in which a stack's template lies; null if none of it does. */
export function bucketWithTemplate(world: World, account: string, stackName: string): string | null {
  const { name } = templateBucket(world, account);
  return world.tables.resources.has(`arn:aws:s3:::${name}/${keyOf(stackName)}`) ? name : null;
}

interface S3Request {
  readonly service: 's3';
  readonly operation: 'CreateBucket' | 'PutObject';
  readonly input: object;
}

/** The calls that bring a stack's template into the bucket, and the address from which AWS takes it then. */
export function uploading(
  world: World,
  account: string,
  stackName: string,
  body: string,
): { readonly requests: readonly S3Request[]; readonly TemplateURL: string } {
  const { name: Bucket, isNew } = templateBucket(world, account);
  const Key = keyOf(stackName);
  const put: S3Request = { service: 's3', operation: 'PutObject', input: { Bucket, Key, Body: body } };
  const make: S3Request = { service: 's3', operation: 'CreateBucket', input: { Bucket } };
  return {
    requests: isNew ? [make, put] : [put],
    TemplateURL: `https://s3.${region}.amazonaws.com/${Bucket}/${Key}`,
  };
}
