import { expect } from 'chai';
import { whatIsCut } from './support/findings.ts';
import { Stage } from './support/stage.ts';

/** Answers what is asked and goes on; the words that stand above the next screen, null where nothing is asked any more. */
const goOn = (stage: Stage): Promise<string | null> =>
  stage.page.evaluate(async () => {
    const survey = document.querySelector('skm-survey');
    const root = survey?.shadowRoot;
    root?.querySelector<HTMLElement>('.option input')?.click();
    await survey?.updateComplete;
    root?.querySelector('form')?.requestSubmit();
    await survey?.updateComplete;
    return root?.querySelector('#where')?.textContent ?? null;
  });

describe('every question with letters of twice the size at 360 px', function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
    await stage.page.setViewportSize({ width: 360, height: 740 });
  });

  after(async () => {
    await stage.close();
  });

  for (const [questionnaire, channel, screens] of [
    ['skm-2017', 'offline', 12],
    ['skm-online-2025-hybrid', 'hybrid', 22],
  ] as const) {
    for (const lang of ['id', 'en']) {
      it(`is read whole: ${questionnaire}, ${channel}, ${lang}`, async () => {
        await stage.show('introduction', { questionnaire, channel, lang, text: '200' });
        const found: string[] = [];
        let seen = 0;
        for (let next: string | null = ''; next !== null; next = await goOn(stage)) {
          const where = next;
          const cut = await stage.page.evaluate(whatIsCut);
          found.push(...cut.map((one) => `${where}: ${one}`));
          seen += 1;
        }
        expect(found).to.deep.equal([]);
        expect(seen).to.equal(screens);
      });
    }
  }
});
