import { createRequire } from 'node:module';
import type { SdkRequestHandler } from '../../src/wire/sdk.ts';
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
  // Nobody's requests: the SDK has no word for it but a signer that doesn't sign.
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

/** The AWS SDK for JavaScript v3. */
export class Sdk implements RealClient {
  constructor(private readonly way: Way) {}

  async send({ service, operation, input, credentials }: Request): Promise<Reply> {
    const client = sdkClient(service as SdkService, this.way, credentials);
    try {
      const value = await client.send(command(service as SdkService, operation, input));
      return { value: JSON.parse(JSON.stringify(value)) as unknown };
    } catch (error) {
      const { name, Code = name, message } = error as Error & { readonly Code?: string };
      return { code: bareCode(Code), message };
    } finally {
      client.destroy();
    }
  }

  close(): void {
    // Each request has a client of its own.
  }
}
