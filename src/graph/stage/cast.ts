import { doorId, roomId } from '../cloakroom/furniture.ts';
import { nodeSize } from '../drawing/node-appearance.ts';
import type { Point } from '../picture/geometry.ts';
import { ringRadius } from '../picture/paint.ts';
import type { Scene, SceneEdge, SceneNode } from '../picture/scene.ts';
import type { Curve } from './curve.ts';
import { callerKinds, keyWay } from './draw-caller.ts';
import { wornKeyAt } from './draw-key.ts';
import { ownWays } from './draw-own.ts';
import type { Geometry } from './geometry.ts';
import { middle } from './layer.ts';
import type { Pose } from './pose.ts';
import type { Stage } from './stage.ts';

/** The drawn nodes of those who have one, or null: the rest of the cast is found by name and by its lines. */
export interface CastIds {
  readonly caller: string | null;
  readonly role: string | null;
  readonly key: string | null;
  readonly session: string | null;
}

/** Somebody or something that both the account's picture and the stage show. */
export interface Member {
  readonly node: SceneNode;
  /** Its middle on the stage, and its width there. */
  readonly at: Point;
  readonly width: number;
  /** Its width in the account's picture. */
  readonly from: number;
  /** The stage's layers that go along with it: its shape first, then what belongs to it. */
  readonly layers: readonly string[];
}

/** A line that both pictures have. `way` runs from the edge's source to its target. */
export interface SharedLine {
  readonly edge: SceneEdge;
  readonly layer: string;
  readonly way: Curve;
}

export interface Cast {
  readonly members: readonly Member[];
  readonly lines: readonly SharedLine[];
  /** The room's walls and the door in the account's picture, if it has them. */
  readonly room: SceneNode | null;
  readonly door: SceneNode | null;
}

/** The account's picture, with the name of each of its nodes. */
interface Account {
  readonly scene: Scene;
  readonly nameOf: (id: string) => string | null;
}

const reversed = ([a, b, c, d]: Curve): Curve => [d, c, b, a];

/** Finds who is who in the account's picture. */
class Finder {
  readonly #nodes: ReadonlyMap<string, SceneNode>;
  readonly members: Member[] = [];
  readonly lines: SharedLine[] = [];

  constructor(private readonly account: Account) {
    this.#nodes = new Map(account.scene.nodes.map((node) => [node.id, node]));
  }

  node(id: string | null): SceneNode | null {
    return (id !== null && this.#nodes.get(id)) || null;
  }

  named(kind: SceneNode['kind'], name: string | null): SceneNode | null {
    const found = this.account.scene.nodes.find(
      (node) => node.kind === kind && node.page === undefined && this.account.nameOf(node.id) === name,
    );
    return found ?? null;
  }

  /** The page of this name that an owner has. */
  page(name: string, owner: SceneNode | null): SceneNode | null {
    const { nodes, edges } = this.account.scene;
    const pages = nodes.filter(({ page }) => page?.name === name);
    const isTheirs = ({ id }: SceneNode): boolean =>
      edges.some(({ source, target }) => source === owner?.id && target === id);
    return pages.find(isTheirs) ?? null;
  }

  add(
    node: SceneNode | null,
    at: Point,
    width: number,
    layers: readonly string[],
    from = node?.width ?? 0,
  ): void {
    if (node) this.members.push({ node, at, width, layers, from });
  }

  /** Shares the line between two nodes; `way` runs from the first to the second. */
  line(a: SceneNode | null, b: SceneNode | null, layer: string, way: Curve | null): void {
    if (!a || !b || !way) return;
    const joins = (from: SceneNode, to: SceneNode) =>
      this.account.scene.edges.find(({ source, target }) => source === from.id && target === to.id);
    const [there, back] = [joins(a, b), joins(b, a)];
    if (there) this.lines.push({ edge: there, layer, way });
    else if (back) this.lines.push({ edge: back, layer, way: reversed(way) });
  }
}

const widthOf = (kind: SceneNode['kind'], scale: number): number => nodeSize(kind).width * scale;

/** The layers that belong to whoever wears the hat. */
const worn = ['ring', 'session-shape', 'hat-worn'];
/** The key that a picture draws beside the session that has just been lent. */
const lentKey = 'flow:key';

/** The role's own page hangs beside it, or goes along with whoever wears the hat. */
function addRolePage(finder: Finder, role: SceneNode | null, stage: Stage, pose: Pose, at: Geometry): void {
  const [first] = stage.role.pages;
  const page = first ? finder.page(first.name, role) : null;
  if (pose.rolePage > 0.9) finder.add(page, middle(at.sessionPage), at.sessionPage.width, ['role-page-worn']);
  else if (at.rolePage.height > 0 && pose.rolePage === 0)
    finder.add(page, middle(at.rolePage), at.rolePage.width, ['role-page']);
}

/** Finds everybody whom both pictures show, and the lines between them. */
export function castOf(stage: Stage, pose: Pose, at: Geometry, account: Account, ids: CastIds): Cast {
  const finder = new Finder(account);
  const { hat } = pose;
  const isWorn = hat.worn * (1 - hat.home) > 0.5;
  const [caller, role] = [finder.node(ids.caller), finder.node(ids.role)];
  // A session is drawn as one with its key.
  const key = ids.key === ids.caller ? null : finder.node(ids.key);
  const session = isWorn ? finder.node(ids.session) : null;
  const named = ['caller-name', 'you'];
  finder.add(caller, at.caller, widthOf(callerKinds[stage.caller.kind], at.callerScale), [
    'caller',
    'first-hat',
    ...(session ? [] : named),
  ]);
  finder.add(session, at.caller, 2 * at.ringRadius, [...worn, ...named], 2 * ringRadius);
  const { worn: isHeld, broken } = pose.key;
  if (session && isHeld > 0.95 && broken === 0)
    finder.add(finder.node(lentKey), wornKeyAt(at), widthOf('temporaryKey', 1.15), [
      'key-new',
      'key-new-label',
    ]);
  const { kind } = stage.credential;
  if (kind === 'key' || kind === 'temporaryKey') {
    const place = isWorn ? at.oldKey : at.key;
    finder.add(key, place, widthOf(kind, 1), ['key', 'key-label']);
    if (!at.narrow && !isWorn) finder.line(key, caller, 'key-line', keyWay(at));
  }
  finder.add(role, at.hat, widthOf('role', at.hatScale * 1.28), ['hat', 'peg', 'rail', 'role-text']);
  addRolePage(finder, role, stage, pose, at);
  const { member, pages } = ownWays(stage, at);
  const group = member ? finder.named('group', stage.group) : null;
  finder.add(group, at.group, widthOf('group', at.narrow ? 1 : 1.2), ['group', 'group-name']);
  finder.line(caller, group, 'member', member);
  for (const [i, { page, box, way }] of pages.entries()) {
    const owner = page.owner === 'group' ? group : caller;
    const node = finder.page(page.name, owner);
    finder.add(node, middle(box), box.width, [`page-${String(i)}`]);
    finder.line(owner, node, `way-${String(i)}`, way);
  }
  for (const [i, place] of at.others.entries())
    finder.add(finder.named('role', stage.others[i] ?? null), place, widthOf('role', 0.62), [
      `other-${String(i)}`,
    ]);
  return {
    members: finder.members,
    lines: finder.lines,
    room: finder.node(roomId),
    door: finder.node(doorId),
  };
}
