import {
  contentRevision,
  customise,
  mapping,
  parseQuestionnaire,
  type Customisation,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aCustomisation } from './support/arbitraries.ts';
import { deepFreeze } from './support/samples.ts';

function made(base: Questionnaire, changes: Customisation): Questionnaire {
  const outcome = customise(base, changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.questionnaire;
}

const unsurOf = (questionnaire: Questionnaire): Set<string> =>
  new Set(mapping(questionnaire).ikm.map(({ unsur }) => unsur));

/** Holds `check` against every standard and any customisation of it. */
function always(
  check: (result: Questionnaire, base: Questionnaire, changes: Customisation) => void,
): void {
  fc.assert(
    fc.property(aCustomisation, ([base, changes]) => {
      check(made(base, changes), base, changes);
    }),
    { numRuns: 150 },
  );
}

describe('any customisation of any standard', () => {
  it('is a valid definition', () => {
    always((result) => {
      expect(parseQuestionnaire(result)).to.deep.equal({ ok: true, questionnaire: result });
    });
  });

  it('has unique keys: those of the base that were not left out, and the own ones', () => {
    always((result, base, { leaveOut = [], add = [] }) => {
      const keys = result.items.map(({ key }) => key);
      const kept = base.items.map(({ key }) => key).filter((key) => !leaveOut.includes(key));
      expect(keys).to.have.members([...kept, ...add.map(({ key }) => key)]);
      expect(new Set(keys).size).to.equal(keys.length);
    });
  });

  it('covers every unsur of the base but those whose items were all left out, and those of own items', () => {
    always((result, base, { leaveOut = [], add = [] }) => {
      const expected = new Set<string>(
        [...base.items.filter(({ key }) => !leaveOut.includes(key)), ...add].flatMap(
          ({ counts }) => (counts?.index === 'ikm' ? [counts.unsur] : []),
        ),
      );
      expect(unsurOf(result)).to.deep.equal(expected);
    });
  });

  it('begins with the items that order names', () => {
    always((result, _base, { order = [] }) => {
      expect(result.items.slice(0, order.length).map(({ key }) => key)).to.deep.equal(order);
    });
  });

  it('asks the chosen profile fields, in order, and requires what is to be required', () => {
    always((result, base, { profile }) => {
      const expected = profile?.choose ?? base.profile.map(({ key }) => key);
      expect(result.profile.map(({ key }) => key)).to.deep.equal(expected);
      for (const field of result.profile) {
        const { require = [], optional = [] } = profile ?? {};
        expect(field.required).to.equal(
          require.includes(field.key) && !optional.includes(field.key),
        );
      }
    });
  });

  it('is the same every time, from JSON too, and leaves the base alone', () => {
    always((result, base, changes) => {
      const frozen = deepFreeze(structuredClone(base));
      const foreign = JSON.parse(JSON.stringify(changes)) as Customisation;
      expect(made(frozen, foreign)).to.deep.equal(result);
    });
  });

  it('has its own name, and the revision of the base only where it asks the same', () => {
    always((result, base) => {
      expect(result.id).to.equal(`${base.id}-custom`);
      const same = contentRevision(base) === result.revision;
      const content = ({ items, profile, title, comment }: Questionnaire): unknown => ({
        items,
        profile,
        title,
        comment,
      });
      if (same) expect(content(result)).to.deep.equal(content(base));
      else expect(content(result)).to.not.deep.equal(content(base));
    });
  });
});
