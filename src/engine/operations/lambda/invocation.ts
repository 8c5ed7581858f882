import { serviceError } from '../../errors.ts';
import { readJson } from '../../policy/json-text.ts';
import { textOfBytes } from '../../tokens/base64.ts';
import { blobBytes } from '../blobs.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { checkQualifier, onFunction, withFunction } from './function-rows.ts';

/** Bytes of a request that waits for its answer. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const largestPayload = 6_291_456;

function isJson(bytes: Uint8Array): boolean {
  const text = textOfBytes(bytes);
  if (text === null) return false;
  const reading = readJson(text);
  return reading.ok || reading.reason !== 'syntax';
}

/** The payload that a function without code answers: `null`, as a blob. */
const nothing = 'bnVsbA==';

/** The status of a call that worked, by the way of calling. */
const statuses = { RequestResponse: 200, Event: 202, DryRun: 204 } as const;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invocation: Pick<OperationTable, 'lambda:Invoke'> = {
  'lambda:Invoke': {
    check: checkQualifier,
    authorize: (input, context) => [onFunction('InvokeFunction', input.FunctionName, context)],
    run: (input, context) =>
      withFunction(context, input.FunctionName, () => {
        const payload = blobBytes(input.Payload ?? '');
        if (payload.length > largestPayload)
          return refuse(
            serviceError(
              'RequestTooLargeException',
              `Request must be smaller than ${largestPayload} bytes for the InvokeFunction operation`,
              413,
            ),
          );
        if (payload.length > 0 && !isJson(payload))
          return refuse(
            serviceError('InvalidRequestContentException', 'Could not parse request body into json'),
          );
        const kind = input.InvocationType ?? 'RequestResponse';
        const answered = { StatusCode: statuses[kind] };
        return done(
          kind === 'RequestResponse'
            ? { ...answered, ExecutedVersion: '$LATEST', Payload: nothing }
            : answered,
        );
      }),
    ledger: ['lambda-code'],
  },
};
