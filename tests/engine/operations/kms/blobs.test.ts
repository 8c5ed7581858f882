import { beforeAll, describe, expect, it } from 'vitest';
import { partNames, preparePart } from '../../../../src/engine/index.ts';
import { Account } from '../../account.ts';

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

/** An account with a key, and what KMS answers there. */
function withKey() {
  const account = new Account();
  const valueOf = (
    operation: 'kms:CreateKey' | 'kms:Encrypt' | 'kms:Decrypt' | 'kms:GenerateDataKey',
    input: object,
  ) => {
    const { result } = account.must(operation, input);
    return (result.ok ? result.value : {}) as Record<string, string> & { KeyMetadata: { KeyId: string } };
  };
  return { valueOf, KeyId: valueOf('kms:CreateKey', {}).KeyMetadata.KeyId };
}

const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text;

describe('what KMS answers as bytes', () => {
  it('is Base64 that decodes, whatever is encrypted', () => {
    const { valueOf, KeyId } = withKey();
    for (const Plaintext of ['YQ==', 'YWJj', 'w6TDtsO8'])
      expect(isBase64(valueOf('kms:Encrypt', { KeyId, Plaintext }).CiphertextBlob ?? '')).toBe(true);
  });

  it('is a data key of as many bytes as were asked for', () => {
    const { valueOf, KeyId } = withKey();
    for (const NumberOfBytes of [1, 2, 3, 16, 31, 32, 33, 1024]) {
      const { Plaintext = '' } = valueOf('kms:GenerateDataKey', { KeyId, NumberOfBytes });
      expect(isBase64(Plaintext)).toBe(true);
      expect(Buffer.from(Plaintext, 'base64')).toHaveLength(NumberOfBytes);
    }
  });

  it('is read again as an earlier version wrote it', () => {
    const { valueOf, KeyId } = withKey();
    const blob = valueOf('kms:Encrypt', { KeyId, Plaintext: 'YWJj' }).CiphertextBlob ?? '';
    const earlier = blob.replace('AQICAHEXAMPLEKEY', 'AQICAHEXAMPLE');
    expect(earlier).not.toBe(blob);
    expect(valueOf('kms:Decrypt', { CiphertextBlob: earlier }).Plaintext).toBe('YWJj');
  });
});
