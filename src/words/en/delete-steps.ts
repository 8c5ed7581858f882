import { isolating } from '../isolate.ts';

/** The steps that must come before a deletion. */
export const steps = /* @__PURE__ */ isolating({
  removeFromGroup: (user: string, group: string): string => `take ${user} out of ${group}`,
  detach: (policy: string, owner: string): string => `detach ${policy} from ${owner}`,
  deleteInline: (policy: string): string => `delete the inline policy ${policy}`,
  deleteKey: (key: string): string => `delete the access key ${key}`,
  deleteVersion: (version: string): string => `delete version ${version}`,
  takePassword: (user: string): string => `take the console password of ${user} away`,
  switchOff: (device: string): string => `switch the MFA device ${device} off`,
  outOfProfile: (role: string, profile: string): string =>
    `take ${role} out of the instance profile ${profile}`,
  noBoundary: (owner: string): string => `take the permissions boundary of ${owner} away`,
  deleteObject: (name: string): string => `delete the object ${name}`,
} as const);
