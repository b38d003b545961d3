import {
  contentRevision,
  mapTexts,
  standardQuestionnaire,
  textsOf,
} from '@skm-survey/questionnaire';

import { expect } from 'chai';
import * as fc from 'fast-check';
import { aStandard, someWords } from './support/arbitraries.ts';
import { item, questionnaire } from './support/samples.ts';

describe('contentRevision', () => {
  it('is c- and sixteen hexadecimal digits', () => {
    expect(contentRevision(questionnaire([item('a')]))).to.match(/^c-[0-9a-f]{16}$/);
  });

  it('does not depend on the name nor on the order of members', () => {
    const base = standardQuestionnaire('skm-2017');
    const reversed = Object.fromEntries(Object.entries(base).reverse()) as typeof base;
    expect(contentRevision({ ...reversed, id: 'lain', revision: '9' })).to.equal(
      contentRevision(base),
    );
  });

  it('survives JSON', () => {
    fc.assert(
      fc.property(aStandard, (standard) => {
        const copy = JSON.parse(JSON.stringify(standard)) as typeof standard;
        expect(contentRevision(copy)).to.equal(contentRevision(standard));
      }),
    );
  });

  it('changes with any one text', () => {
    fc.assert(
      fc.property(aStandard, fc.nat(), someWords, (standard, choice, words) => {
        const keys = [...textsOf(standard).keys()];
        const chosen = keys[choice % keys.length];
        const changed = mapTexts(standard, (text, key) =>
          key === chosen ? { ...text, id: `${text.id}${words}` } : text,
        );
        expect(contentRevision(changed)).to.not.equal(contentRevision(standard));
      }),
    );
  });

  it('changes with the order of items', () => {
    const [a, b] = [item('a'), item('b')];
    expect(contentRevision(questionnaire([a, b]))).to.not.equal(
      contentRevision(questionnaire([b, a])),
    );
  });
});
