import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import ts from 'typescript';
import { root } from '../architecture/packages.ts';
import { blocks, blocksIn, whole } from './blocks.ts';

/** As many blocks may stand in the documentation without being executed, each with its reason. */
const notRunAtMost = 7;

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** What a JSON block says that it is, by the end of its `$schema`. */
const schemas = ['questionnaire', 'customisation'].map((name) => `${name}.schema.json`);

/** What stands around the scripts of the documentation: the elements, and what a queue system has at hand. */
const aroundScripts = `
import type {} from 'skm-survey';
declare global {
  const ticket: string;
  const frame: HTMLIFrameElement;
}
`;

describe('code in the documentation', () => {
  it('is of a language that is executed, or plain text', () => {
    const known = ['', 'html', 'css', 'js', 'ts', 'json', 'jsonl', 'sh'];
    expect(blocks.filter(({ language }) => !known.includes(language))).to.deep.equal([]);
  });

  it(`is left out of what is executed ${String(notRunAtMost)} times at most, with a reason each time`, () => {
    const left = blocks.filter(({ notRun }) => notRun !== null);
    expect(left.length).to.be.at.most(notRunAtMost);
    expect(left.filter(({ notRun }) => (notRun ?? '').length < 15)).to.deep.equal([]);
  });

  for (const block of blocksIn('json')) {
    it(`${block.where} is JSON, of the schema that it names`, () => {
      const value = JSON.parse(block.code) as { $schema?: string };
      const named = schemas.find((name) => value.$schema?.endsWith(name));
      if (!named) return;
      const schema = read(`packages/questionnaire/schema/${named}`);
      const validate = new Ajv2020({ strict: true }).compile(schema as object);
      validate(value);
      expect(validate.errors).to.equal(null);
    });
  }

  for (const block of blocksIn('jsonl')) {
    it(`${block.where} is JSON in every line`, () => {
      for (const line of block.code.trim().split('\n')) JSON.parse(line);
    });
  }

  for (const block of blocksIn('sh')) {
    it(`${block.where} calls commands that there are`, () => {
      const { scripts } = read('package.json') as { scripts: Record<string, string> };
      const called = [...block.code.matchAll(/^(?:npx -y pnpm@12|pnpm) (?:exec )?([\w:]+)/gm)];
      const absent = called.map(([, name = '']) => name).filter((name) => !(name in scripts));
      expect(absent.filter((name) => name !== 'vite')).to.deep.equal([]);
      expect(called.length + (/^(curl|export) /m.test(block.code) ? 1 : 0)).to.be.above(0);
    });
  }

  /** What the compiler says of every block of a language, with these options beside ours. */
  function complaintsOf(language: 'ts' | 'js', more: ts.CompilerOptions): string[] {
    // Beside the tests, so that packages are found as they find them.
    const folder = join(root, 'tests/docs/.extracted');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const names = blocksIn(language).map((block) => {
      const name = join(folder, `${block.where.replace(/\W+/g, '-')}.${block.language}`);
      writeFileSync(name, `${whole(block)}\nexport {};\n`);
      return name;
    });
    const around = join(folder, 'around.ts');
    writeFileSync(around, aroundScripts);
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
    const program = ts.createProgram([...names, around], {
      ...options,
      noUnusedLocals: false,
      ...more,
    });
    const found = names.flatMap((name) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
    );
    const said = found.map(({ file, start, messageText }) => {
      const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
      return `${file?.fileName.split('/').at(-1) ?? ''}:${String(line + 1)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    rmSync(folder, { recursive: true, force: true });
    return said;
  }

  it('in TypeScript has the types of the packages', function () {
    this.timeout(240_000);
    expect(complaintsOf('ts', {})).to.deep.equal([]);
  });

  it('in JavaScript calls what there is, with what it takes', function () {
    this.timeout(240_000);
    // A script says no types, so what it leaves open (an element that may not be there) is its own affair.
    const open = {
      strictNullChecks: false,
      exactOptionalPropertyTypes: false,
      noImplicitAny: false,
    };
    expect(complaintsOf('js', { allowJs: true, checkJs: true, ...open })).to.deep.equal([]);
  });
});
