import { createRequire } from 'node:module';
import type { SdkRequestHandler } from '../../src/sdk/request-handler.ts';
import type { Keys, RealClient, Reply, Request } from './client.ts';
import { bareCode } from './client.ts';

/** As much of an SDK client as is used here; its packages are not the project's. */
export interface SdkClient {
  send(command: object): Promise<Record<string, unknown>>;
  destroy(): void;
}
type Constructor<T> = new (options: object) => T;
type Package = Readonly<Record<string, unknown>>;

const require = createRequire(new URL('../../.ci/tools/package.json', import.meta.url));

const packages = {
  iam: ['@aws-sdk/client-iam', 'IAMClient'],
  sts: ['@aws-sdk/client-sts', 'STSClient'],
  organizations: ['@aws-sdk/client-organizations', 'OrganizationsClient'],
  'cognito-identity': ['@aws-sdk/client-cognito-identity', 'CognitoIdentityClient'],
  lambda: ['@aws-sdk/client-lambda', 'LambdaClient'],
  s3: ['@aws-sdk/client-s3', 'S3Client'],
} as const;
export type SdkService = keyof typeof packages;

/** Everything that a service's package exports. */
export const sdkPackage = (service: SdkService): Package => require(packages[service][0]) as Package;

/** Where an SDK client sends its requests: over HTTP, or to a handler in this process. */
export type Way = { readonly endpoint: string } | { readonly requestHandler: SdkRequestHandler };

export function sdkClient(service: SdkService, way: Way, keys: Keys | null): SdkClient {
  const Client = sdkPackage(service)[packages[service][1]] as Constructor<SdkClient>;
  const credentials = keys && {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    ...(keys.SessionToken === undefined ? {} : { sessionToken: keys.SessionToken }),
  };
  // Requests without credentials: the SDK has no word for it but a signer that doesn't sign.
  const nobody = { signer: { sign: (request: object) => Promise.resolve(request) } };
  const unsigned = { credentials: { accessKeyId: 'none', secretAccessKey: 'none' }, ...nobody };
  return new Client({
    region: 'us-east-1',
    maxAttempts: 1,
    ...way,
    ...(credentials ? { credentials } : unsigned),
  });
}

export function command(service: SdkService, operation: string, input: object): object {
  const Command = sdkPackage(service)[`${operation}Command`] as Constructor<object>;
  return new Command(input);
}

interface SdkError extends Error {
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The members that are bytes, in the operations that are called here. */
const blobs: ReadonlySet<string> = new Set(['Body', 'Payload', 'ZipFile']);

/** An input with its blobs as bytes, which are base64 in JSON. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      blobs.has(name) && typeof inner === 'string' ? Buffer.from(inner, 'base64') : withBytes(inner),
    ]),
  );
}

/** Bytes as base64; streams, which the SDK hands on, are left out. */
function asJson(name: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return name === 'Body' ? undefined : value;
}

/** The AWS SDK for JavaScript v3. */
export class Sdk implements RealClient {
  constructor(private readonly way: Way) {}

  async send({ service, operation, input, credentials }: Request): Promise<Reply> {
    const client = sdkClient(service as SdkService, this.way, credentials);
    try {
      const value = await client.send(command(service as SdkService, operation, withBytes(input) as object));
      return { value: JSON.parse(JSON.stringify(value, asJson)) as unknown };
    } catch (error) {
      const { name, Code = name, message, $metadata } = error as SdkError;
      // An answer to HEAD has no body: all that is known is its status.
      const isBare = message === 'UnknownError';
      return { code: bareCode(isBare ? String($metadata?.httpStatusCode) : Code), message };
    } finally {
      client.destroy();
    }
  }

  close(): void {
    // Each request has a client of its own.
  }
}
