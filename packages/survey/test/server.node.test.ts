import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { sentences } from '../src/sentences.ts';

const text = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

/** Codes that a part says by itself, with a sentence of its own. */
function reported(): string[] {
  const cwd = new URL('../src', import.meta.url).pathname;
  const sources = globSync('**/*.ts', { cwd }).map((name) =>
    readFileSync(`${cwd}/${name}`, 'utf8'),
  );
  return [...sources.join('').matchAll(/\breport\('([a-z-]+)'/g)].map(([, code = '']) => code);
}

describe('on a server', () => {
  it('imports without a window and registers nothing', async () => {
    const { SkmSurvey, version } = await import('skm-survey');
    await import('skm-survey/define');
    await import('skm-survey/script-tag');
    expect(SkmSurvey.version).to.equal(version);
  });
});

describe('package', () => {
  it('has the version that it says', async () => {
    const { version } = await import('skm-survey');
    const own = JSON.parse(await text('../package.json')) as { version: string };
    expect(version).to.equal(own.version);
  });

  it('explains every code that it puts on the console, and no other', async () => {
    const [, chapter = ''] =
      /^## The element$(.*?)^## /ms.exec(await text('../../../docs/errors.md')) ?? [];
    const headings = [...chapter.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).to.have.members([...new Set([...Object.keys(sentences), ...reported()])]);
  });
});
