import type { Plugin } from 'vite';

/** Marks the copies of modules that have Indonesian words only. */
const indonesian = 'indonesian';

const unseen: readonly string[] = ['en', 'source', 'legalBasis'];

interface Node {
  readonly type?: string;
  readonly start?: number;
  readonly end?: number;
  readonly key?: { readonly name?: string };
}

/** Every property of an object literal below a node that no screen in Indonesian shows. */
function* unseenIn(node: unknown): Generator<{ start: number; end: number }> {
  if (typeof node !== 'object' || node === null) return;
  const { type, start, end, key } = node as Node;
  if (
    type === 'Property' &&
    unseen.includes(key?.name ?? '') &&
    start !== undefined &&
    end !== undefined
  ) {
    yield { start, end };
    return;
  }
  for (const child of Object.values(node)) yield* unseenIn(child);
}

/**
 * The questionnaire that lies in the first file has only there what every page needs of it: its Indonesian words. Where
 * English is asked for, the whole of it is a part with the others.
 */
export const questionnaireFirst: Plugin = {
  name: 'questionnaire-first',
  enforce: 'pre',
  async resolveId(source, importer = '') {
    const [path = '', copy] = importer.split('?');
    const isFirst = path.endsWith('/survey/src/definition.ts') && source.endsWith('/skm-2017');
    if (!isFirst && copy !== indonesian) return null;
    const resolved = await this.resolve(source, path, { skipSelf: true });
    return resolved && { ...resolved, id: `${resolved.id}?${indonesian}` };
  },
  transform(code, id) {
    if (!id.endsWith(`?${indonesian}`)) return null;
    let small = code;
    const found = [...unseenIn(this.parse(code, { lang: 'ts' }))];
    for (const { start, end } of found.toSorted((a, b) => b.start - a.start)) {
      small = small.slice(0, start) + small.slice(end).replace(/^\s*,/, '');
    }
    return { code: small, map: null };
  },
};
