// What a component imports, for the rule against cycles: its scripts alone, each where it stands, read as TypeScript.
const { parseForESLint } = require('@typescript-eslint/parser');

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** The text of a component with all but its scripts blanked out. */
function scriptsOf(text) {
  let out = '';
  let end = 0;
  for (const found of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = found.index + found[1].length;
    out += blank(text.slice(end, start)) + found[2];
    end = start + found[2].length;
  }
  return out + blank(text.slice(end));
}

exports.meta = { name: 'component-imports', version: '1' };
exports.parseForESLint = (text, { filePath }) =>
  parseForESLint(scriptsOf(text), {
    sourceType: 'module',
    range: true,
    loc: true,
    comment: true,
    tokens: true,
    filePath: `${filePath}.ts`,
  });
