import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { decisionHighlight } from '../../../src/assume/decision-light.ts';
import { attempt } from '../../../src/engine/calls.ts';
import { accountOf, nowOf, type Credentials, type World } from '../../../src/engine/index.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withNamed, withPages } from '../../../src/graph/cloakroom/pages.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Highlight } from '../../../src/graph/picture/highlight.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { among } from '../../../src/graph/picture/neighbourhood.ts';
import type { Scene, SceneEdge } from '../../../src/graph/picture/scene.ts';
import { gather, withRoot } from '../../../src/graph/picture/stacks.ts';
import { withDecided } from '../../../src/graph/picture/toned.ts';
import { askerByArn } from '../../../src/ui/panels/use/decision/asker.ts';

/** A request that was decided, as the pictures of an account draw it. */
export interface Decided {
  readonly world: World;
  readonly highlight: Highlight;
  readonly who: string;
  readonly account: string;
}

export function decide(
  world: World,
  {
    action,
    resource,
    credentials,
  }: { readonly action: string; readonly resource: string; readonly credentials: Credentials },
  account = accountOf(world),
): Decided {
  const { decision } = attempt(world, { type: 'try', action, resource, credentials }, nowOf(world));
  if (!decision) throw new Error('nothing was decided');
  const asker = askerByArn(world, decision.principalArn);
  if (!asker) throw new Error(`${decision.principalArn} isn't there`);
  return { world, highlight: decisionHighlight(world, decision, asker), who: asker.id ?? '', account };
}

const { light } = palettes;

/** The whole account as a house. */
export function wide({ world, highlight, who, account }: Decided): Scene {
  const now = nowOf(world);
  const model = project(world, now, account);
  const whole = withRoot(gather(model), account, who);
  const picture = withDecided(withPages(whole, policyTexts(world, account)), highlight);
  return draw(model, picture, arrange(picture, { you: who }), { palette: light, now, highlight });
}

/** The same on a phone: the path alone, in columns. */
export function small({ world, highlight, who, account }: Decided): Scene {
  const now = nowOf(world);
  const model = project(world, now, account);
  const shows = highlight.shows ?? [];
  const whole = withNamed(withRoot(gather(model), account, who), policyTexts(world, account), shows);
  const picture = among(withDecided(whole, highlight), shows);
  const laidOut = layout(picture, { compact: true });
  return draw(model, picture, laidOut, { palette: light, now, highlight, textScale: 1.35 });
}

export const namedIn =
  ({ nodes }: Scene) =>
  (id: string): string => {
    const node = nodes.find((one) => one.id === id);
    return node?.page?.name ?? node?.label ?? id;
  };

/** The lines of a scene for which something holds, by the names of their ends. */
export const linesOf = (
  scene: Scene,
  which: (edge: SceneEdge) => boolean = ({ glow }) => glow === true,
): string[] =>
  scene.edges
    .filter(which)
    .map(({ source, target }) => `${namedIn(scene)(source)} → ${namedIn(scene)(target)}`)
    .sort();

/** Where the T-bars of refusals stand. */
export const barsOf = (scene: Scene): string[] =>
  linesOf(
    scene,
    ({ head, emphasis, headColour }) => head === 'tee' && emphasis === 'hot' && headColour === light.deny,
  );

/** The lines on which a refused request doesn't go on. */
export const stoppedOf = (scene: Scene): string[] =>
  linesOf(
    scene,
    ({ line, emphasis, head, colour }) =>
      line === 'broken' && emphasis === 'hot' && head === 'none' && colour === light.deny,
  );

export const wordsOf = ({ nodes }: Scene): string[] =>
  nodes
    .filter(({ id }) => id.startsWith('flow:words:'))
    .flatMap(({ texts }) => texts?.map(({ text }) => text) ?? []);
