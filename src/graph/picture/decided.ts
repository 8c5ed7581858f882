import { nameMatches } from '../../engine/index.ts';
import { edgeIds } from '../model/elements.ts';
import { bareNode } from '../model/outside-principals.ts';
import { noteOf } from '../cloakroom/note.ts';
import type { Decided, DecidedDrawing, Highlight, NodeTone, Toned } from './highlight.ts';
import type { Picture, PictureEdge, PictureNode } from './stacks.ts';

/** The last line of a decision's path. */
interface Last {
  readonly line: PictureEdge;
  /** The line before it, from the policy's owner to the page that decided; null if it comes from who asked. */
  readonly after: string | null;
}

/** The drawn node of an entity, or null. */
const homeOf = (picture: Picture, id: string): string | null =>
  picture.standsFor(id) ?? (picture.nodes.has(id) ? id : null);

/** Returns the drawn node of what a decision was about, or null if the picture has none yet. */
function endOf(picture: Picture, { resource, thing }: Decided): string | null {
  const own = homeOf(picture, resource);
  if (own !== null && picture.nodes.get(own)?.kind === 'object') return own;
  return homeOf(picture, thing.id);
}

const lineOf = (source: string, target: string): PictureEdge => ({
  id: edgeIds.decided(source, target),
  kind: 'decided',
  source,
  target,
  state: 'ready',
  inactive: false,
});

const named = { allow: 'allows', deny: 'denies' } as const;

/** Returns a page's own line to what a decision was about: the exact thing if it has one, else the first pattern. */
function namedBy(
  picture: Picture,
  { id, page }: PictureNode,
  { resource, thing, verdict }: Decided,
): PictureEdge | null {
  const own = thing.id;
  const names = (page?.names ?? []).filter(({ written }) =>
    written.some((one) => nameMatches(one, resource)),
  );
  names.sort((a, b) => Number(b.id === own || b.id === resource) - Number(a.id === own || a.id === resource));
  for (const one of names) {
    const home = homeOf(picture, one.id) ?? one.id;
    const line = picture.edges.get(`${named[verdict]}:${id}>${home}`);
    if (line) return line;
  }
  return null;
}

/** Returns the line from a page, or from a policy in a picture without pages, to what a decision was about. */
function ownLine(picture: Picture, id: string, decided: Decided, end: string): PictureEdge | null {
  const page = picture.nodes.get(id);
  const line = page ? namedBy(picture, page, decided) : null;
  return line ?? picture.edges.get(`${named[decided.verdict]}:${id}>${end}`) ?? null;
}

/** Returns the owner of an inline policy that decided, where the picture shows such policies as marks on their owners. */
function markedOwner(picture: Picture, edges: Highlight['edges']): string | null {
  for (const [id, tone] of edges) {
    const owner =
      id.includes('/') && !picture.edges.has(id) ? homeOf(picture, id.slice(0, id.indexOf('/'))) : null;
    if (owner !== null && (tone === 'allow' || tone === 'deny')) return owner;
  }
  return null;
}

/**
 * Finds the last lines of a decision's path: from each page that made it to what it was about, along the page's own
 * line if that leads there, or straight from who asked if no page decided. `end` stands for a thing that isn't drawn.
 */
function lastLines(picture: Picture, { decided, edges }: Highlight, end: string): readonly Last[] {
  if (!decided) return [];
  const isThere = picture.nodes.has(end);
  const found: Last[] = [];
  for (const [id, tone] of edges) {
    const edge = tone === 'allow' || tone === 'deny' ? picture.edges.get(id) : undefined;
    if (edge?.kind !== 'attached' && edge?.kind !== 'boundary') continue;
    const own = ownLine(picture, edge.target, decided, end);
    // A page that speaks of all buckets leads to the one that was asked about, where that is drawn.
    const isExact = own !== null && (own.target === end || !isThere);
    found.push({ line: isExact ? own : lineOf(edge.target, end), after: id });
  }
  if (found.length > 0) return found;
  const from = markedOwner(picture, edges) ?? homeOf(picture, decided.who);
  return from === null || from === end ? [] : [{ line: lineOf(from, end), after: null }];
}

/** Returns the picture with what a decision was about, and the last line of its path, where it doesn't draw them. */
function withDecided(picture: Picture, highlight: Highlight): Picture {
  const { decided } = highlight;
  if (!decided) return picture;
  const { thing } = decided;
  const end = endOf(picture, decided) ?? thing.id;
  const lines = lastLines(picture, highlight, end);
  const fresh = lines.filter(({ line }) => !picture.edges.has(line.id));
  if (fresh.length === 0) return picture;
  const nodes = new Map(picture.nodes);
  if (!nodes.has(end)) nodes.set(end, thingNode(thing));
  const edges = new Map(picture.edges);
  for (const { line } of fresh) edges.set(line.id, line);
  const standsFor = (id: string): string | null => picture.standsFor(id) ?? (id === end ? end : null);
  return { ...picture, nodes, edges, standsFor };
}

/** A role or a user that is named, and not drawn, is a thing like others. */
function thingNode({ id, kind, label, look }: Decided['thing']): PictureNode {
  const drawn = kind === 'role' ? 'thing' : kind;
  return { ...bareNode(id, drawn, label), count: 1, stack: null, ...(drawn === 'thing' && { look }) };
}

/**
 * Leads a decision's lit path on from the pages that made it, or from who asked, to what it was about: the last line
 * has its words, and what it reaches is lit. The picture comes from `withDecided`.
 */
function ledOn(highlight: Highlight, nodes: Map<string, NodeTone>, picture: Picture): Toned {
  const { decided, edges, labels } = highlight;
  const toned: Toned = { nodes, edges: new Map(edges), labels: new Map(labels) };
  const end = decided ? endOf(picture, decided) : null;
  if (!decided) return toned;
  for (const { line, after } of lastLines(picture, highlight, end ?? decided.thing.id)) {
    if (!picture.edges.has(line.id)) continue;
    toned.edges.set(line.id, decided.verdict);
    toned.nodes.set(line.target, decided.verdict === 'allow' ? 'allowed' : 'denied');
    if (after !== null) toned.labels.delete(after);
    toned.labels.set(line.id, decided.words);
  }
  return toned;
}

/** The functions that draw a decision's path. */
export const decidedDrawing: DecidedDrawing = { added: withDecided, ledOn, noted: noteOf };
