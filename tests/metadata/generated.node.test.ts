import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { outputs } from '@skm-survey/metadata';
import { packages, root } from '../architecture/packages.ts';

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { name: string; description: string; fieldName?: string }[];
}
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8').catch(() => '');

async function elements(): Promise<readonly Declaration[]> {
  const files = ['survey', 'results'].map((name) => read(`packages/${name}/custom-elements.json`));
  const manifests = (await Promise.all(files)).map((text) => JSON.parse(text) as Manifest);
  return manifests
    .flatMap(({ modules }) => modules.flatMap(({ declarations }) => declarations))
    .filter(({ tagName }) => tagName);
}

describe('what is written from the doc comments of the elements', () => {
  let fresh: ReadonlyMap<string, string>;

  before(async () => {
    fresh = await outputs();
  });

  it('is as new as they are (else: npx -y pnpm@12 generate)', async () => {
    const stale: string[] = [];
    for (const [path, text] of fresh) if ((await read(path)) !== text) stale.push(path);
    expect(stale).to.deep.equal([]);
  });

  it('names every element', async () => {
    const tags = (await elements()).map(({ tagName }) => tagName);
    expect(tags).to.include.members(['skm-survey', 'skm-question', 'skm-outbox', 'skm-results']);
  });

  it('tells what every attribute means', async () => {
    const silent = (await elements()).flatMap(({ tagName, attributes = [] }) =>
      attributes
        .filter(({ description }) => description.length < 10)
        .map(({ name }) => `${tagName ?? ''} ${name}`),
    );
    expect(silent).to.deep.equal([]);
  });

  it('has every attribute of the survey in one table, on the tag and on the element, with its default', async () => {
    const survey = (await elements()).find(({ tagName }) => tagName === 'skm-survey');
    const [, chapter = ''] =
      /^## `<skm-survey>`$(.*?)^## /ms.exec(await read('docs/reference.md')) ?? [];
    const rows = [
      ...chapter.matchAll(/^\| `([a-z-]+)` +\| `data-([a-z-]+)` +\|[^|]+\| +(\S[^|]*?) +\|/gm),
    ];
    const names = survey?.attributes?.map(({ name }) => name) ?? [];
    expect(names).to.include.members(['unit', 'lang', 'address-params']);
    expect(rows.map(([, name]) => name)).to.have.members(names);
    expect(rows.map(([, , onTag]) => onTag)).to.have.members(names);
  });

  it('has every attribute of the survey in the guide for admins', async () => {
    const survey = (await elements()).find(({ tagName }) => tagName === 'skm-survey');
    const text = await read('docs/pasang.md');
    const absent = survey?.attributes?.filter(({ name }) => !text.includes(`\`${name}\``));
    expect(absent?.map(({ name }) => name)).to.deep.equal([]);
  });

  it('is published: package.json names the manifest and what editors read', () => {
    for (const name of ['skm-survey', '@skm-survey/results']) {
      const found = packages.find((one) => one.name === name);
      expect(found?.entries.map(({ specifier }) => specifier)).to.include(
        `${name}/custom-elements.json`,
      );
    }
  });
});
