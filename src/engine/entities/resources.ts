import type { Tag } from './tag.ts';

interface Resource {
  /** The ARN. */
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly createDate: number;
  readonly tags: readonly Tag[];
  /** The resource-based policy: JSON text in which known principals stand as their unique ids (AIDA…, AROA…). */
  readonly policy?: string;
}

/**
 * How KMS encrypts objects: with a key of somebody's (SSE-KMS). Missing where S3 encrypts with its own keys.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export interface KmsEncryption {
  /** An object's: the key's ARN. A bucket's: any name of the key, as it was given. */
  readonly keyId: string;
  /** Whether KMS is asked about the bucket in place of each object. */
  readonly bucketKey: boolean;
}

/**
 * A resource, such as a bucket or a queue. Key: its ARN. The simulation decides whether an access to it is
 * allowed, but doesn't carry the access out.
 */
export type ResourceRow =
  | (Resource & {
      readonly kind: 'bucket';
      readonly publicAccessBlock: {
        readonly blockPublicAcls: boolean;
        readonly ignorePublicAcls: boolean;
        readonly blockPublicPolicy: boolean;
        readonly restrictPublicBuckets: boolean;
      } | null;
      /** The default for new objects. */
      readonly encryption?: KmsEncryption;
    })
  | (Resource & {
      readonly kind: 'object';
      /** The bucket's ARN. */
      readonly bucketId: string;
      /** Bytes. */
      readonly size: number;
      readonly etag: string;
      /** Base64. Missing where it is empty, and where the object came with a link without secrets. */
      readonly content?: string;
      /** Missing for S3's own default. */
      readonly contentType?: string;
      readonly encryption?: KmsEncryption;
    })
  | (Resource & {
      readonly kind: 'key';
      readonly description: string;
      readonly state: 'Enabled' | 'Disabled' | 'PendingDeletion';
      readonly deletionDate?: number;
      /** `alias/NAME`. */
      readonly aliases: readonly string[];
    })
  | (Resource & {
      readonly kind: 'queue';
      readonly attributes: readonly { readonly name: string; readonly value: string }[];
    })
  | (Resource & {
      readonly kind: 'function';
      /** The execution role's ARN. */
      readonly roleArn: string;
      readonly runtime: string;
      readonly handler: string;
      readonly description: string;
      readonly timeout: number;
      readonly memorySize: number;
      readonly revisionId: string;
    })
  | (Resource & {
      readonly kind: 'table';
      readonly keys: readonly { readonly name: string; readonly type: 'HASH' | 'RANGE' }[];
      readonly attributes: readonly { readonly name: string; readonly type: 'S' | 'N' | 'B' }[];
      readonly tableId: string;
    })
  | (Resource & {
      readonly kind: 'secret';
      readonly description: string;
      readonly versionId: string | null;
      readonly secretString: string | null;
      /** When the version that is kept was made, if the secret is older; and when the secret was last modified. */
      readonly versionDate?: number;
      readonly changeDate?: number;
      readonly deletedDate?: number;
    });

export type ResourceKind = ResourceRow['kind'];

/**
 * An application that makes calls with the credentials that it holds. Key: `w-…`. A server outside AWS can
 * only hold an access key. An instance holds a key or, through its instance profile, a role. A function has
 * the role of its Lambda function.
 */
export interface WorkloadRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly kind: 'server' | 'instance' | 'function';
  readonly createDate: number;
  readonly accessKeyId?: string;
  /** AIPA…. */
  readonly instanceProfileId?: string;
  /** A Lambda function's ARN. */
  readonly functionId?: string;
  /** When the workload's credentials leaked (ms), and which access key that was. */
  readonly leaked?: { readonly at: number; readonly accessKeyId: string };
}
