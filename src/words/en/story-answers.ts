import { isolating } from '../isolate.ts';

/** The story's answer to a pressed button. */
export const answers = /* @__PURE__ */ isolating({
  refused: 'AWS refuses:',
  allowed: 'Allowed.',
  answers: 'AWS answers:',
  /** What a refused key means here and what to do next, by AWS's code. */
  noKey: {
    LimitExceeded: (who: string) =>
      `${who} has two keys, and AWS allows no third. Both stay as they are. To make a new one, delete an old one first.`,
    NoSuchEntity: (who: string) =>
      `AWS finds no user called ${who}, and gives keys to users only. Nothing has changed. STS lends a role’s keys: go on to see how.`,
  },
  aws: (code: string, message: string) => `AWS says: ${code}. ${message}`,
  notModelled: (feature: string) => `Not modelled here: ${feature}.`,
  done: {
    wears: (who: string, role: string) =>
      `STS has lent ${who} the hat ${role}, with a key that runs out. The picture plays how, step by step.`,
    joined: (user: string, group: string) =>
      `${user} is in ${group} now, and may do all that ${group} may. You can undo that.`,
    alreadyIn: (user: string, group: string) => `${user} is in ${group} already.`,
    allowedBy: (policy: string, owner: string) => `Allowed, by the policy ${policy} of ${owner}.`,
    refusedAsSession: (who: string) => `As ${who}: refused. No policy of the role allows it.`,
    isUser: (arn: string) => `you are ${arn}.`,
    cantDeploy: (who: string, policy: string) =>
      `Refused: ${who} has no policy that allows it. ${policy} would allow it, and the story comes back to how ${who} gets at it.`,
    looks: (name: string) => `${name} is open now: what it has, and what it may do.`,
    tries: 'Try is open now: ask whether somebody may do something. Nothing happens by it.',
    corners: 'The pages are policies. Each says what is allowed or denied, and on what.',
    guest: (role: string) =>
      `A guest of the app wears ${role} now, and you act as that guest. The picture tells how it came to it: it goes back to before anybody asked.`,
  },
} as const);
