/** A lesson's text as a tree. The page makes elements from it, so no HTML is ever written. */
export type Block =
  | { readonly type: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly type: 'heading'; readonly of: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'quote'; readonly of: readonly Block[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] };

export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly of: readonly Inline[] }
  /** Leads outside: only http or https. */
  | { readonly type: 'link'; readonly url: string; readonly of: readonly Inline[] };

/** The most words of a lesson's text. */
export const mostWords = 150;

export const inlineText = (of: readonly Inline[]): string =>
  of.map((one) => ('of' in one ? inlineText(one.of) : one.text)).join('');

/** The text of blocks, for counting words. */
export function proseText(blocks: readonly Block[]): string {
  return blocks
    .map((block): string => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return inlineText(block.of);
        case 'code':
          return block.text;
        case 'quote':
          return proseText(block.of);
        case 'list':
          return block.items.map(proseText).join(' ');
      }
    })
    .join(' ');
}

/** How many words a lesson's text has. */
export const wordsIn = (blocks: readonly Block[]): number =>
  proseText(blocks).split(/\s+/).filter(Boolean).length;
