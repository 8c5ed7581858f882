import type { Change } from '../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { type AccountSize, generateAccount } from './generate-account.ts';

/** The rows of a generated account, as an import reads them. */
export function generatedRows(size: AccountSize): readonly Change[] {
  const root = generateAccount(size);
  return atOnce(readAuthorizationDetails([{ file: 'account.json', root }], Date.UTC(2026, 0, 1))).rows;
}
