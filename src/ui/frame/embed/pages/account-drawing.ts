import { arrange as arrangeHouse } from '../../../../graph/cloakroom/arrange.ts';
import { type PolicyTexts, withPages } from '../../../../graph/cloakroom/pages.ts';
import { draw } from '../../../../graph/picture/draw.ts';
import type { Highlight } from '../../../../graph/picture/highlight.ts';
import { hopsIn, isSmallPlace } from '../../../../graph/picture/in-post.ts';
import { layout, type Layout } from '../../../../graph/picture/layout.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import { centreIn } from '../../../../graph/picture/small-place.ts';
import { gather, type Picture, withRoot } from '../../../../graph/picture/stacks.ts';
import { forSmallPlace } from '../../../../graph/picture/told-place.ts';
import { withDecided } from '../../../../graph/picture/toned.ts';
import type { Drawing } from './drawing.ts';
import { type Folding, inPlace, partDrawing, type SeenAccount } from './part-drawing.ts';

interface Account extends SeenAccount {
  readonly texts: PolicyTexts;
}

/** An account, or the part of it that a frame of the story tells of, as `AccountPicture` shows it. */
export const accountDrawing =
  (account: Account, highlight: Highlight | null, folding: Folding | null): Drawing =>
  (size) => {
    const { model, texts, now, you } = account;
    const isSmall = isSmallPlace(size, model.nodes.size);
    if (isSmall && highlight === null) return partDrawing(account, folding)(size);
    const opened = new Set([...(highlight?.nodes.keys() ?? []), ...(you === null ? [] : [you])]);
    const whole = gather(model, { opened, extra: [] });
    const centre = centreIn(whole, [you], highlight) ?? '';
    const picture = isSmall
      ? forSmallPlace(whole, texts, highlight, { centre, hops: hopsIn(size.width) })
      : withDecided(withPages(withRoot(whole, model.account, you), texts, { names: true }), highlight);
    const arrange = (part: Picture, memory?: Memory): Layout =>
      isSmall ? layout(part, { compact: true, memory }) : arrangeHouse(part, { you, memory });
    const lit = highlight?.nodes.keys() ?? [];
    return inPlace({ picture, arrange, folding, you, lit }, size, (part, laidOut, options) =>
      draw(model, part, laidOut, { now, highlight, ...options }),
    );
  };
