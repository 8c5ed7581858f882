import type { ApiModel, Shape } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * An output as the CLI prints it: members in the model's order, and IAM's policy documents, which the API sends
 * URL-encoded, as JSON.
 */
export function shapedOutput(model: ApiModel, operation: string, value: unknown): Values {
  const name = model.operations[operation]?.output;
  if (name === undefined) return {};
  return shaped(model, shapeOf(model, name), value) as Values;
}

function shaped(model: ApiModel, shape: Shape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shapedMember(model, shape.member, item));
  const record = value as Values;
  if (shape.type === 'map')
    return Object.fromEntries(
      Object.entries(record).map(([key, item]) => [key, shapedMember(model, shape.value, item)]),
    );
  const members = Object.entries(shape.members ?? {});
  return Object.fromEntries(
    members
      .filter(([name]) => Object.hasOwn(record, name) && record[name] !== undefined && record[name] !== null)
      .map(([name, member]) => [name, shapedMember(model, member, record[name])]),
  );
}

function shapedMember(model: ApiModel, name: string | undefined, value: unknown): unknown {
  if (name === undefined) return value;
  if (name === 'policyDocumentType' && model.service === 'iam' && typeof value === 'string')
    return documentOf(value);
  return shaped(model, shapeOf(model, name), value);
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown;
  } catch {
    return text;
  }
}
