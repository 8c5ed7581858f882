import type { SecretKind } from './file-problem.ts';

/*
 * Patterns of real credentials. The playground's own credentials are visibly made up and are allowed: their
 * ids end in EXAMPLE and their secrets in EXAMPLEKEY. Unique ids (AIDA…, AROA…, AGPA…, ANPA…) are no secrets:
 * every account file is full of them. All patterns run in linear time: bounded blanks, no nested repetition.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const joint = String.raw`["'\\]{0,4}\s{0,20}[:=]\s{0,20}["'\\]{0,4}`;
interface Look {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** The pattern of a made-up credential. */
  readonly madeUp?: RegExp;
}

const looks: readonly Look[] = [
  {
    kind: 'accessKey',
    pattern: /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])/g,
    madeUp: /EXAMPLE$/,
  },
  {
    kind: 'secretKey',
    pattern: new RegExp(`secret_?access_?key${joint}([A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])`, 'gi'),
    madeUp: /EXAMPLEKEY$/,
  },
  {
    kind: 'sessionToken',
    pattern: new RegExp(`(?:session|security)_?token${joint}([A-Za-z0-9/+=_-]{64})`, 'gi'),
    madeUp: /EXAMPLE/,
  },
  { kind: 'privateKey', pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g },
  { kind: 'clientSecret', pattern: new RegExp(`client_?secret${joint}([A-Za-z0-9]{26})`, 'gi') },
];

interface FoundSecret {
  readonly kind: SecretKind;
  readonly offset: number;
}

/** The first thing in a text that looks like a real credential, or null. Its value is never returned. */
export function findSecret(text: string): FoundSecret | null {
  let first: FoundSecret | null = null;
  for (const { kind, pattern, madeUp } of looks) {
    for (const match of text.matchAll(pattern)) {
      if (madeUp?.test(match[0])) continue;
      if (!first || match.index < first.offset) first = { kind, offset: match.index };
      break;
    }
  }
  return first;
}
