/** The workshops that come with the page, in the order in which they are offered. Each is `en/<id>.md`. */
export const readyWorkshops = [
  'iam-identities',
  'roles-and-temporary-credentials',
  'find-and-fix-escalation',
  'access-denied',
  'iam-as-code',
] as const;
