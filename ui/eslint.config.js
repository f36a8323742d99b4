// What a reader would not see in review: cycles of modules, promises taken for values, buttons that send forms, dead props.
import { fileURLToPath } from 'node:url';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// The parser of components keeps imports where the rule against cycles does not look.
const componentImports = fileURLToPath(new URL('lint/component-imports.cjs', import.meta.url));

export default ts.config(
  { ignores: ['dist', 'src/api/bindings.ts', 'tests/look.mjs', 'lint', '*.js'] },
  ts.configs.base,
  ...svelte.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { 'import-x': importX },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    settings: {
      'import-x/extensions': ['.ts', '.svelte'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], [componentImports]: ['.svelte'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ extensions: ['.ts', '.svelte', '.js'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/promise-function-async': ['error', { checkArrowFunctions: false }],
      // Maps and sets here are values that are replaced, and never changed once a page reads them.
      'svelte/prefer-svelte-reactivity': 'off',
      // There are no stores, and looking for them takes long.
      'svelte/require-store-reactive-access': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/button-has-type': 'error',
      'svelte/no-unused-props': 'error',
    },
  },
);
