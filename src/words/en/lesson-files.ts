import type { FaultKind } from '../../lessons/fields.ts';
import type { FileFault } from '../../lessons/front-matter.ts';
import { isolating } from '../isolate.ts';

interface Said {
  /** The fault. */
  readonly what: string;
  /** The remedy. */
  readonly todo: string;
}

const faults: Readonly<Record<FaultKind, (detail: string) => Said>> = {
  unknown: (name) => ({
    what: `There is no field “${name}” here.`,
    todo: 'Correct its name, or take it out.',
  }),
  missing: (name) => ({ what: `The field “${name}” is missing.`, todo: 'Add it.' }),
  wrong: (wanted) => ({ what: 'This value does not fit.', todo: `Write: ${wanted}.` }),
  nowhere: (name) => ({
    what: `“${name}” leads nowhere: the page knows nothing of that name.`,
    todo: 'Correct the name, or add what it means.',
  }),
  twice: (name) => ({ what: `“${name}” is there twice.`, todo: 'Give one of them another name.' }),
  within: (what) => ({ what: `The page can’t check ${what}.`, todo: 'Make it a need of its own.' }),
  yaml: (detail) =>
    detail === '---'
      ? {
          what: 'The file does not begin with a line “---”, fields, and a second line “---”.',
          todo: 'Put the fields between two such lines, and the text below them.',
        }
      : detail === '&'
        ? {
            what: 'The fields use YAML’s anchors (& and *), which can grow without end.',
            todo: 'Write out what they stand for.',
          }
        : {
            what: `The page can’t read this as YAML: ${detail.replace(/\.$/, '')}.`,
            todo: 'Check the indent, the colons and the quotes on this line.',
          },
  tooBig: (bound) => ({ what: `This is longer than ${bound}.`, todo: 'Shorten it, or divide it.' }),
  tooDeep: (bound) => ({
    what: `This is nested more than ${bound} levels deep.`,
    todo: 'Make it flatter.',
  }),
  tooMany: (bound) => ({
    what: `This is more than ${bound}.`,
    todo: 'Take some away. For goals, that counts the decisions that the page would make after each change.',
  }),
  tooLong: (seconds) => ({
    what: `The page has stopped reading this after ${seconds} seconds. No lesson or workshop takes so long.`,
    todo: 'Divide the file into parts, and open them one by one to find the part.',
  }),
  html: (text) => ({
    what: `The text holds HTML: ${text}`,
    todo: 'Write it in Markdown, or put it between backticks to show it.',
  }),
  link: (url) => ({
    what: `This link does not lead to a web page: ${url}`,
    todo: 'Use an address that begins with https://.',
  }),
  address: (url) => ({
    what: `The text of a link looks like another address than the one that it leads to: ${url}`,
    todo: 'Write that address itself, or words that are no address. Leave out letters that can’t be seen.',
  }),
  markdown: (text) => ({
    what: `The page can’t show this part of Markdown: ${text}`,
    todo: 'Use paragraphs, headings, lists, quotes, code, bold, italics and links.',
  }),
};

/** The fault of a lesson or workshop file, its place, and its remedy. */
export const faultWords = /* @__PURE__ */ isolating({
  place: ({ line, column, place }: Pick<FileFault, 'line' | 'column' | 'place'>) =>
    `Line ${String(line)}, column ${String(column)}${place === '' ? '' : `, ${place}`}`,
  said: ({ kind, detail }: Pick<FileFault, 'kind' | 'detail'>): Said => faults[kind](detail),
} as const);

/** The same in one line. */
export const faultText = (fault: FileFault): string => {
  const { what, todo } = faultWords.said(fault);
  return `${faultWords.place(fault)}: ${what} ${todo}`;
};
