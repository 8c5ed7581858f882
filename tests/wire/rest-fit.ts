import { shapeOf } from '../../src/engine/index.ts';
import { memberBinding } from '../../src/wire/rest/bindings.ts';
import { base64OfBytes } from '../../src/wire/rest/scalars.ts';
import type { Models } from '../../src/wire/rest/xml-body.ts';

type Values = Readonly<Record<string, unknown>>;

const printable = (text: string): string => text.replace(/[^\x21-\x7e]/g, '_');
/** Header names come back in small letters, and hold few signs. */
const token = (text: string): string => text.toLowerCase().replace(/[^a-z0-9-]/g, '-') || 'a';

/**
 * A valid input as far as HTTP can say it: header values are printable, maps and lists that stand in headers or in
 * the address aren't empty, what stands in the path isn't either, and bodies of bytes are base64 of something.
 */
export function fitForHttp({ model, bindings }: Models, shape: string, input: Values): Values {
  const { payload } = bindings.shapes[shape] ?? {};
  const entries = Object.entries(input).map(([member, value]): [string, unknown] => {
    const inner = shapeOf(model, shapeOf(model, shape).members?.[member] ?? '');
    const { location } = memberBinding(bindings, shape, member);
    if (location === 'headers')
      return [
        member,
        Object.fromEntries(Object.entries(value as Values).map(([k, v]) => [token(k), printable(String(v))])),
      ];
    if (location === 'header' && typeof value === 'string' && inner.type === 'string')
      return [member, printable(value)];
    if (location === 'uri' && value === '') return [member, 'a'];
    if (member === payload && inner.type === 'blob')
      return [member, base64OfBytes(new TextEncoder().encode(String(value)))];
    return [member, value];
  });
  const isSaid = ([member, value]: [string, unknown]): boolean => {
    const { location } = memberBinding(bindings, shape, member);
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return !(isEmpty && location !== undefined) && !(member === payload && value === '');
  };
  return Object.fromEntries(entries.filter(isSaid));
}

/** Whether HTTP can say all of a value's lists: a flattened list without items leaves no trace in XML. */
export function saysItsLists(models: Models, shape: string, value: unknown): boolean {
  const { type, member, members = {} } = shapeOf(models.model, shape);
  if (Array.isArray(value)) {
    const isFlat = models.bindings.shapes[shape]?.flattened === true;
    return !(isFlat && value.length === 0) && value.every((item) => saysItsLists(models, member ?? '', item));
  }
  return (
    type !== 'structure' ||
    Object.entries(value as Values).every(([name, item]) => saysItsLists(models, members[name] ?? '', item))
  );
}
