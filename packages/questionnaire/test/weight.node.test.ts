import { expect } from 'chai';
import { readFile } from 'node:fs/promises';

const source = new URL('../src/', import.meta.url);

/** Everything that loads when a file loads: type imports are erased, `import()` loads later. */
async function loads(file: string, seen = new Set<string>()): Promise<Set<string>> {
  const here = new URL(file, source);
  const name = file.startsWith('.') || file.includes('/src/') ? here.href : file;
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = await readFile(here, 'utf8');
  for (const [, from] of text.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from\s'([^']+)'/gm)) {
    if (from!.startsWith('.')) await loads(new URL(from!, here).href, seen);
    else seen.add(from!);
  }
  return seen;
}

/** What a page with the survey runs for everyone, whatever it asks. */
const light = [
  './standard/skm-2017.ts',
  './standard/load.ts',
  './standard/standards.ts',
  './profile/skm-online.ts',
  './text.ts',
  './translate.ts',
  './channel.ts',
  './mapping.ts',
  './edit.ts',
  './apply.ts',
  './revision.ts',
  './validate-answers.ts',
];

describe('what a page loads', () => {
  for (const file of light) {
    it(`${file} needs no schema library`, async () => {
      expect([...(await loads(file))]).to.not.include('zod/mini');
    });
  }

  for (const file of ['./parse.ts', './customise.ts']) {
    it(`${file} does, so a page loads it when foreign input comes`, async () => {
      expect([...(await loads(file))]).to.include('zod/mini');
    });
  }

  it('the default questionnaire brings no other with it', async () => {
    const standards = [...(await loads('./standard/skm-2017.ts'))].filter((file) =>
      file.includes('/standard/'),
    );
    expect(standards.map((file) => file.split('/').at(-1))).to.have.members([
      'skm-2017.ts',
      'scale.ts',
    ]);
  });
});
