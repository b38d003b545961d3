import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { editorFiles } from './editors.ts';
import { root } from './elements.ts';
import { frameworkTypes } from './frameworks.ts';
import { manifestOf } from './manifest.ts';
import { reactWrapper } from './react.ts';
import { reference } from './reference.ts';
import { wordpressAttributes } from './wordpress.ts';

interface About {
  readonly name: string;
  readonly version: string;
}

const readAbout = (folder: string): About => {
  const { name, version } = JSON.parse(
    readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'),
  ) as About;
  return { name, version };
};

/** Everything that is written from the doc comments of the elements: the text of each file by its path in the repository. */
export async function outputs(): Promise<ReadonlyMap<string, string>> {
  const survey = await manifestOf('survey');
  const results = await manifestOf('results');
  const files = Object.entries({ survey, results }).flatMap(([folder, manifest]) =>
    Object.entries({
      'custom-elements.json': JSON.stringify(manifest),
      ...editorFiles(manifest, readAbout(folder)),
      ...frameworkTypes(manifest),
    }).map(([name, text]) => [`packages/${folder}/${name}`, text] as const),
  );
  const all = [
    ...files,
    ['packages/survey/src/react.ts', reactWrapper(survey)] as const,
    ['examples/wordpress/skm-survey/attributes.php', wordpressAttributes(survey)] as const,
    ['docs/reference.md', reference([survey, results])] as const,
  ];
  return new Map(
    await Promise.all(all.map(async ([path, text]) => [path, await neat(path, text)] as const)),
  );
}

/** As the repository has its files. */
async function neat(path: string, text: string): Promise<string> {
  if (path.endsWith('.php')) return text;
  const filepath = join(root, path);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
