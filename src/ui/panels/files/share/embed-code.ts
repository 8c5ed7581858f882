import { escapeXml as html } from '../../../../graph/picture/svg.ts';
import { curriculum } from '../../../../lessons/curriculum.ts';
import keptLoaders from '../../../../post/kept-loaders.json' with { type: 'json' };
import type { EmbedOptions } from '../../../view/embed-address.ts';
import { embedPageOf } from '../../../view/scene-pages.ts';

/** The part of a page that a post shows. */
export interface Embedded {
  /** The page's own address, with a slash at its end. */
  readonly page: string;
  readonly options: EmbedOptions;
  /** The place, with its `#`. */
  readonly hash: string;
  /** CSS pixels. */
  readonly height: number;
  /** Its name, for those who can't see it and for a link in its place. */
  readonly title: string;
  /** The words of that link. */
  readonly link: string;
  /** Whether the post takes the element's script only if it is exactly the kept one: its host has to let it (CORS). */
  readonly isChecked: boolean;
}

const fallback = ({ page, hash, link }: Embedded): string =>
  `<a href="${html(page + hash)}">${html(link)}</a>`;

/** The lessons that are built in, each with a page of its own. */
const builtIn: ReadonlySet<string> = new Set(curriculum.flatMap(({ lessons }) => lessons));

/** Writes what follows `embed.html` in an address; the embed reads it back (`readEmbedOptions`, `embedHash`). */
export function writeEmbedAddress(
  { view, theme, start, isReadOnly, line, label }: EmbedOptions,
  hash: string,
): string {
  const query = new URLSearchParams({
    ...(view && { view }),
    ...(theme !== 'auto' && { theme }),
    ...(isReadOnly && { readonly: '1' }),
    ...(start !== 'scroll' && { start }),
    ...(line !== '' && { line }),
    ...(label !== '' && { label }),
  }).toString();
  return `${query === '' ? '' : `?${query}`}${hash}`;
}

/** The address of what a frame shows: the page of a built-in scene, or that of all embeds with what it is about. */
function frameAddress({ page, options, hash }: Embedded): string {
  const scene = embedPageOf(hash, builtIn);
  return scene === null
    ? `${page}embed.html${writeEmbedAddress(options, hash)}`
    : `${page}${scene}${writeEmbedAddress(options, '')}`;
}

/** A frame: it works wherever a post may have one. Its theme needs the same scheme on the frame. */
export function frameCode(embedded: Embedded): string {
  const { options, height, title } = embedded;
  const scheme = options.theme === 'auto' ? '' : `; color-scheme: ${options.theme}`;
  return [
    `<iframe title="${html(title)}" src="${html(frameAddress(embedded))}"`,
    `  style="width: 100%; height: ${String(height)}px; border: 0${scheme}" loading="lazy"`,
    `  referrerpolicy="strict-origin-when-cross-origin">${fallback(embedded)}</iframe>`,
  ].join('\n');
}

/** The element, which follows its post: its script, and itself. */
export function elementCode(embedded: Embedded): string {
  const { page, options, hash, height, title, isChecked } = embedded;
  const attributes = [
    ['title', title],
    ['view', options.view ?? ''],
    ['address', hash],
    ...(options.theme === 'auto' ? [] : [['theme', options.theme]]),
    ...(options.isReadOnly ? [['readonly', '1']] : []),
    ...(options.start === 'scroll' ? [] : [['start', options.start]]),
    ...(options.line === '' ? [] : [['line', options.line]]),
    ['height', String(height)],
    ['style', `display: block; height: ${String(height)}px`],
  ].map(([name = '', value = '']) => ` ${name}="${html(value)}"`);
  const [kept] = keptLoaders;
  const script =
    isChecked && kept
      ? `embed/${kept.file}" integrity="${kept.integrity}" crossorigin="anonymous"`
      : 'embed/v1.js"';
  return [
    `<script async src="${html(page)}${script}></script>`,
    `<iam-playground${attributes.join('')}>${fallback(embedded)}</iam-playground>`,
  ].join('\n');
}

/** A link for places that allow no frame, such as a README. */
export function markdownCode({ page, hash, link, title }: Embedded): string {
  const text = [...`${title}: ${link}`]
    .map((one) => ('\\`*_[]<>#'.includes(one) ? `\\${one}` : one))
    .join('');
  return `[${text}](<${page}${hash.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`;
}
