import type { Json, JsonObject, ResolvedTemplate, Template } from '../../engine/cloudformation/index.ts';
import { isList, isObject, member, objectOf } from '../../engine/cloudformation/index.ts';
import type { DocumentKind } from '../../engine/index.ts';
import { checkDocument } from '../../engine/index.ts';

type Path = readonly (string | number)[];

/** Stands for what is only known once something is made: an ARN, as most of it is. */
const toCome = 'arn:aws:s3:::to-come';

function settled(value: Json): Json {
  if (isList(value)) return value.map(settled);
  if (!isObject(value)) return value;
  const [name = '', ...more] = Object.keys(value);
  if (more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return toCome;
  return objectOf(Object.entries(value).map(([key, one]) => [key, settled(one)]));
}

const isFaulty = (document: Json, kind: DocumentKind): boolean =>
  checkDocument(JSON.stringify(document), kind) !== null;

/** The place of the first statement that AWS wouldn't take, or of the document if that is at fault; null if it is good. */
function placeOfFault(written: Json | undefined, kind: DocumentKind, path: Path): Path | null {
  if (!isObject(written)) return null;
  const document = settled(written) as JsonObject;
  if (!isFaulty(document, kind)) return null;
  const statements = member(document, 'Statement');
  if (!isList(statements)) return [...path, 'Statement'];
  const index = statements.findIndex((one) => isFaulty({ ...document, Statement: [one] }, kind));
  return index < 0 ? path : [...path, 'Statement', index];
}

/** The kinds of the documents that a resource's properties hold. */
const kinds: Readonly<Record<string, DocumentKind>> = {
  AssumeRolePolicyDocument: 'trust',
  KeyPolicy: 'resource',
  ResourcePolicy: 'resource',
};

function faultIn(type: string, properties: JsonObject, path: Path): Path | null {
  const written = type === 'AWS::IAM::ManagedPolicy' ? 'managed' : 'inline';
  const own: DocumentKind = type.startsWith('AWS::IAM::') ? written : 'resource';
  for (const [name, value] of Object.entries(properties)) {
    const kind = name === 'PolicyDocument' ? own : kinds[name];
    const place = kind === undefined ? null : placeOfFault(value, kind, [...path, name]);
    if (place) return place;
    if (name !== 'Policies' || !isList(value)) continue;
    for (const [index, policy] of value.entries()) {
      const document = [...path, name, index, 'PolicyDocument'];
      const inner = placeOfFault(member(policy, 'PolicyDocument'), 'inline', document);
      if (inner) return inner;
    }
  }
  return null;
}

/** The lines of statements that AWS will refuse, by the logical id of the resource that has one. */
export function faultyStatements(
  template: Template,
  { resources }: ResolvedTemplate,
): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { logicalId, type, properties } of resources.values()) {
    const place = faultIn(type, properties, ['Resources', logicalId, 'Properties']);
    if (place) lines.set(logicalId, template.placeOf(place).line);
  }
  return lines;
}
