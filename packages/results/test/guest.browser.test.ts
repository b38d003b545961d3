import { expect } from 'chai';
import { FakeEnvironment, json } from './support/environment.ts';
import { clear, part, shown } from './support/page.ts';
import { resultsOf, workedTally } from './support/results.ts';
import type { SkmResults } from '../src/skm-results.ts';

const figures = (): Promise<SkmResults> =>
  shown(new FakeEnvironment(json(resultsOf(workedTally()))));

describe('<skm-results> on the page of somebody else', () => {
  afterEach(clear);

  it('inherits none of the words’ looks, which are its own', async () => {
    const element = await figures();
    const looks = (): string[] =>
      [...element.renderRoot.querySelectorAll('.box, .card, h2, p, td, .value')].flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return [...getComputedStyle(one)]
          .filter((property) => !property.startsWith('--'))
          .map((property) => `${property}: ${getComputedStyle(one).getPropertyValue(property)}`)
          .concat(`${String(width)} x ${String(height)}`);
      });
    const before = looks();
    element.style.cssText =
      'letter-spacing: 0.3em; word-spacing: 2em; text-transform: uppercase; font: italic 900 10px/3 cursive; color: white; text-align: right; direction: rtl; text-indent: 4em; white-space: pre; cursor: none';
    expect(looks()).to.deep.equal(before);
  });

  it('keeps the size of letters that the reader has set where a page makes its root small, and follows one that is larger', async () => {
    const element = await figures();
    const root = document.documentElement;
    const sizes = (): number[] =>
      [...element.renderRoot.querySelectorAll('.card, .value, h3, p, td, th, .tag, .chip')].flatMap(
        (one) => [
          parseFloat(getComputedStyle(one).fontSize),
          Math.round(one.getBoundingClientRect().height),
        ],
      );
    const before = sizes();
    root.style.fontSize = '62.5%';
    const small = sizes();
    root.style.fontSize = '200%';
    const [, height = 0] = sizes();
    root.style.fontSize = '';
    expect(small).to.deep.equal(before);
    expect(before).to.include(16);
    expect(height).to.be.above(1.5 * (before[1] ?? Infinity));
  });

  for (const around of ['display: flex', 'float: left', 'display: grid; place-items: center']) {
    it(`has the room there is, and no more: ${around}`, async () => {
      const element = await figures();
      const page = document.createElement('div');
      const row = document.createElement('div');
      row.style.cssText = around;
      row.append(element);
      page.append(row);
      document.body.append(page);
      for (const [room, width] of [
        ['300px', 300],
        ['1200px', 704],
      ] as const) {
        page.style.inlineSize = room;
        expect(part(element, 'card')!.getBoundingClientRect().width).to.equal(width);
      }
      page.remove();
    });
  }

  it('takes all the width of a block', async () => {
    const element = await figures();
    element.style.inlineSize = '1200px';
    expect(part(element, 'card')!.getBoundingClientRect().width).to.equal(1200);
  });
});
