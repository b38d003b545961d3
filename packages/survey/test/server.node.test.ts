import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { sentences } from '../src/sentences.ts';

const text = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

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

  it('explains every code that it puts on the console', async () => {
    const docs = await text('../../../docs/errors.md');
    for (const code of Object.keys(sentences)) expect(docs).to.contain(`\n### ${code}\n`);
  });
});
