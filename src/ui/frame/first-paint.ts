import { worldFrom } from '../../engine/index.ts';
import { draw } from '../../graph/picture/draw.ts';
import { around } from '../../graph/picture/neighbourhood.ts';
import { layout } from '../../graph/picture/layout.ts';
import type { Palette } from '../../graph/art/palette.ts';
import { palettes } from '../../graph/art/palette.ts';
import { project } from '../../graph/model/project.ts';
import type { Picture } from '../../graph/picture/stacks.ts';
import { gather } from '../../graph/picture/stacks.ts';
import { escapeXml, sceneToSvg } from '../../graph/picture/svg.ts';
import { sampleRows } from '../../playground/sample.ts';
import { about } from '#words/first-paint.ts';
import { storyFrames } from '#words/story.ts';

/** The colours by name, so that one picture serves light and dark. `theme.css` has the same names. */
const themed: Palette = {
  ...palettes.light,
  canvas: 'var(--canvas)',
  ink: 'var(--ink)',
  ink2: 'var(--ink-2)',
  line: 'var(--line)',
  accent: 'var(--accent)',
  allow: 'var(--allow)',
  deny: 'var(--deny)',
  user: 'var(--user)',
  group: 'var(--group)',
  role: 'var(--role)',
  policy: 'var(--policy)',
  key: 'var(--key)',
  onEntity: 'var(--on-entity)',
  policyEdge: 'var(--ink-3)',
};

/**
 * What stands in `index.html` before any script has arrived: the sample account's picture and the story's
 * first words, as markup. Made when the site is built; `first-paint.css` puts it where the page will have it.
 */
export function firstPaint(): string {
  const model = project(worldFrom(sampleRows), 0);
  const svg = (picture: Picture, compact: boolean): string => {
    const positions = layout(picture, { compact });
    const scene = draw(model, picture, positions, { palette: themed, now: 0, highlight: null });
    return sceneToSvg(scene, positions.bounds, themed, '').replace('<title></title>', '');
  };
  const whole = gather(model, { opened: new Set(), extra: [] });
  const ana = [...model.nodes.keys()].find((id) => model.nodes.get(id)?.label === 'ana') ?? '';
  const [first] = storyFrames;
  const text = first.paragraphs.map((it) => `<p>${escapeXml(it.replaceAll(/\*\*|`/g, ''))}</p>`);
  return [
    '<div id="first-paint" aria-hidden="true">',
    `<p class="first-about">${escapeXml(about)}</p>`,
    `<div class="first-words"><b>${escapeXml(first.title)}</b>${text.join('')}</div>`,
    `<div class="first-picture wide">${svg(whole, false)}</div>`,
    `<div class="first-picture small">${svg(around(whole, ana, 1), true)}</div>`,
    '</div>',
  ].join('');
}
