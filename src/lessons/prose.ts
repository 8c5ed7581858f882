import type { Token, Tokens } from 'marked';
import { Lexer } from 'marked';
import { isOutsideLink, saysOtherAddress } from './link-text.ts';
import { type Block, type Inline, inlineText } from './prose-text.ts';
import { deepestProse, type ScanFault, scanProse, tenthBounds, type TextBounds } from './scan-text.ts';

/** Something that isn't allowed in the text. `offset` counts characters from the text's beginning. */
interface ProseFault {
  readonly kind: 'html' | 'link' | 'address' | 'markdown' | ScanFault['kind'];
  readonly detail: string;
  readonly offset: number;
}

interface Prose {
  readonly blocks: readonly Block[];
  readonly faults: readonly ProseFault[];
}

/** The most faults that are reported for one file: an author mends some at a time. */
export const mostFaults = 50;

class ProseReader {
  readonly faults: ProseFault[] = [];
  #offset = 0;
  /** The text of the block that is read. */
  #raw = '';

  /** `part`: the part of the block at which it is; without it, the fault is at the block's beginning. */
  #fault(kind: ProseFault['kind'], detail: string, part = ''): void {
    if (this.faults.length >= mostFaults) return;
    const offset = this.#offset + Math.max(0, this.#raw.indexOf(part));
    this.faults.push({ kind, detail: detail.slice(0, 200).trim().slice(0, 80), offset });
  }

  blocks(tokens: readonly Token[], depth: number): Block[] {
    if (depth > deepestProse) {
      this.#fault('tooDeep', String(deepestProse));
      return [];
    }
    return tokens.flatMap((token) => {
      if (depth === 0) this.#raw = token.raw;
      const block = this.#block(token, depth);
      if (depth === 0) this.#offset += token.raw.length;
      return block;
    });
  }

  #block(token: Token, depth: number): Block[] {
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'paragraph':
      case 'text':
        return [{ type: 'paragraph', of: this.#inlines(childrenOf(token), depth + 1) }];
      case 'heading':
        return [{ type: 'heading', of: this.#inlines(childrenOf(token), depth + 1) }];
      case 'code':
        return [{ type: 'code', text: (token as Tokens.Code).text }];
      case 'blockquote':
        return [{ type: 'quote', of: this.blocks(childrenOf(token), depth + 1) }];
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ type: 'list', ordered, items: items.map((item) => this.blocks(item.tokens, depth + 1)) }];
      }
      default:
        this.#fault(token.type === 'html' ? 'html' : 'markdown', token.raw);
        return [];
    }
  }

  #inlines(tokens: readonly Token[], depth: number): Inline[] {
    if (depth > deepestProse) {
      this.#fault('tooDeep', String(deepestProse));
      return [];
    }
    return tokens.flatMap((token) => this.#inline(token, depth));
  }

  #inline(token: Token, depth: number): Inline[] {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [{ type: 'text', text: unescaped((token as Tokens.Text).text) }];
      case 'codespan':
        return [{ type: 'code', text: (token as Tokens.Codespan).text }];
      case 'br':
        return [{ type: 'text', text: ' ' }];
      case 'strong':
        return [{ type: 'strong', of: this.#inlines(childrenOf(token), depth + 1) }];
      case 'em':
        return [{ type: 'emphasis', of: this.#inlines(childrenOf(token), depth + 1) }];
      case 'link': {
        const { href } = token as Tokens.Link;
        const of = this.#inlines(childrenOf(token), depth + 1);
        if (!isOutsideLink(href)) this.#fault('link', href, token.raw);
        else if (saysOtherAddress(inlineText(of), href))
          this.#fault('address', new URL(href).href, token.raw);
        return [{ type: 'link', url: href, of }];
      }
      default:
        this.#fault(token.type === 'html' ? 'html' : 'markdown', token.raw);
        return [];
    }
  }
}

const childrenOf = (token: Token): readonly Token[] =>
  'tokens' in token && token.tokens ? token.tokens : [{ type: 'text', raw: token.raw, text: token.raw }];

/** Replaces line breaks by blanks. Marked leaves entities as they are, which is right: all is text here. */
function unescaped(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, at) => (at === 0 ? line.trimEnd() : at === last ? line.trimStart() : line.trim()))
    .filter((line, at) => line !== '' || at === 0 || at === last)
    .join(' ');
}

/**
 * Reads Markdown: paragraphs, headings, lists, quotes, code, emphasis and links. Anything else is a fault, and so is a
 * text beyond the bounds, which the library doesn't see.
 */
export function readProse(markdown: string, bounds: TextBounds = tenthBounds): Prose {
  const scan = scanProse(markdown, bounds);
  if (scan.fault) return { blocks: [], faults: [scan.fault] };
  const reader = new ProseReader();
  try {
    const blocks = reader.blocks(new Lexer({ gfm: false }).lex(markdown), 0);
    return { blocks, faults: reader.faults };
  } catch (error) {
    // Its stack ends, or it has a fault of its own: nothing of the text is shown.
    const offset = scan.heaviest;
    return {
      blocks: [],
      faults: [
        error instanceof RangeError
          ? { kind: 'tooDeep', detail: String(deepestProse), offset }
          : { kind: 'markdown', detail: markdown.slice(offset, offset + 80), offset },
      ],
    };
  }
}
