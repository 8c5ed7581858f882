import type { LedgerEntry } from '../ledger-entry.ts';

const api = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/APIReference/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const iamSimulationLedger = [
  { id: 'simulation-answer', kind: 'notCertain', page: api('API_EvaluationResult') },
  { id: 'simulation-context', kind: 'notCertain', page: api('API_SimulateCustomPolicy') },
  { id: 'simulated-roles', kind: 'notCertain', page: api('API_SimulatePrincipalPolicy') },
  { id: 'ec2-scenarios', kind: 'simplified', page: api('API_SimulateCustomPolicy') },
  { id: 'context-keys', kind: 'notCertain', page: api('API_GetContextKeysForCustomPolicy') },
] as const satisfies readonly LedgerEntry[];
