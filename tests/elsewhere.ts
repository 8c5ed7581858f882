/** Folders of tests that have a stage and a configuration of their own: the Node projects leave them out. */
export const elsewhere = [
  'e2e',
  'browsers',
  'clients',
  'parity',
  'recipes',
  'durability',
  'code-tools',
] as const;
