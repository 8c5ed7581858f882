import type { OutputOf } from '../../engine/index.ts';
import { checkInput } from '../cli/check-input.ts';
import { serviceError } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import { requireRegion } from '../cli/context.ts';
import { caller } from '../cli/run-operation.ts';
import type { Service } from '../cli/service.ts';
import { serviceBehind } from '../cli/service.ts';

type Values = Readonly<Record<string, unknown>>;
type Listed = NonNullable<OutputOf<'s3:ListObjectsV2'>['Contents']>[number];

/** Asks S3, operation by operation, with the credentials and the region of one command. */
export class S3Client {
  readonly region: string;
  readonly #context: Context;
  readonly #gesture: string | undefined;
  #service: Service | null = null;
  readonly #callers = new Map<string, ReturnType<typeof caller>>();

  /** `gesture`: what its calls are a part of. */
  constructor(context: Context, gesture?: string) {
    this.#context = context;
    this.#gesture = gesture;
    this.region = requireRegion(context, 's3');
  }

  /** Carries one operation out. @throws CliError with AWS's refusal */
  async ask<N extends 'ListBuckets' | 'ListObjectsV2' | 'HeadObject' | 'GetObject'>(
    operation: N,
    input: Values,
  ): Promise<OutputOf<`s3:${N}`>>;
  async ask(operation: string, input: Values): Promise<Values>;
  async ask(operation: string, input: Values): Promise<unknown> {
    this.#service ??= await serviceBehind('s3api');
    const service = this.#service;
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    checkInput(service.model, service.model.operations[operation]?.input, given);
    const call = this.#callers.get(operation) ?? caller(this.#context, service, operation, this.#gesture);
    this.#callers.set(operation, call);
    const answer = await (await call)(given);
    if (!answer.ok) throw serviceError(operation, answer);
    return answer.value;
  }

  /** All answers of a list, one after the other. */
  async *pages(input: Values): AsyncGenerator<OutputOf<'s3:ListObjectsV2'>, void, void> {
    let token: string | undefined;
    do {
      const page = await this.ask('ListObjectsV2', { ...input, ContinuationToken: token });
      yield page;
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** All objects below a prefix. */
  async *objects(input: Values): AsyncGenerator<Listed, void, void> {
    for await (const page of this.pages(input)) yield* page.Contents ?? [];
  }
}
