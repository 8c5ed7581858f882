import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Components and runes. All other TypeScript is read by oxlint (`.oxlintrc.json`), thirty times as fast. `npm run lint`
 * lets TypeScript read every component once, as its parser translates it (`SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK`):
 * otherwise the whole program is made anew for each component. It finds the same, in half of the time.
 */
const components = ['**/*.svelte', '**/*.svelte.ts'];

export default ts.config(
  {
    ignores: [
      'dist',
      'dist-*',
      'public/embed',
      'node_modules',
      'src/engine/model/generated',
      'src/engine/model/data',
      'coverage',
    ],
  },
  // What says which files it is for keeps them, apart from the rules for all TypeScript.
  ...[...ts.configs.recommendedTypeChecked, ...svelte.configs.recommended]
    .map((config) => ({
      ...config,
      files: config.files?.filter((glob) => glob.includes('svelte')) ?? components,
    }))
    .filter(({ files }) => files.length > 0),
  {
    files: components,
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        parser: ts.parser,
        svelteConfig,
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      // A function with more ways through it can't be read at a sight: its parts get names of their own. A `switch`
      // counts once, since its cases are read one by one.
      complexity: ['error', { max: 18, variant: 'modified' }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: true }],
      'no-restricted-globals': [
        'error',
        { name: 'ResizeObserver', message: 'ui/parts/on-resize.ts tells of sizes without a loop.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'SvelteDirective[kind="Binding"][key.name.name=/^(client|offset)(Width|Height)$|^(contentRect|contentBoxSize|borderBoxSize)$/]',
          message: 'ui/parts/on-resize.ts tells of sizes without a loop.',
        },
      ],
    },
  },
  {
    files: ['**/*.svelte.ts'],
    rules: {
      'no-var': 'error',
      'prefer-const': 'error',
      'prefer-rest-params': 'error',
      'prefer-spread': 'error',
    },
  },
  {
    files: ['tests/**/*.ts'],
    // What is measured there is time.
    ignores: ['tests/bench/**', '**/*.svelte.ts'],
    languageOptions: { parser: ts.parser },
    // Its rules are off here, but comments name them.
    plugins: { '@typescript-eslint': ts.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name="waitForTimeout"], NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"][arguments.length=2]',
          message: 'Wait for a state (vi.waitFor, locator.waitFor, an event), not for a time.',
        },
      ],
    },
  },
);
