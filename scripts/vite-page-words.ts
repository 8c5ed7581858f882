import type { Plugin } from 'vite';
import { runnerImport } from 'vite';

/** Replaces `%words.…%` in a page's HTML by the language's own words, and leaves out comments, which are for who reads the source. */
export function pageWords(): Plugin {
  return {
    name: 'iam-playground-page-words',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const { module: words } = await runnerImport<{ page: Readonly<Record<string, string>> }>(
          '#words/page.ts',
        );
        const { module: of } = await runnerImport<{ language: string }>('#words/locale.ts');
        const known = new Map(Object.entries({ ...words.page, language: of.language }));
        const told = html.replace(/\s*<!--[^]*?-->/g, '');
        return told.replace(/%words\.(\w+)%/g, (_place, name: string) => {
          const text = known.get(name);
          if (text === undefined) throw new Error(`index.html asks for a text that no word has: ${name}`);
          return text;
        });
      },
    },
  };
}
