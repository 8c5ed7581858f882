import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  {
    ignores: [
      'dist',
      'dist-*',
      'node_modules',
      'src/engine/model/generated',
      'src/engine/model/data',
      'coverage',
    ],
  },
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['*.config.{js,ts}', 'scripts/**', '.ci/**', 'tests/**/*.{js,mjs}'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['src/**'],
    ignores: ['src/ui/parts/on-resize.ts'],
    rules: {
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
    files: ['src/**', 'scripts/**'],
    // A function with more ways through it can't be read at a sight: its parts get names of their own. A `switch`
    // counts once, since its cases are read one by one.
    rules: { complexity: ['error', { max: 18, variant: 'modified' }] },
  },
  {
    files: ['tests/**'],
    ignores: ['tests/properties.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'tests/properties.ts hands it on with a seed that fails again.' },
      ],
    },
  },
  {
    files: ['tests/**'],
    // What is measured there is time.
    ignores: ['tests/bench/**'],
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
  { files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
);
