/** Members of a request, however deep, that hold what somebody typed and nobody else may read. */
const typed: ReadonlySet<string> = new Set([
  'Password',
  'NewPassword',
  'OldPassword',
  'PreviousPassword',
  'ProposedPassword',
  'TemporaryPassword',
  // Within `AuthParameters` and `ChallengeResponses`.
  'PASSWORD',
  'NEW_PASSWORD',
  'SECRET_HASH',
  'SecretHash',
  'ClientSecret',
  'SecretString',
  'SecretBinary',
  'Plaintext',
  // Values of a function's environment.
  'Variables',
  'AddPrivateKey',
  'SSECustomerKey',
]);

/** Members that hold what an earlier call answered: tokens, and ciphertexts, from which the plaintext can be read here. */
const handed: ReadonlySet<string> = new Set([
  'WebIdentityToken',
  'SAMLAssertion',
  'Logins',
  'AccessToken',
  'Session',
  'REFRESH_TOKEN',
  'RotationToken',
  'CiphertextBlob',
]);

/** Further members of answers that hold a secret. */
const answered: ReadonlySet<string> = new Set([
  'IdToken',
  'RefreshToken',
  'Token',
  'SessionToken',
  'SecretAccessKey',
]);

type SecretOrigin = 'typed' | 'handed' | 'answered';

/** Returns where the secret in a member of that name comes from; null if the member holds none. */
export const secretOrigin = (member: string): SecretOrigin | null =>
  typed.has(member) ? 'typed' : handed.has(member) ? 'handed' : answered.has(member) ? 'answered' : null;

type Replace = (text: string, origin: SecretOrigin, path: string) => string;

/** Returns a request or an answer with each secret text replaced. `path` is such as `Credentials.SessionToken`. */
export function replaceSecrets(value: unknown, replace: Replace): unknown {
  const within = (part: unknown, origin: SecretOrigin | null, path: string): unknown => {
    if (typeof part === 'string') return origin === null ? part : replace(part, origin, path);
    if (typeof part !== 'object' || part === null) return part;
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    if (Array.isArray(part)) return part.map((one, index) => within(one, origin, at(String(index))));
    const entries = Object.entries(part).map(
      ([name, one]) => [name, within(one, origin ?? secretOrigin(name), at(name))] as const,
    );
    return Object.fromEntries(entries);
  };
  return within(value, null, '');
}

/** Lists what somebody typed as a secret in a request. */
export function typedSecrets(input: unknown): readonly string[] {
  const found: string[] = [];
  replaceSecrets(input, (text, origin) => {
    if (origin === 'typed') found.push(text);
    return text;
  });
  return found;
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');
const typedNames: ReadonlySet<string> = new Set([...typed].map(plainName));

/** Whether a word is the name of a member for typed secrets, in any writing: `NewPassword`, `new-password`. */
export const namesTypedSecret = (word: string): boolean => typedNames.has(plainName(word));
