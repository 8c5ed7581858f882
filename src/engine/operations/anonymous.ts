import type { Caller } from '../call/call.ts';

/** Somebody who signs nothing, acting in the account of what the call names. */
export function nobody(account: string): Caller {
  return {
    type: 'anonymous',
    account,
    arn: '',
    userId: '',
    principalId: null,
    accessKeyId: null,
    session: null,
  };
}
