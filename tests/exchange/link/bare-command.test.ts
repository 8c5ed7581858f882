import { expect, test } from 'vitest';
import type { Call } from '../../../src/engine/index.ts';
import { bareCommand, isWithheld } from '../../../src/exchange/link/bare-command.ts';

const secret = 'MyReal-Pass-2026!';

const bareInput = (
  operation: string,
  input: object,
): { readonly input: unknown; readonly isWithheld: boolean } => {
  const command = { type: 'call', service: 'iam', operation, input, credentials: null } as unknown as Call;
  const bare = bareCommand(command) as { readonly input: never };
  return { input: bare.input, isWithheld: isWithheld({ ...command, input: bare.input }) };
};

test.each<[string, object, object, boolean]>([
  [
    'CreateLoginProfile',
    { UserName: 'ana', Password: secret },
    { UserName: 'ana', Password: 'Made-up-1-EXAMPLE' },
    false,
  ],
  [
    'PutSecretValue',
    { SecretId: 'db', SecretString: secret },
    { SecretId: 'db', SecretString: 'Made-up-1-EXAMPLE' },
    false,
  ],
  // A function's environment holds them deeper.
  [
    'CreateFunction',
    { FunctionName: 'f', Environment: { Variables: { DB: secret } } },
    { FunctionName: 'f', Environment: { Variables: { DB: 'Made-up-1-EXAMPLE' } } },
    false,
  ],
  // What is encrypted here can be read from the ciphertext.
  ['Decrypt', { CiphertextBlob: secret }, { CiphertextBlob: '(withheld)' }, true],
  [
    'GetId',
    { IdentityPoolId: 'p', Logins: { 'example.com': secret } },
    { IdentityPoolId: 'p', Logins: '(withheld)' },
    true,
  ],
  [
    'InitiateAuth',
    { AuthParameters: { USERNAME: 'mia', PASSWORD: secret } },
    { AuthParameters: '(withheld)' },
    true,
  ],
  [
    'ConfirmSignUp',
    { Username: 'mia', ConfirmationCode: secret },
    { Username: 'mia', ConfirmationCode: '(withheld)' },
    true,
  ],
  [
    'GetSessionToken',
    { SerialNumber: 'a', TokenCode: '123456' },
    { SerialNumber: 'a', TokenCode: '000000' },
    false,
  ],
  [
    'CreateUser',
    { UserName: 'ana', Tags: [{ Key: 'a', Value: 'b' }] },
    { UserName: 'ana', Tags: [{ Key: 'a', Value: 'b' }] },
    false,
  ],
])('%s goes into a link without what only its sender may know', (operation, input, bare, withheld) => {
  expect(bareInput(operation, input)).toEqual({ input: bare, isWithheld: withheld });
});
