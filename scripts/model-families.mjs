import { readFileSync } from 'node:fs';

/**
 * The operations that are modelled: part → its service and its families. A part loads as one: one file of API model
 * data and the modules of one directory in `src/engine/operations`. A family of a part is one module there. The service
 * `playground` has what happens outside of AWS: people open accounts and sign in somewhere, applications run.
 */
export const parts = JSON.parse(readFileSync(new URL('model-families.json', import.meta.url), 'utf8'));
