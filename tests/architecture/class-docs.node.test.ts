import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from './packages.ts';

/** An element, the files that draw it, and those that belong to another one of its package. */
interface Told {
  readonly name: string;
  readonly comment: string;
  readonly sources: string;
  readonly not?: RegExp;
}

const survey: Told = {
  name: 'skm-survey',
  comment: 'packages/survey/src/skm-survey.ts',
  sources: 'packages/survey/src/**/*.ts',
  not: /\/(skm-outbox|outbox\/.*)\.ts$/,
};

const elements: readonly Told[] = [
  survey,
  {
    name: 'skm-outbox',
    comment: 'packages/survey/src/skm-outbox.ts',
    sources: 'packages/survey/src/{skm-outbox,outbox/*}.ts',
  },
  {
    name: 'skm-results',
    comment: 'packages/results/src/skm-results.ts',
    sources: 'packages/results/src/**/*.ts',
  },
];

/** As much may be promised to those who dress the element: what is promised cannot be changed. */
const atMost = { properties: 25, parts: 15 };

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

const namesIn = (text: string, pattern: RegExp): string[] =>
  sorted(Array.from(text.matchAll(pattern), ([, name = '']) => name));

const sourcesOf = ({ sources, not }: Told): string =>
  globSync(sources, { cwd: root })
    .filter((file) => !not?.test(file))
    .map(read)
    .join('\n');

/** What the doc comment of an element names by a tag. */
const told = ({ comment }: Told, tag: string): string[] =>
  namesIn(read(comment), new RegExp(`@${tag} (?:\\{\\w+\\} )?\\[?([\\w-]+)`, 'g'));

/** The parts that templates write, those of both ways of a condition too. */
function partsIn(text: string): string[] {
  const plain = Array.from(text.matchAll(/\bpart="([^"$]+)"/g), ([, names = '']) => names);
  const chosen = Array.from(text.matchAll(/\bpart=\$\{([^}]+)\}/g), ([, code = '']) =>
    Array.from(code.matchAll(/'([^']+)'/g), ([, names = '']) => names),
  );
  return sorted([...plain, ...chosen.flat()].flatMap((names) => names.split(' ')));
}

describe('what the doc comment of an element promises', () => {
  for (const element of elements) {
    it(`is every part of ${element.name}, and no other`, () => {
      expect(told(element, 'csspart')).to.deep.equal(partsIn(sourcesOf(element)));
    });
  }

  it('is every slot of skm-survey, and no other', () => {
    const slots = namesIn(sourcesOf(survey), /<slot name="([\w-]+)"/g);
    expect(told(survey, 'slot')).to.deep.equal(slots);
  });

  it('is every state of skm-survey, and no other', () => {
    const [, phases = ''] =
      /^export type Phase =(.*?);\n$/ms.exec(read('packages/survey/src/interview/state.ts')) ?? [];
    const shown = [...namesIn(phases, /kind: '(\w+)'/g), 'loading', 'unavailable'];
    expect(told(survey, 'cssstate')).to.deep.equal(sorted(shown));
  });

  it('is every event of skm-survey, and no other', () => {
    const events = namesIn(read('packages/survey/src/event-map.ts'), /'(skm-\w+)':/g);
    const fired = namesIn(read(survey.comment), /@fires \{\w+\} ([\w-]+)/g);
    expect(fired).to.deep.equal(events);
  });

  it(`is no more than ${String(atMost.properties)} properties and ${String(atMost.parts)} parts of skm-survey`, () => {
    expect(told(survey, 'cssprop')).to.have.length.within(1, atMost.properties);
    expect(told(survey, 'csspart')).to.have.length.within(1, atMost.parts);
  });
});
