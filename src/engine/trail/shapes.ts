import { apiDate } from '../dates.ts';
import type { ApiModel, Shape } from '../model/api-model.ts';
import { shapeOf } from '../model/api-model.ts';

/** A value as CloudTrail shows it; undefined where it shows none. */
type Show = (value: unknown) => unknown;

/** By the model's service and the shape's name; shapes of that name are the same in every part of a service. */
const compiled = new Map<string, Map<string, Show>>();

/**
 * How CloudTrail shows a value of a shape: members in camelCase and in the model's order, secrets and what the
 * model doesn't know left out. Read from the model once: an event is made for every call.
 */
export function showing(model: ApiModel, shapeName: string): Show {
  let ofService = compiled.get(model.service);
  if (!ofService) compiled.set(model.service, (ofService = new Map<string, Show>()));
  let show = ofService.get(shapeName);
  if (!show) ofService.set(shapeName, (show = compile(model, shapeOf(model, shapeName))));
  return show;
}

function compile(model: ApiModel, shape: Shape): Show {
  if (shape.sensitive) return () => undefined;
  const { member, type } = shape;
  const list = member === undefined ? null : (items: readonly unknown[]) => items.map(showing(model, member));
  const members = membersOf(model, shape);
  return (value) => {
    if (type === 'timestamp' && typeof value === 'string') return apiDate(value);
    if (Array.isArray(value)) return list?.(value);
    if (typeof value !== 'object' || value === null) return value;
    return members(value);
  };
}

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Names of members are AWS's, never a user's: plain properties can hold them. */
function membersOf(model: ApiModel, shape: Shape): (value: object) => unknown {
  const members = Object.entries(shape.members ?? {}).map(
    ([name, member]) => [name, camelCase(name), member] as const,
  );
  return (value) => {
    const copy: Record<string, unknown> = {};
    for (const [name, shown, member] of members) {
      if (!Object.hasOwn(value, name)) continue;
      const given = showing(model, member)((value as Readonly<Record<string, unknown>>)[name]);
      if (given !== undefined) copy[shown] = given;
    }
    return copy;
  };
}
