import { atOnce, Effort, Stopped } from '../work.ts';
import { otherError } from './cli-error.ts';
import type { Context } from './context.ts';
import { compileQuery } from './context.ts';
import { readCommand } from './read-input.ts';
import { caller, shapedOutput } from './run-operation.ts';
import type { Answer } from './send.ts';
import type { Acceptor, Service } from './service.ts';

/** Whether two pieces of plain data are the same. */
const isDeepEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Runs `aws SERVICE wait …`: asks until the expected state has come. @throws CliError */
export async function runWaiter(
  context: Context,
  service: Service,
  name: string,
  words: readonly string[],
): Promise<number> {
  const waiter = service.data.waiters[name];
  if (!waiter) throw new Error(`There is no waiter ${name}`);
  const { input } = await readCommand(context, service, waiter.operation, words);
  return waitFor(context, service, name, input);
}

/** Asks until the state has come that a waiter expects. @throws CliError */
export async function waitFor(
  context: Context,
  service: Service,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<number> {
  const waiter = service.data.waiters[name];
  if (!waiter) throw new Error(`There is no waiter ${name}`);
  const ask = await caller(context, service, waiter.operation);
  let last: Acceptor | null = null;
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(input);
    const found = await matching(waiter.acceptors, service, waiter.operation, answer);
    last = found ?? last;
    if (found?.state === 'success') return 0;
    if (found?.state === 'failure')
      throw failed(name, `Waiter encountered a terminal failure state: ${explained(found)}`);
    if (!found && !answer.ok) throw failed(name, `An error occurred (${answer.code}): ${answer.message}`);
    if (attempt >= waiter.maxAttempts)
      throw failed(
        name,
        last
          ? `Max attempts exceeded. Previously accepted state: ${explained(last)}`
          : 'Max attempts exceeded',
      );
    if (context.shell.pace.signal?.aborted) throw new Stopped();
    await context.shell.host.wait?.(waiter.delay * 1000);
  }
}

const failed = (name: string, reason: string): Error => otherError(`Waiter ${name} failed: ${reason}`);

async function matching(
  acceptors: readonly Acceptor[],
  service: Service,
  operation: string,
  answer: Answer,
): Promise<Acceptor | null> {
  for (const acceptor of acceptors) if (await accepts(acceptor, service, operation, answer)) return acceptor;
  return null;
}

async function accepts(
  { matcher, argument, expected }: Acceptor,
  service: Service,
  operation: string,
  answer: Answer,
): Promise<boolean> {
  if (matcher === 'status') return answer.ok ? expected === 200 : expected === statusOf(service, answer.code);
  if (matcher === 'error') {
    if (typeof expected === 'boolean') return expected !== answer.ok;
    return !answer.ok && answer.code === expected;
  }
  if (!answer.ok) return false;
  const search = await compileQuery(argument ?? '@');
  const value = atOnce(search(shapedOutput(service.model, operation, answer.value), new Effort()));
  if (matcher === 'path') return isDeepEqual(value, expected);
  if (!Array.isArray(value) || !value.length) return false;
  const isExpected = (item: unknown): boolean => isDeepEqual(item, expected);
  return matcher === 'pathAll' ? value.every(isExpected) : value.some(isExpected);
}

const statusOf = ({ model }: Service, code: string): number =>
  Object.hasOwn(model.errors, code)
    ? (model.errors[code] ?? 400)
    : code === 'NoSuchBucket' || code === '404'
      ? 404
      : 400;

function explained({ matcher, argument, expected }: Acceptor): string {
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: "${String(expected)}"`;
    case 'pathAll':
      return `For expression "${argument}" all members matched excepted path: "${String(expected)}"`;
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: "${String(expected)}" at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${String(expected)}`;
    case 'error':
      return `Matched expected service error code: ${String(expected)}`;
  }
}
