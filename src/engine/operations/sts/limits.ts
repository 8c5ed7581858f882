import type { Limit } from '../limit.ts';

const guide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const stsApi = (page: string): string => `https://docs.aws.amazon.com/STS/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/limits/`. */
export const stsLimits = [
  { id: 'session-policies', kind: 'notModelled', page: guide('access_policies') },
  { id: 'session-tags', kind: 'notModelled', page: guide('id_session-tags') },
  { id: 'mfa-devices', kind: 'notModelled', page: guide('id_credentials_mfa') },
  {
    id: 'roles-elsewhere',
    kind: 'notModelled',
    page: guide('reference_policies_evaluation-logic-cross-account'),
  },
  { id: 'console-session-token', kind: 'simplified', page: stsApi('API_GetSessionToken') },
  { id: 'session-of-deleted', kind: 'notCertain', page: guide('id_credentials_temp_control-access') },
] as const satisfies readonly Limit[];
