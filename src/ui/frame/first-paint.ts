import { worldFrom } from '../../engine/index.ts';
import { policyTexts } from '../../assume/policy-texts.ts';
import { textScaleAt } from '../../graph/drawing/metrics.ts';
import { arrange } from '../../graph/cloakroom/arrange.ts';
import { stretched } from '../../graph/cloakroom/stretch.ts';
import { withPages } from '../../graph/cloakroom/pages.ts';
import { draw } from '../../graph/picture/draw.ts';
import { around } from '../../graph/picture/neighbourhood.ts';
import { layout } from '../../graph/picture/layout.ts';
import { themed } from '../../graph/drawing/themed.ts';
import { project } from '../../graph/model/project.ts';
import type { Bounds } from '../../graph/picture/geometry.ts';
import type { Picture } from '../../graph/picture/stacks.ts';
import { gather } from '../../graph/picture/stacks.ts';
import { fitViewport, heightToFill } from '../../graph/picture/viewport.ts';
import { sceneToSvg } from '../../graph/picture/scene-svg.ts';
import { escapeXml } from '../../graph/picture/svg.ts';
import { sampleRows } from '../../playground/sample.ts';
import { about } from '#words/page.ts';
import { firstFrame } from '#words/story.ts';

/** The account's place on a page of 1440 × 900, in CSS pixels. */
const place = { width: 1040, height: 844 } as const;

/**
 * Draws the part of `index.html` that shows before any script has arrived, as markup: the sample account's picture and
 * the story's first words. It runs when the site is built; `first-paint.css` puts it where the page will have it.
 */
export function firstPaint(): string {
  const world = worldFrom(sampleRows);
  const model = project(world, 0);
  const texts = policyTexts(world);
  const ana = [...model.nodes.keys()].find((id) => model.nodes.get(id)?.label === 'ana') ?? '';
  const svg = (picture: Picture, compact: boolean): string => {
    const zoomOf = (bounds: Bounds): number => fitViewport(bounds, place).zoom;
    const low = compact ? layout(picture, { compact, you: ana }) : arrange(picture, { you: ana, zoomOf });
    const positions = compact ? low : stretched(picture, low, heightToFill(low.bounds, place));
    const textScale = textScaleAt(compact ? 0.85 : zoomOf(positions.bounds));
    const options = { palette: themed, now: 0, highlight: null, textScale };
    const scene = draw(model, picture, positions, options);
    return sceneToSvg(scene, positions.bounds, themed, '').replace('<title></title>', '');
  };
  const whole = gather(model, { opened: new Set(), extra: [] });
  const text = firstFrame.paragraphs.map((it) => `<p>${escapeXml(it.replaceAll(/\*\*|`/g, ''))}</p>`);
  return [
    '<div id="first-paint" aria-hidden="true">',
    `<p class="first-about">${escapeXml(about)}</p>`,
    `<div class="first-words"><b>${escapeXml(firstFrame.title)}</b>${text.join('')}</div>`,
    `<div class="first-picture wide">${svg(withPages(whole, texts), false)}</div>`,
    `<div class="first-picture small">${svg(around(whole, ana, 1), true)}</div>`,
    '</div>',
  ].join('');
}
