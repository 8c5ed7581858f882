import type { Tag } from '../../entities/entities.ts';

/** What every policy says anyway, and so costs AWS nearly nothing. */
const commonWords =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"Resource":"arn:aws:s3:::arn:aws:iam::"Condition":{"StringEquals":"*"}]}';

const shortestRepeat = 4;
/** Bytes that a repetition costs, however long it is. */
const repeatCost = 3;
/** Bytes that fit, so that sizes come near the percentages that were reported of AWS. */
const budget = 450;

/** Bytes that a text takes when each repeated part counts once, as in common compressions. */
function packedBytes(text: string): number {
  const seen = new Map<string, number>();
  const note = (all: string, at: number): unknown => seen.set(all.slice(at, at + shortestRepeat), at);
  const all = commonWords + text;
  for (let i = 0; i < commonWords.length; i++) note(all, i);
  let bytes = 0;
  for (let i = commonWords.length; i < all.length;) {
    const before = seen.get(all.slice(i, i + shortestRepeat));
    let length = 0;
    if (before !== undefined)
      while (i + length < all.length && all[before + length] === all[i + length]) length++;
    const taken = length >= shortestRepeat ? length : 1;
    bytes += length >= shortestRepeat ? repeatCost : 1;
    for (const end = i + taken; i < end; i++) note(all, i);
  }
  return bytes;
}

/**
 * How much of AWS's room for session policies and tags a request takes, in whole percent: more than 100 is
 * refused. AWS packs them in a binary form that it doesn't document; this is an estimate.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (PackedPolicySize)
 */
export function packedSize(
  policy: string | undefined,
  arns: readonly string[],
  tags: readonly Tag[],
): number {
  const parts = [policy ?? '', ...arns, ...tags.flatMap(({ key, value }) => [key, value])];
  const text = parts.filter((part) => part !== '').join('\n');
  return text === '' ? 0 : Math.ceil((packedBytes(text) * 100) / budget);
}
