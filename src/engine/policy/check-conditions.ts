import type { JsonNode } from './json-text.ts';
import { listOf } from './json-text.ts';
import { readRange } from './operators/addresses.ts';
import { readDate } from './operators/dates.ts';
import { readNumber } from './operators/numbers.ts';
import { operatorOf } from './operators/table.ts';

const isValue = (node: JsonNode): boolean =>
  node.type === 'string' || (node.type === 'literal' && node.value !== null);

/**
 * Whether a Condition element is made of operators that AWS has, with keys, with values. An operator that AWS
 * doesn't have passes while it is empty.
 */
export function isReadableCondition(node: JsonNode | undefined): boolean {
  if (!node) return true;
  return (
    node.type === 'object' &&
    node.members.every(
      ({ key: operator, value: keys }) =>
        keys.type === 'object' &&
        keys.members.every(({ value }) => listOf(value).every(isValue)) &&
        (keys.members.length === 0 || operatorOf(operator).operator !== null),
    )
  );
}

/** What a value of a family's operators must be readable as. */
const readers: readonly (readonly [family: string, reads: (text: string) => boolean])[] = [
  ['Date', (text) => readDate(text) !== null],
  ['Numeric', (text) => readNumber(text) !== null],
  ['IpAddress', (text) => readRange(text) !== null],
  ['NotIpAddress', (text) => readRange(text) !== null],
];

/** Whether the values of dates, numbers and addresses are such. */
export function isKnownCondition(node: JsonNode | undefined): boolean {
  if (node?.type !== 'object') return true;
  return node.members.every(({ key, value: keys }) => {
    const name = operatorOf(key).operator?.name ?? '';
    const reads = readers.find(([family]) => name.startsWith(family))?.[1];
    if (!reads || keys.type !== 'object') return true;
    return keys.members.every(({ value }) =>
      listOf(value).every(
        (item) => (item.type === 'string' || item.type === 'literal') && reads(String(item.value)),
      ),
    );
  });
}
