import { type Arranged, belongingKey, type Box } from '../../../src/graph/goals/arrange.ts';
import type { GoalPicture } from '../../../src/graph/goals/goals.ts';
import { letters, widthOf } from '../../../src/graph/goals/measures.ts';
import { halfway } from '../../../src/graph/picture/route.ts';
import type { Route } from '../../../src/graph/picture/scene.ts';

/** The ties of things to each other: their lines, and the place of the words on them. */
export const tiesIn = (
  picture: GoalPicture,
  at: Arranged,
): readonly { key: string; route: Route; words: Box }[] =>
  picture.belongings.flatMap((tie) => {
    const key = belongingKey(tie);
    const route = at.routes.get(key);
    if (!route || tie.label === undefined) return [];
    const size = { width: widthOf(tie.label, letters.note, 'bold'), height: letters.note };
    return [{ key, route, words: { ...halfway(route), ...size } }];
  });
