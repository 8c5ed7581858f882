import type { ServiceName } from '../../src/engine/index.ts';

/** A key, as AWS's answers name its parts. */
export interface Keys {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken?: string;
}

export interface Request {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: object;
  /** Null: nobody signs. */
  readonly credentials: Keys | null;
}

/** How a real client says that a request ended. Codes are without the `Exception` that some put behind. */
export type Reply = { readonly value: unknown } | { readonly code: string; readonly message: string };

/** A client that nobody here wrote, which sends requests to one endpoint. */
export interface RealClient {
  send(request: Request): Promise<Reply>;
  close(): void;
}

export const bareCode = (code: string): string => code.replace(/Exception$/, '');
