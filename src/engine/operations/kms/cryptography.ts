import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import {
  algorithm,
  checkKey,
  contextKeys,
  invalid,
  keyAt,
  keyOf,
  lostKey,
  onKey,
  stateFault,
  withKey,
} from './key-rows.ts';
import type { EncryptionContext, Key } from './key-rows.ts';

/** The contents of a ciphertext that is made here. */
interface Sealed {
  /** The key's ARN. */
  readonly key: string;
  readonly context: EncryptionContext;
  readonly plaintext: string;
}

/** With the digits that follow, its length is a multiple of four, so that tools can read a ciphertext as Base64. */
const prefix = 'AQICAHEXAMPLEKEY';
/** An earlier version wrote it, and ciphertexts are kept outside of the page. */
const earlierPrefix = 'AQICAHEXAMPLE';

/**
 * Makes a text that looks like a ciphertext but isn't encrypted. Like KMS's ciphertexts, it says which key
 * made it, so Decrypt doesn't need the key's name.
 */
function seal(sealed: Sealed): string {
  const text = JSON.stringify(sealed);
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return prefix + hex;
}

/** Reads a text that `seal` made; null for any other. */
function unseal(blob: string): Sealed | null {
  const digits = blob.slice((blob.startsWith(prefix) ? prefix : earlierPrefix).length);
  if (!blob.startsWith(earlierPrefix) || !/^(?:[0-9a-f]{4})+$/.test(digits)) return null;
  const codes = digits.match(/.{4}/g) ?? [];
  const text = codes.map((code) => String.fromCharCode(parseInt(code, 16))).join('');
  try {
    const value = JSON.parse(text) as Partial<Sealed> | null;
    return typeof value?.key === 'string' && typeof value.plaintext === 'string' && value.context
      ? { key: value.key, context: value.context, plaintext: value.plaintext }
      : null;
  } catch {
    return null;
  }
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The characters before one and before two signs of equality: the bits that they don't use are zero. */
const lastOnes = ['', 'AQgw', 'AEIMQUYcgkosw048'] as const;

/** A data key of that many bytes as Base64. It says that it is an example. */
function dataKey(bytes: number, ids: OperationContext['ids']): string {
  const left = bytes % 3;
  const whole = Math.floor((bytes * 4) / 3);
  const start = `EXAMPLE${ids.text('data key', base64, whole)}`.slice(0, whole);
  return left === 0
    ? start
    : start + ids.text('end of a data key', lastOnes[left] ?? '', 1) + '='.repeat(3 - left);
}

/** Whether two encryption contexts say the same, in any order. */
function isSameContext(a: Sealed['context'], b: Sealed['context']): boolean {
  const sorted = (context: Sealed['context']): string =>
    JSON.stringify(Object.entries(context).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}

type DecryptInput = InputOf<'kms:Decrypt'>;

interface Wanted {
  readonly EncryptionAlgorithm?: string;
  readonly DryRun?: boolean;
}

/** Why a key that exists can't be used. */
function unusable(key: Key, wanted: Wanted): ApiError | null {
  const fault = stateFault(key);
  if (fault) return fault;
  if ((wanted.EncryptionAlgorithm ?? algorithm) !== algorithm)
    return serviceError(
      'InvalidKeyUsageException',
      `Algorithm ${wanted.EncryptionAlgorithm} is not supported for key ${key.id}.`,
    );
  return wanted.DryRun
    ? serviceError(
        'DryRunOperationException',
        'The request would have succeeded, but the DryRun option is set.',
      )
    : null;
}

/** Checks whether the ciphertext can be decrypted at all. */
function checkDecrypt(input: DecryptInput, context: OperationContext): Failure | null {
  const sealed = unseal(input.CiphertextBlob);
  if (!sealed) return refuse(serviceError('InvalidCiphertextException', ''));
  const wanted = input.KeyId === undefined ? null : keyOf(context, input.KeyId, true);
  if (wanted && 'code' in wanted) return refuse(wanted);
  if (wanted && wanted.id !== sealed.key)
    return refuse(
      serviceError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      ),
    );
  return keyAt(context.world, sealed.key, context.now)
    ? null
    : refuse(serviceError('AccessDeniedException', lostKey));
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#cryptographic-operations */
export const cryptography: Pick<OperationTable, 'kms:Encrypt' | 'kms:Decrypt' | 'kms:GenerateDataKey'> = {
  'kms:Encrypt': {
    check: (input, context) => checkKey(input, context, true),
    authorize: (input, context) =>
      onKey('Encrypt', input.KeyId, context, contextKeys(input.EncryptionContext)),
    run: (input, context) =>
      withKey(
        context,
        input.KeyId,
        (key) => {
          const sealed = {
            key: key.id,
            context: input.EncryptionContext ?? {},
            plaintext: input.Plaintext,
          };
          return (
            refuse(unusable(key, input)) ??
            done({ CiphertextBlob: seal(sealed), KeyId: key.id, EncryptionAlgorithm: algorithm })
          );
        },
        true,
      ),
    ledger: ['kms-cryptography', 'kms-other-account'],
  },

  'kms:Decrypt': {
    check: checkDecrypt,
    authorize: (input, context) =>
      onKey(
        'Decrypt',
        input.KeyId ?? unseal(input.CiphertextBlob)?.key ?? '',
        context,
        contextKeys(input.EncryptionContext),
      ),
    run(input, context) {
      const sealed = unseal(input.CiphertextBlob);
      const key = keyAt(context.world, sealed?.key ?? '', context.now);
      if (!sealed || !key || !isSameContext(sealed.context, input.EncryptionContext ?? {}))
        return refuse(serviceError('InvalidCiphertextException', ''));
      return (
        refuse(unusable(key, input)) ??
        done({ KeyId: key.id, Plaintext: sealed.plaintext, EncryptionAlgorithm: algorithm })
      );
    },
    ledger: ['kms-cryptography', 'kms-other-account'],
  },

  'kms:GenerateDataKey': {
    check: (input, context) =>
      (input.KeySpec === undefined) === (input.NumberOfBytes === undefined)
        ? refuse(invalid('Please specify either number of bytes or key spec.'))
        : checkKey(input, context, true),
    authorize: (input, context) =>
      onKey('GenerateDataKey', input.KeyId, context, contextKeys(input.EncryptionContext)),
    run: (input, context) =>
      withKey(
        context,
        input.KeyId,
        (key) => {
          const bytes = input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32);
          const plaintext = dataKey(bytes, context.ids);
          const sealed = { key: key.id, context: input.EncryptionContext ?? {}, plaintext };
          return (
            refuse(unusable(key, input)) ??
            done({ CiphertextBlob: seal(sealed), Plaintext: plaintext, KeyId: key.id })
          );
        },
        true,
      ),
    ledger: ['kms-cryptography', 'kms-other-account'],
  },
};
