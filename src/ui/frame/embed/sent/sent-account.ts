import { account as accountWords } from '#words/pictures.ts';
import { callerNode } from '../../../../assume/caller-node.ts';
import { accountOf, atOnce, callerWith, holdsAccount, type World } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import type { GraphModel } from '../../../../graph/model/graph-model.ts';
import type { project } from '../../../../graph/model/project.ts';
import { projecting } from '../../../../graph/model/projecting.ts';
import { isSmallPlace, readable } from '../../../../graph/picture/in-post.ts';
import { isLarge } from '../../../../graph/picture/surroundings.ts';
import { type Drawing, foot, margin, svgFile } from '../pages/drawing.ts';
import { type Folding, partDrawing } from '../pages/part-drawing.ts';
import { type SentPicture, type SentScene, soonWhole } from './sent-scene.ts';

async function pictureOf(
  model: GraphModel,
  world: World,
  { at, credentials }: LinkState,
  { frame, scheme }: SentScene,
): Promise<SentPicture | null> {
  // A large account is shown as counts, which the page itself draws.
  if (isLarge(model)) return null;
  const { account } = model;
  const caller = callerWith(world, credentials, at);
  const seen = { model, now: at, you: caller && callerNode(world, caller) };
  const room = { width: frame.width - 2 * margin, height: frame.height - foot - 2 * margin };
  // A post's column has room for a part of most accounts: what draws more is fetched where there is more.
  const house = isSmallPlace(room, model.nodes.size) ? null : await import('./sent-house.ts');
  const drawingWith = (folding: Folding | null): Drawing =>
    house ? house.houseDrawing(world, seen, folding) : partDrawing(seen, folding);
  const whole = drawingWith(null)(room);
  // The functions that fold rows are fetched where names would be too small.
  const isTooLow = whole !== null && whole.at.zoom < readable;
  const drawn = isTooLow
    ? drawingWith(await import('../../../../graph/cloakroom/fold-in-post.ts'))(room)
    : whole;
  const name = world.tables.accounts.get(account)?.name ?? null;
  return (
    drawn && {
      view: 'picture',
      svg: svgFile(drawn, scheme),
      strong: '',
      text: accountWords.title(account, name, null),
    }
  );
}

type Project = typeof project;
const fetchProject = async (): Promise<Project> =>
  (await import('../../../../graph/model/project.ts')).project;

/**
 * Draws the account of a link as the page does. Where the code that decides who may assume which role is still on its
 * way, a first picture has all lines but these.
 */
export async function* accountPictures(
  world: World,
  state: LinkState,
  scene: SentScene,
  fetched: () => Promise<Project> = fetchProject,
): AsyncGenerator<SentPicture, void> {
  const coming = fetched().catch(() => null);
  const shown =
    state.account !== null && holdsAccount(world, state.account) ? state.account : accountOf(world);
  const first = await pictureOf(atOnce(projecting(world, state.at, shown, null)), world, state, scene);
  if (!first) return;
  yield* soonWhole(
    first,
    coming.then((decide) => decide && pictureOf(decide(world, state.at, shown), world, state, scene)),
  );
}
