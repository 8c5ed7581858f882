/** One HTTP request, independent of the server. Header names are in small letters. */
export interface WireRequest {
  readonly method: string;
  /** The path as it was sent, still encoded: `/`. */
  readonly path: string;
  /** Without the question mark; empty if there is no query. */
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or the bytes of an object. */
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Bytes. AWS refuses larger requests to these services, too. No IAM input comes near this. */
export const maxRequestBytes = 1_048_576;
