import type { MadeUpWords } from './made-up-words.ts';

/*
 * What stands as a whole in a text, the longest first. Constant, and linear: no part of it repeats another.
 * - stays: a policy variable; AWS's own managed policies, roles of services; how an ARN begins; an escape of an address.
 * - has a made-up one: unique ids, GUIDs, addresses, account numbers, ids of organizations, words, long numbers.
 */
const parts =
  /(?<variable>\$\{[^}]{0,200}\})|(?<stays>arn:aws:iam::aws:policy\/[\w+=,.@/-]+|aws-service-role\/[\w.]+\/\w+|arn:[\w-]+:[\w-]*:[\w*-]*:|%[0-9A-F]{2}|[\w.-]+\.amazonaws\.com)|(?<id>A(?:IDA|GPA|ROA|NPA|KIA|SIA|IPA)[A-Z0-9]{12,})|(?<guid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(?<ip>(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.]))|(?<account>(?<!\d)\d{12}(?!\d))|(?<![\w-])(?<organization>(?:o-[a-z0-9]{10,32}|r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|p-[0-9a-z]{8,128}|car-[a-z0-9]{8,32})(?![\w-]))|(?<word>\p{L}+)|(?<number>\d{4,})/gu;

/** `MayAssumeDeployer` is three words: a pattern such as `MayAssume*` still matches what is made of it. */
const words = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{L}/gu;

const organizationId = (id: string, made: MadeUpWords): string => {
  const [prefix = '', ...pieces] = id.split('-');
  return [prefix, ...pieces.map((piece) => made.piece(piece))].join('-');
};

/** A text with made-up words, numbers and ids; wildcards, marks and policy variables stay. */
export function anonymousText(text: string, made: MadeUpWords): string {
  return text.replace(parts, (part: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const { variable, stays, id, guid, ip, account, organization, word } = groups;
    if (variable !== undefined) return `\${${anonymousKey(variable.slice(2, -1), made)}}`;
    if (stays !== undefined) return stays;
    if (id !== undefined) return made.uniqueId(id);
    if (guid !== undefined) return made.guid(guid);
    if (ip !== undefined) return made.ip(ip);
    if (account !== undefined) return made.account(account);
    if (organization !== undefined) return organizationId(organization, made);
    return word === undefined ? made.piece(part) : word.replace(words, (one) => made.word(one));
  });
}

/** A condition key: names of AWS and of claims stay; a tag's key and a provider of one's own have made-up words. */
export function anonymousKey(key: string, made: MadeUpWords): string {
  const [, name = key, tag = ''] = /^([^/]*)(\/[^]*)?$/.exec(key) ?? [];
  const [owner = ''] = name.split(':');
  if (!owner.includes('.')) return name + anonymousText(tag, made);
  // A provider's address may have a path, and the claim stands at its end.
  const end = key.lastIndexOf(':');
  return end < 0 ? anonymousText(key, made) : anonymousText(key.slice(0, end), made) + key.slice(end);
}

/** A message of AWS: what is named in it, and not AWS's own sentence. */
export const anonymousMessage = (message: string, made: MadeUpWords): string =>
  message
    .split(/(arn:[\w:/+=,.@*-]+)/)
    .map((part) =>
      part.startsWith('arn:')
        ? anonymousText(part, made)
        : part.replace(/\p{L}+|\d{12}/gu, (word) => (made.knows(word) ? anonymousText(word, made) : word)),
    )
    .join('');
