import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** The name under which the first file hands out what its parts share with it; of this build alone. */
const registryOf = (id: string): string => `globalThis[Symbol.for("skm-survey/${id}")]`;

/**
 * Browsers remember for the life of a page that a module could not be had, and would never ask for it again: another try
 * goes to another address.
 */
const again = `const skmFailed = new Map();
const skmAgain = (path, base) => {
  const url = new URL(path, base).href;
  const tries = skmFailed.get(url) ?? 0;
  return import(tries ? url + "?" + tries : url).catch((cause) => {
    skmFailed.set(url, tries + 1);
    throw cause;
  });
};
`;

/** The bundler's own file. Of it only a line is used, which is shorter than what asks for the file. */
const runtime = 'rolldown-runtime';
const namespaceOf =
  '(all) => Object.defineProperties({}, Object.fromEntries(Object.entries(all).map(([name, get]) => [name, { get, enumerable: true }])))';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source?: { readonly value: string } | null;
  readonly specifiers?: readonly {
    readonly local: { readonly name: string };
    readonly imported?: { readonly name: string };
    readonly exported?: { readonly name: string };
  }[];
}

/** The chunk that a file name in an import stands for. */
const chunkNamed = (
  chunks: Readonly<Record<string, Rolldown.RenderedChunk>>,
  path: string,
): Rolldown.RenderedChunk | undefined =>
  Object.values(chunks).find(({ fileName }) =>
    fileName.endsWith(path.replace(/^(\.{1,2}\/)+/, '')),
  );

/**
 * Makes the parts of a one-tag file independent of its address: a page may name it as it likes (`skm-survey.js?v=2`, as
 * WordPress does) without loading it twice. A part takes what it shares from a registry that the first file fills, instead
 * of importing the first file by name; what two parts share and may not be there yet, it waits for. The first file waits for
 * nothing: there it fails the build.
 */
export function parts(entry: string): Plugin {
  let id = '';
  return {
    name: 'parts',
    renderStart() {
      const hash = createHash('sha256');
      for (const module of [...this.getModuleIds()].sort()) {
        hash.update(this.getModuleInfo(module)?.code ?? '');
      }
      id = hash.digest('hex').slice(0, 8);
    },
    renderChunk(code, chunk, ...[, { chunks }]) {
      const registry = registryOf(id);
      const isEntry = chunk.fileName === entry;
      const isShared = Object.values(chunks).some(({ imports }) =>
        imports.includes(chunk.fileName),
      );
      const edits: { start: number; end: number; text: string }[] = [];
      for (const node of this.parse(code).body as unknown as readonly Node[]) {
        const { start, end, source, specifiers = [] } = node;
        if (node.type === 'ImportDeclaration' && source) {
          const from = chunkNamed(chunks, source.value);
          if (!from || (isEntry && !isHereBefore(from, chunk, chunks))) {
            this.error(`${chunk.name} imports ${source.value}, which may not be there before it`);
          }
          if (from.name === runtime) {
            const [only, ...others] = specifiers;
            if (!only || others.length > 0) this.error('the bundler asks for more than one line');
            edits.push({ start, end, text: `const ${only.local.name} = ${namespaceOf};` });
            continue;
          }
          const names = specifiers.map(({ local, imported }) => `${imported?.name}: ${local.name}`);
          const shared = isHereBefore(from, chunk, chunks)
            ? `${registry}[${JSON.stringify(from.name)}]`
            : `await skmAgain(${JSON.stringify(source.value)}, import.meta.url)`;
          const text = `const { ${names.join(', ')} } = ${shared};`;
          edits.push({ start, end, text });
        } else if (node.type === 'ExportNamedDeclaration' && isShared) {
          const names = specifiers.map(({ local, exported }) => `${exported?.name}: ${local.name}`);
          const shared = `${registry}[${JSON.stringify(chunk.name)}] ??= { ${names.join(', ')} };`;
          edits.push({
            start,
            end,
            text: isEntry ? shared : `${code.slice(start, end)}\n${shared}`,
          });
        }
      }
      const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
      const linked = fromTheEnd
        .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
        .replace(/\bimport\(\s*("[^"]+")\s*\)/g, 'skmAgain($1, import.meta.url)');
      if (isEntry) return { code: `${again}${registry} ??= { skmAgain };\n${linked}`, map: null };
      const head = linked.includes('skmAgain(') ? `const { skmAgain } = ${registry};\n` : '';
      return { code: head + linked, map: null };
    },
    generateBundle(_, bundle) {
      const file = Object.keys(bundle).find((one) => one.includes(runtime));
      if (file) Reflect.deleteProperty(bundle, file);
    },
  };
}

/** Whether a chunk cannot run before another did: it is asked for by that one alone, or that one is the first file. */
function isHereBefore(
  other: Rolldown.RenderedChunk,
  chunk: Rolldown.RenderedChunk,
  chunks: Readonly<Record<string, Rolldown.RenderedChunk>>,
): boolean {
  if (other.isEntry) return true;
  const askers = Object.values(chunks).filter(({ dynamicImports }) =>
    dynamicImports.includes(chunk.fileName),
  );
  return askers.every(({ fileName }) => fileName === other.fileName);
}
