import type { Plugin } from 'vite';

/** Has to be the first line of a file. Browsers that don't know it read a comment. */
const hint = '//# allFunctionsCalledOnLoad\n';

/** The files that start the page, by their names: the frame, what is live in it, and what draws the picture. */
const starting: readonly string[] = ['index', 'live', 'cytoscape'];

/**
 * Tells the browser that a file's functions will be called as soon as it is there: it then compiles them beside the page's own
 * work while the file arrives, not one by one in the tasks that call them first.
 */
export function compileHints(): Plugin {
  return {
    name: 'iam-playground-compile-hints',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // Vite still writes something to the beginning of a file before.
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && starting.includes(file.name)) file.code = hint + file.code;
      },
    },
  };
}
