/**
 * Something that an operation leaves out, or decides where AWS's documentation is silent. `kind`:
 * `notModelled` answers "not modelled"; `simplified` leaves something out of the simulation; `notCertain` is a
 * choice. `page` is AWS's page about it.
 */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: 'notModelled' | 'simplified' | 'notCertain';
  readonly page: string;
}
