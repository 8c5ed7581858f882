import { nameMatches } from '../../engine/index.ts';
import { edgeIds, pageId } from '../model/elements.ts';
import { bareNode } from '../model/outside-principals.ts';
import { noteOf } from '../cloakroom/note.ts';
import { arches } from './arches.ts';
import type { Decided, DecidedDrawing, DecidingPage, Highlight, NodeTone, Toned } from './highlight.ts';
import type { Page, Picture, PictureEdge, PictureNode } from './stacks.ts';

/** The last line of a decision's path. */
interface Last {
  readonly line: PictureEdge;
  /** The page that decided, with the line to it and its policy's key; null if the last line comes from who asked. */
  readonly page: (Hung & { readonly key: string }) | null;
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

/** A deciding policy as a picture has it, or as it is added to one that doesn't show it. */
interface Hung {
  readonly node: PictureNode;
  readonly line: PictureEdge;
}

/** Finds the page of a policy that decided, with its line; hangs one where the picture has none; null without its owner. */
function hung(
  picture: Picture,
  { key, entity, ownerId, line, name, says, limits }: DecidingPage,
): Hung | null {
  const owner = homeOf(picture, ownerId);
  if (owner === null) return null;
  const own = picture.edges.get(line);
  const drawn = own && picture.nodes.get(own.target);
  if (own && drawn) return { node: drawn, line: own };
  const id = pageId(ownerId, key);
  const page: Page = { id, policyId: entity, name, line: says, limits, names: [] };
  return {
    node: { ...bareNode(id, 'policy', name), ownerId: owner, count: 1, stack: null, page },
    line: { ...lineOf(owner, id), id: line, kind: limits ? 'boundary' : 'attached' },
  };
}

/**
 * Finds the last lines of a decision's path: from each page that made it to what it was about, along the page's own
 * line if that leads there, or straight from who asked if no page decided. `end` stands for a thing that isn't drawn.
 */
function lastLines(picture: Picture, decided: Decided, end: string): readonly Last[] {
  const isThere = picture.nodes.has(end);
  const found = decided.pages.flatMap((one): Last[] => {
    const page = hung(picture, one);
    if (!page) return [];
    const { target } = page.line;
    const own = ownLine(picture, target, decided, end);
    // A page that speaks of all buckets leads to the one that was asked about, where that is drawn.
    const isExact = own !== null && (own.target === end || !isThere);
    return [{ line: isExact ? own : lineOf(target, end), page: { ...page, key: one.key } }];
  });
  if (found.length > 0) return found;
  const from = homeOf(picture, decided.who);
  return from === null || from === end ? [] : [{ line: lineOf(from, end), page: null }];
}

/** Returns the picture with the pages that made a decision, what it was about, and the last lines of its path. */
function withDecided(picture: Picture, { decided }: Highlight): Picture {
  if (!decided) return picture;
  const { thing } = decided;
  const end = endOf(picture, decided) ?? thing.id;
  const lines = lastLines(picture, decided, end);
  if (lines.every(({ line }) => picture.edges.has(line.id))) return picture;
  const [nodes, edges] = [new Map(picture.nodes), new Map(picture.edges)];
  const hungOn = new Map<string, string>();
  if (!nodes.has(end)) nodes.set(end, thingNode(thing));
  for (const { line, page } of lines) {
    if (page && !edges.has(page.line.id)) {
      nodes.set(page.node.id, page.node);
      edges.set(page.line.id, page.line);
      hungOn.set(page.key, page.node.id);
    }
    edges.set(line.id, line);
  }
  const standsFor = (id: string): string | null =>
    hungOn.get(id) ?? picture.standsFor(id) ?? (id === end ? end : null);
  // A policy that also hangs elsewhere decided here.
  const copies = picture.copies && new Map([...picture.copies].filter(([key]) => !hungOn.has(key)));
  return { ...picture, nodes, edges, standsFor, ...(copies && { copies }) };
}

/** A role or a user that is named, and not drawn, is a thing like others. */
function thingNode({ id, kind, label, look }: Decided['thing']): PictureNode {
  const drawn = kind === 'role' ? 'thing' : kind;
  return { ...bareNode(id, drawn, label), count: 1, stack: null, ...(drawn === 'thing' && { look }) };
}

/**
 * Leads a decision's lit path on from the pages that made it, or from who asked, to what it was about: the last line has
 * its words, and what it reaches is lit. A refusal has a T-bar at each page that refused, or one at what it was about if
 * it went past all pages; beyond such a page, the line doesn't go on. The picture comes from `withDecided`.
 */
function ledOn({ decided, edges, labels }: Highlight, nodes: Map<string, NodeTone>, picture: Picture): Toned {
  const toned: Toned = { nodes, edges: new Map(edges), labels: new Map(labels) };
  const end = decided ? endOf(picture, decided) : null;
  if (!decided) return toned;
  let isWritten = false;
  for (const { line, page } of lastLines(picture, decided, end ?? decided.thing.id)) {
    if (!picture.edges.has(line.id)) continue;
    toned.edges.set(line.id, page !== null && decided.verdict === 'deny' ? 'stopped' : decided.verdict);
    toned.nodes.set(line.target, decided.verdict === 'allow' ? 'allowed' : 'denied');
    if (page) toned.edges.set(page.line.id, decided.verdict);
    // Where several policies refuse, each has its bar; what they refuse is written once.
    if (decided.verdict === 'allow' || !isWritten) toned.labels.set(line.id, decided.words);
    isWritten = true;
  }
  return toned;
}

/** The functions that draw a decision's path. */
export const decidedDrawing: DecidedDrawing = { added: withDecided, ledOn, noted: noteOf, arches };
