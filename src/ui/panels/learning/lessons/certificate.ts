import { lessons } from 'virtual:lessons';
import { palettes, type Theme } from '../../../../graph/drawing/palette.ts';
import { drawCertificate, type LearnedPart } from '../../../../graph/sheet/draw-certificate.ts';
import { layOut } from '../../../../graph/sheet/lay-out.ts';
import { sheetSvg } from '../../../../graph/sheet/sheet-svg.ts';
import { chapterTitles } from '#words/lessons.ts';
import { certificateWords as words } from '#words/certificate.ts';

/** What each lesson teaches, chapter by chapter. */
export async function whatWasLearned(): Promise<readonly LearnedPart[]> {
  const all = await Promise.all(lessons.map(({ load }) => load()));
  const chapters = [...new Set(lessons.map(({ chapter }) => chapter))];
  return chapters.map((id) => ({
    title: chapterTitles[id] ?? id,
    sentences: all.filter(({ lesson }) => lesson.chapter === id).map(({ lesson }) => lesson.learned),
  }));
}

/** The certificate as an SVG document that stands by itself. It holds a name only where one was typed. */
export function certificate(
  parts: readonly LearnedPart[],
  { name, finishedAt, theme }: { readonly name: string; readonly finishedAt: number; readonly theme: Theme },
): { readonly svg: string; readonly text: string } {
  const title = words.title(name.trim());
  const note = words.note(lessons.length, finishedAt);
  const sentences = parts.flatMap((part) => [`${part.title}:`, ...part.sentences]);
  const description = [note, ...sentences].join('\n');
  const sheet = layOut(drawCertificate(parts, palettes[theme]), palettes[theme], {
    title,
    note,
    foot: words.foot,
  });
  return { svg: sheetSvg(sheet, { title, description, link: null }), text: `${title}\n${description}` };
}
