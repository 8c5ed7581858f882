import { embed as words } from '#words/embed.ts';
import { page as pageWords } from '#words/page.ts';
import { icons } from '../../../../graph/drawing/icons.ts';
import { declaredColours } from '../../../../graph/drawing/themed.ts';
import { attributes, escapeXml } from '../../../../graph/picture/svg.ts';
import { parseLesson } from '../../../../lessons/parse-lesson.ts';
import { pageLesson } from '../../../../lessons/lesson.ts';
import { scenePath } from '../../../view/scene-pages.ts';
import { type EmbedView, embedViews } from '../../../view/embed-views.ts';
import { icons as signs } from '../../../parts/icons.ts';
import { hexagon } from '../../brand.ts';
import { foot, margin, moves, svgElement } from './drawing.ts';
import { type BuiltScene, builtScenes } from './scenes.ts';
import scenePage from './scene-page.css?inline';

/** A page that is the embed of a built-in scene, without what all embeds have in common. */
export interface BuiltPage extends Pick<BuiltScene, 'hash' | 'title' | 'description' | 'social'> {
  /** Below the site, such as `embed/story/assume.html`. */
  readonly path: string;
  /** The way from the page to the site, such as `../../`. */
  readonly root: string;
  /** The arrangements that it has a picture for, the usual one first. */
  readonly views: readonly EmbedView[];
  /** The height in CSS pixels that a post reserves for it. */
  readonly height: number;
  readonly style: string;
  readonly body: string;
}

/** The width of a post's column, and the least one that embeds are made for, in CSS pixels. */
const [column, least] = [640, 320];
/** The height of a lesson's picture where its text is below it, without the row of its button; CSS pixels. */
const lessonPicture = 244;

type Look = BuiltScene['looks'][number];

/** The place of a look's picture in a column, and in the narrowest one. */
function placesOf({ view }: Look) {
  const { height, narrow } = embedViews[view];
  if (view === 'lesson')
    return [
      { width: column, height: lessonPicture },
      { width: least, height: lessonPicture },
    ] as const;
  if (view === 'stage')
    return [
      { width: column, height: height - foot - moves },
      { width: least, height: narrow - foot - moves },
    ] as const;
  const side = view === 'picture' ? margin : 16;
  return [
    { width: column - 2 * side, height: height - foot - 2 * side },
    { width: least - 2 * side, height: narrow - foot - 2 * side },
  ] as const;
}

const element = (name: string, inside: string, own = ''): string =>
  inside === '' ? '' : `<${name}${own}>${inside}</${name}>`;

/** The words beside a look's picture. */
function wordsOf({ view, heading, paragraphs, items }: Look): string {
  const all = [
    element('h2', escapeXml(heading)),
    ...paragraphs.map((text) => element('p', escapeXml(text))),
    element('ul', items.map((text) => element('li', escapeXml(text))).join('')),
  ].join('');
  return view === 'lesson' ? element('div', all, ' class="text"') : all;
}

const external = `<svg width="16" height="16" viewBox="0 0 20 20" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" d="${signs.external}"/></svg>`;
const brand = `<svg width="18" height="18" viewBox="0 0 28 28" aria-hidden="true"><path fill="var(--role)" d="${hexagon}"/><path fill="var(--on-entity)" fill-rule="evenodd" transform="translate(3.8 3.5) scale(0.85)" d="${icons.hat}"/></svg>`;

/** Returns the link to the page in full, which a foot ends with. */
const fullLink = (href: string): string =>
  `<a${attributes({ href, target: '_blank', rel: 'noopener', 'aria-label': words.full, title: words.full })}>${brand}<span>${escapeXml(words.fullName)}</span>${external}</a>`;

/** Returns what stands in a look where no script runs: that it is only a picture, and the answer of a question, folded. */
function withoutScripts({ answer }: Look): string {
  const inside = answer && `<p><b>${escapeXml(answer.strong)}</b> ${escapeXml(answer.text)}</p>`;
  const folded = inside && `<details><summary>${escapeXml(words.showAnswer)}</summary>${inside}</details>`;
  return `<noscript>${folded ?? ''}<p>${escapeXml(pageWords.noScript)}</p></noscript>`;
}

/** One way to show a scene: its picture, as it is in a column and in a narrow one, and the foot. */
function lookMarkup(look: Look, { title, hash }: BuiltScene, root: string): string {
  const { view, told, drawing } = look;
  const [wide, narrow] = placesOf(look).map((size) => {
    const drawn = drawing(size);
    return drawn && svgElement(drawn);
  });
  const strong = element('b', escapeXml(told.strong));
  const pictures = `<div class="wide">${wide ?? ''}</div><div class="narrow">${narrow ?? ''}</div>`;
  return [
    `<div class="look ${view}">`,
    `<div class="shown">${view === 'lesson' ? '' : wordsOf(look)}`,
    `<div class="room" role="img"${attributes({ 'aria-label': title })}>${pictures}</div>`,
    view === 'lesson' ? wordsOf(look) : '',
    `<button type="button" hidden>${escapeXml(pageWords.embedStart)}</button></div>`,
    withoutScripts(look),
    `<footer><p>${[strong, escapeXml(told.text)].filter(Boolean).join(' ')}</p>`,
    `${fullLink(root + hash)}</footer></div>`,
  ].join('');
}

/**
 * The template in `embed.html` for the scene of a link, whose picture and words come later, and the colours for it: those
 * of the foot, since the picture brings its own.
 */
export const sentPage: Pick<BuiltPage, 'style' | 'body'> = {
  style: `:root{${declaredColours(['canvas', 'paper', 'ink', 'ink2', 'line', 'role', 'onEntity'])}}`,
  body: [
    '<template id="sent"><div class="embed-start drawn"><div class="look">',
    '<div class="shown"><div class="room" role="img"></div>',
    `<button type="button" hidden>${escapeXml(pageWords.embedStart)}</button></div>`,
    `<footer><p><b></b> </p>${fullLink('./')}</footer></div></div></template>`,
  ].join(''),
};

/** Returns what is particular to the page of a scene. */
export function pageOf(scene: BuiltScene): BuiltPage {
  const { name, hash, title, description, social, looks } = scene;
  const root = '../'.repeat(name.split('/').length);
  const views = looks.map(({ view }) => view);
  return {
    path: scenePath(name),
    root,
    hash,
    title,
    description,
    social,
    views,
    height: embedViews[looks[0].view].height,
    style: [
      `:root{${declaredColours()}}`,
      scenePage.trim(),
      ...views.map((view) => `[data-look=${view}] .look.${view}{display:flex}`),
    ].join(''),
    body: looks.map((look) => lookMarkup(look, scene, root)).join(''),
  };
}

/** Makes all pages of built-in scenes. `lessons` are the lessons' files. */
export async function builtPages(lessons: readonly string[]): Promise<readonly BuiltPage[]> {
  const read = lessons.map((text) => {
    const parsed = parseLesson(text);
    if (!parsed.ok) throw new Error('A lesson can’t be read');
    return pageLesson(parsed.lesson);
  });
  return (await builtScenes(read)).map(pageOf);
}
