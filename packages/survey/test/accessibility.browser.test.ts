import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { expect } from 'chai';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { answerAll, clearPage, place, type Setting } from './support/fixture.ts';
import { demanding } from './support/questionnaires.ts';
import { listenToConsole } from './support/console.ts';

declare const axe: typeof Axe;

/** Asks axe-core with all its rules; a violation fails with the rule, the element and the reason. */
async function expectAccessible(survey: SkmSurvey): Promise<void> {
  const { violations } = await axe.run(survey, { resultTypes: ['violations'] });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).to.deep.equal([]);
}

/** The way to every screen of an interview, from its introduction. */
const screens: Readonly<Record<string, (setting: Setting) => Promise<void>>> = {
  introduction: () => Promise.resolve(),
  question: ({ respondent }) => respondent.press('Mulai'),
  'refused question': async ({ respondent }) => {
    await respondent.press('Mulai');
    await respondent.press('Lanjut');
  },
  comment: async ({ respondent }) => {
    await answerAll(respondent);
    await respondent.press('Kembali');
    await respondent.write('081234567890');
  },
  review: ({ respondent }) => answerAll(respondent),
  failure: async ({ respondent, client }) => {
    const log = listenToConsole();
    client.outcomes.push({ kind: 'failed', id: 'a', code: 'store-full', cause: '' });
    await answerAll(respondent);
    await respondent.press('Kirim');
    log.restore();
  },
  thanks: async ({ respondent, client }) => {
    client.become({ pending: 2 });
    await answerAll(respondent);
    await respondent.press('Kirim');
  },
};

describe('<skm-survey> is accessible', () => {
  afterEach(clearPage);

  for (const [name, goTo] of Object.entries(screens)) {
    for (const theme of ['light', 'dark']) {
      for (const lang of ['id', 'en']) {
        it(`on the screen "${name}" in the ${theme} theme, ${lang}`, async () => {
          const setting = await place((survey) => (survey.theme = theme));
          await goTo(setting);
          setting.survey.lang = lang;
          await setting.respondent.settle();
          await expectAccessible(setting.survey);
        });
      }
    }
  }

  for (const accent of ['#ffd400', '#0b1f4b', '#c8102e', '#7ad3ff']) {
    it(`with ${accent} as the accent, in both themes`, async () => {
      for (const theme of ['light', 'dark']) {
        const { survey, respondent } = await place((one) => {
          one.theme = theme;
          one.style.setProperty('--skm-accent', accent);
        });
        await expectAccessible(survey);
        await respondent.press('Mulai');
        await respondent.choose('Pilihan 4');
        await expectAccessible(survey);
      }
    });
  }

  it('in profile fields of every kind', async () => {
    const { survey, respondent } = await place((one) => (one.definition = demanding));
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 1');
    await respondent.press('Lanjut');
    await respondent.choose('Tidak');
    await respondent.press('Lanjut');
    await respondent.press('Lanjut');
    expect(respondent.all('.error')).to.have.length.above(0);
    await expectAccessible(survey);
  });

  it('with targets of at least 44 px', async () => {
    const { respondent } = await place();
    await respondent.press('Mulai');
    for (const target of respondent.all('button, .option')) {
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
    }
  });
});
