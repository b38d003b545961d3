import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { expect } from 'chai';
import type { SkmSurvey } from '../../src/skm-survey.ts';
import { listenToConsole } from './console.ts';
import { answerAll, place, type Setting } from './fixture.ts';

declare const axe: typeof Axe;

/** Asks axe-core with all its rules; a violation fails with the rule, the element and the reason. */
export async function expectAccessible(survey: SkmSurvey): Promise<void> {
  const { violations } = await axe.run(survey, { resultTypes: ['violations'] });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).to.deep.equal([]);
}

/** The way to every screen of an interview, from its introduction. */
const screens: Readonly<Record<string, (setting: Setting) => Promise<void>>> = {
  introduction: () => Promise.resolve(),
  question: async ({ respondent }) => {
    await respondent.choose('Pilihan 4');
    await respondent.press('Lanjut');
  },
  'refused question': async ({ respondent }) => {
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

/** Every screen in both themes, in one language; a file of its own each, for axe-core takes its time in Firefox. */
export function itIsAccessibleIn(lang: string): void {
  for (const [name, goTo] of Object.entries(screens)) {
    for (const theme of ['light', 'dark']) {
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
