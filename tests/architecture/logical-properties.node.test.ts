import { expect } from 'chai';
import { glob, readFile } from 'node:fs/promises';

/** What a script from right to left would not mirror, in a piece of CSS. */
function physicalIn(css: string): string[] {
  const declarations = css
    .replace(/\/\*.*?\*\//gs, '')
    .matchAll(/(?<=[{;]\s*)(?<name>[a-z-]+)\s*:\s*(?<value>[^;{}]+)(?=[;}])/g);
  return [...declarations].flatMap(({ 0: all, groups }) => {
    const { name = '', value = '' } = groups ?? {};
    return isPhysical(name, value.trim()) ? [all.replace(/\s+/g, ' ')] : [];
  });
}

function isPhysical(name: string, value: string): boolean {
  if (/(?:^|-)(?:left|right)(?:-|$)/.test(name)) return true;
  if (/^(?:text-align|float|clear|caption-side)$/.test(name)) return /^(?:left|right)$/.test(value);
  if (/^translate$/.test(name)) return !/^0(?:\s|$)/.test(value);
  // Four values name the right edge second, the left one last.
  const parts = value.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
  const isBox = /^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$/;
  if (isBox.test(name)) return parts.length === 4 && parts[1] !== parts[3];
  return name === 'border-radius' && parts.length > 1;
}

/** Every piece of CSS that a respondent or a reader of the results is shown, by its file. */
async function sheets(): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const file of glob('packages/{survey,results}/src/**/*.ts')) {
    for (const { groups } of (await readFile(file, 'utf8')).matchAll(/\bcss`(?<css>[^`]*)`/g))
      found.push([file, groups?.['css'] ?? '']);
  }
  for await (const file of glob('examples/looks/*.css'))
    found.push([file, await readFile(file, 'utf8')]);
  return found;
}

describe('styles', () => {
  it('name no left and no right, so that they are mirrored with the script', async () => {
    const all = await sheets();
    expect(all.length).to.be.above(15);
    expect(
      all.flatMap(([file, css]) => physicalIn(css).map((one) => `${file}: ${one}`)),
    ).to.deep.equal([]);
  });

  for (const one of [
    'margin-left: 1em',
    'border-top-right-radius: 0',
    'right: 0',
    'text-align: left',
    'padding: 1em 2em 1em 0',
    'inset: 0 auto 0 calc(1em + 2px)',
    'border-radius: 1em 0 0 1em',
    'translate: 1em 0',
  ]) {
    it(`are found where they do: ${one}`, () => {
      expect(physicalIn(`.a { color: red; ${one}; }`)).to.deep.equal([one]);
    });
  }

  for (const one of [
    'margin: 1em 2em',
    'padding: 1em 2em 0 2em',
    'text-align: start',
    'inset: 0',
    'translate: 0 1em',
  ]) {
    it(`are let be: ${one}`, () => {
      expect(physicalIn(`.a { ${one}; }`)).to.deep.equal([]);
    });
  }
});
