import type { Arranged } from '../../../../../graph/goals/arrange.ts';
import { drawGoals } from '../../../../../graph/goals/draw.ts';
import type { Pictured } from '../../../../../graph/sheet/pictured.ts';
import type { ToldPicture } from './goal-picture.ts';
import { itemsOf, sentenceOf } from './goal-sentences.ts';

/** Returns the picture of a lesson's goals as it stands, to save. `title`: the lesson's. */
export function picturedGoals(picture: ToldPicture, arranged: Arranged, title: string): Pictured {
  const { says, more } = sentenceOf(picture);
  const { bounds, heads } = arranged;
  return {
    kind: 'goals',
    title: `${says} ${more}`.trim(),
    note: title,
    sentences: itemsOf(picture),
    scene: (palette) => drawGoals(picture, arranged, palette),
    bounds,
    columns: (['who', 'groups', 'policies', 'what'] as const).map((column) => ({ column, x: heads[column] })),
    spotlit: null,
    selected: [],
  };
}
