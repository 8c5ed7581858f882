import { jsonDepth } from '../json-depth.ts';
import { checksum } from './authorization-message.ts';
import { fromBase64Url, textOfBytes } from './base64.ts';

/** Longer messages aren't taken back. https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
const maximumLength = 10_240;
const maximumDepth = 12;

/** The text of a message that `account` may decode, or null for any other message. Never throws. */
export function decodeAuthorizationMessage(encoded: string, account: string): string | null {
  const bytes = encoded.length > maximumLength ? null : fromBase64Url(encoded);
  const text = bytes && textOfBytes(bytes);
  const sealed = text?.slice(7);
  if (!text || !sealed || checksum(sealed) !== text.slice(0, 7) || jsonDepth(sealed) > maximumDepth)
    return null;
  const parts = JSON.parse(sealed) as readonly [string, string];
  return parts[0] === account ? parts[1] : null;
}
