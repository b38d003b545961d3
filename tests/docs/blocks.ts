import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/packages.ts';

/** A fenced piece of code in the documentation. */
export interface Block {
  /** `docs/sdk.md:5` */
  readonly where: string;
  readonly file: string;
  readonly language: string;
  readonly code: string;
  /** From a comment before the fence: why it is not executed. */
  readonly notRun: string | null;
  /** From a comment before the fence: it goes on where the block of this language before it ended. */
  readonly continues: boolean;
}

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md', { cwd: root }).toSorted()];

/**
 * Every block of code in the documentation. In a comment on a line before a fence, `code not run: <reason>` leaves it out of
 * what is executed, `code continues` puts the blocks before it in front of it.
 */
export const blocks: readonly Block[] = pages.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const fences = text.matchAll(/^( *)```(\w*)[^\n]*\n(.*?)^ *```$/gms);
  return [...fences].map(({ index, 2: language = '', 3: code = '' }) => {
    const before = text.slice(0, index);
    const notes = /((?:<!--[^>]*-->\s*)*)$/.exec(before)?.[1] ?? '';
    return {
      where: `${file}:${String(before.split('\n').length)}`,
      file,
      language,
      code,
      notRun: /<!-- code not run: ([^>]+?) -->/.exec(notes)?.[1] ?? null,
      continues: notes.includes('<!-- code continues -->'),
    };
  });
});

export const blocksIn = (...languages: readonly string[]): readonly Block[] =>
  blocks.filter(({ language, notRun }) => languages.includes(language) && notRun === null);

/** A block with those before it that it continues. */
export function whole(block: Block): string {
  if (!block.continues) return block.code;
  const before = blocks.filter(
    ({ file, language, notRun }) =>
      file === block.file && language === block.language && notRun === null,
  );
  const previous = before[before.indexOf(block) - 1];
  return (previous ? whole(previous) : '') + block.code;
}
