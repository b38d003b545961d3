import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Minifies what is served as it is once more. The bundler shortens private names, which terser leaves alone; terser finds a
 * hundredth that the bundler leaves (docs/decisions/0140). The maps, which nobody is served, are those of before.
 */
export const minifiedAgain: Plugin = {
  name: 'minified-again',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const { code } = await minify(chunk.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 2 },
      });
      chunk.code = code ?? chunk.code;
    }
  },
};

/**
 * Has V8 compile a file whole and beside the page's own work, where it would go over each function twice: nearly all of the
 * first file runs at once (docs/decisions/0180). The comment must stand first, and minifiers drop comments.
 */
export const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry)
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
  },
};
