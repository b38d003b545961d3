import { expect } from 'chai';
import { budgetOf, patternOf, patterns, phases } from './budgets.ts';
import { isWithin, lineOf, measure } from './measure.ts';

const budget = { brotli: 100, gzip: 110, fetched: 'the page' };
const fetchedBy = (file: string): string => budgetOf(patternOf(file) ?? '').fetched;
const within = { raw: 300, brotli: 100, gzip: 110 };

describe('the size check', () => {
  it('measures what crosses the wire', () => {
    const size = measure(Buffer.alloc(100_000, 'skm'));
    expect(size.raw).to.equal(100_000);
    expect(size.brotli).to.be.within(10, 100);
    expect(size.gzip).to.be.within(100, 1_000);
  });

  it('passes at the budget and not one byte above it', () => {
    expect(isWithin(within, budget)).to.equal(true);
    expect(isWithin({ ...within, brotli: 101 }, budget)).to.equal(false);
    expect(isWithin({ ...within, gzip: 111 }, budget)).to.equal(false);
  });

  it('says by how much a file is over, and what fetches it', () => {
    expect(lineOf('a.js', { ...within, brotli: 120 }, budget)).to.equal(
      '✗ a.js: raw 300, gzip 110 of 110 B, brotli 120 of 100 B (20 over); fetched: the page',
    );
  });

  it('knows a part by its name, whatever its hash, and no file that nobody has thought of', () => {
    const folder = 'packages/survey/dist/bundle';
    const rest = patternOf(`${folder}/skm-survey/rest-D_9O-Yg1.js`);
    expect(rest && budgetOf(rest).phase).to.equal('interview');
    expect(patternOf(`${folder}/skm-new.js`)).to.equal(undefined);
  });

  it('names one action for one part: no pattern stands for whatever has no line of its own', () => {
    const part = (name: string): string =>
      `packages/survey/dist/bundle/skm-survey/${name}-D_9O-Yg1.js`;
    expect(patternOf(part('new-part'))).to.equal(undefined);
    expect(['number-keys', 'contrast', 'narrow'].map(part).map(fetchedBy)).to.deep.equal([
      'with number-keys',
      'in forced colours',
      'where large letters have little room',
    ]);
  });

  it('has what a page begins with, and what an interview needs after it, in phases', () => {
    const used = new Set(patterns.map((pattern) => budgetOf(pattern).phase));
    for (const name of Object.keys(phases)) expect([...used]).to.include(name);
  });
});
