import type { ServiceAction } from '../../actions/catalog.ts';

/** Keys with their values, names in lower case. */
type Assignment = ReadonlyMap<string, readonly string[]>;

/** Keys about where a call comes from and where it goes, which every request has. */
const ofOrigin = /^aws:(?:sourceip|useragent|requestedregion|securetransport|viaawsservice)$/;

export const isOrigin = (key: string): boolean => ofOrigin.test(key);
export const isTime = (key: string): boolean => /^aws:(?:current|epoch)time$/.test(key);
export const isAlwaysThere = (key: string): boolean => isOrigin(key) || isTime(key);

/** A moment as the keys that tell it. `date` in ISO 8601. */
export const momentKeys = (date: string): Assignment =>
  new Map([
    ['aws:currenttime', [date]],
    ['aws:epochtime', [String(Date.parse(date) / 1000)]],
  ]);

/**
 * Keys that say who calls, by their beginnings. No request can add one of them: the caller has it, or it is absent.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
const ofCaller =
  /^aws:(?:principal|user(?:id|n)|multi|token|federated|assumed|ec2|source(?:id|a|org)|chat)|^(?:ec2:(?:role|sourcei)|lambda:source)/;

export const isOfCaller = (key: string): boolean => ofCaller.test(key);

/**
 * Keys that say for which thing, and for whose, a service calls: free for a service, and no one else's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const ofSource = /^aws:source(?:a|org)/;
export const isOfSource = (key: string): boolean => ofSource.test(key);

/** The keys that name a user. The name is the end of the ARN, so only that is free. */
export const [principalArn, userName] = ['aws:principalarn', 'aws:username'];

/** Keys that tell which user or session somebody is: free for whoever stands for others, too. */
export const isOfName = (key: string): boolean =>
  /^aws:(?:user(?:name|id)|principal(?:arn|tag\/))|:sub$/.test(key);

/**
 * Keys that every token of a provider brings: for whom it is and whom it is about; in one of an identity pool, how its
 * bearer came, too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const poolMethods = 'cognito-identity.amazonaws.com:amr';
export const isInEveryToken = (key: string): boolean => /:(?:aud|sub)$/.test(key) || key === poolMethods;

/**
 * Keys whose values AWS writes in small letters alone: names of services, and ids of VPCs and of their endpoints.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export const isSmall = (key: string): boolean => /service(?:name)?$|:(?:calledvia|sourcevpc)/.test(key);

const ofTags = /^(?:aws|iam|s3|ec2):(?:resourcetag|existingobjecttag)\//;

/** Keys about the tags of a resource: free for one that doesn't exist yet, fixed for one that does. */
export const isOfTags = (key: string): boolean => ofTags.test(key);

/** Keys that follow from the resource's ARN. */
export const isOfResource = (key: string): boolean =>
  /^(?:aws:resource(?:account|orgid|orgpaths)|s3:resourceaccount|kms:calleraccount)$/.test(key);

/** Whether a key that an action lists is the asked one, or stands for it, as `aws:RequestTag/${TagKey}` and `s3:ExistingObjectTag/<key>` do. */
function means(listed: string, key: string): boolean {
  const [begin = ''] = listed.split(/[$<]/);
  return begin === listed ? listed === key : key.startsWith(begin);
}

/** Whether requests for an action can have a key: the action lists it, or it is one that every service takes. */
export function offers(action: ServiceAction | undefined, id: string, key: string): boolean {
  if (!action)
    return key.startsWith('aws:') || key.startsWith(id.slice(0, id.indexOf(':') + 1).toLowerCase());
  const { conditionKeys, resourceTypes } = action;
  const listed = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
  if (listed.some((one) => means(one.toLowerCase(), key))) return true;
  return key.startsWith('aws:') && !/^aws:(?:requesttag\/|tagkeys$|resourcetag\/)/.test(key);
}
