/**
 * The operations that are modelled and the types of what goes in and comes out, from AWS's own API models
 * (`scripts/trim-models.mjs`). Member names are AWS's. Everything is plain JSON: a date in an output is ISO
 * 8601 text as the AWS CLI prints it (`2026-11-25T10:42:00+00:00`), a policy document is URL-encoded text as
 * the API answers it.
 */
import type { Operations } from './generated/operations.ts';

/**
 * An operation's id: `CreateUser`, `AssumeRole`; outside of IAM and STS, whose names are unlike, with its service:
 * `organizations:CreatePolicy`.
 */
export type OperationName = keyof Operations;
export type ServiceName = Operations[OperationName]['service'];
/** The operation's own name, as it stands in requests: `CreatePolicy`. */
export type NameOf<N extends OperationName> = Operations[N]['name'];
export type InputOf<N extends OperationName> = Operations[N]['input'];
export type OutputOf<N extends OperationName> = Operations[N]['output'];
