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

describe('the date of SKM Online with letters of twice the size at 320 px', () => {
  it('has room for its year', async function () {
    this.timeout(60_000);
    const stage = await Stage.open();
    await stage.page.setViewportSize({ width: 320, height: 740 });
    const asked = { questionnaire: 'skm-online-2025-hybrid', channel: 'hybrid', text: '200' };
    await stage.show('introduction', asked);
    const date = stage.page.locator('input[type=date]');
    while ((await date.count()) === 0) await goOn(stage);
    await date.fill('1988-08-28');
    await date.blur();
    // What is inside the browser's own field cannot be asked. With all the room that it wants, its words look the same.
    const words = await date.evaluate((field) => {
      const { font, paddingInlineStart } = getComputedStyle(field);
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.font = font;
      return parseFloat(paddingInlineStart) + pen.measureText('08/28/1988').width;
    });
    const look = async (): Promise<string> => {
      const box = await date.boundingBox();
      if (!box) throw new Error('not seen');
      const { x, y, height } = box;
      // Between the borders; each of the date's five pieces has a pixel more.
      const clip = { x: x + 4, y: y + height / 4, width: words + 1, height: height / 2 };
      const picture = await stage.page.screenshot({ clip });
      return picture.toString('base64');
    };
    await date.scrollIntoViewIfNeeded();
    const narrow = await look();
    await date.evaluate((field: HTMLElement) => (field.style.inlineSize = 'max-content'));
    expect(narrow === (await look())).to.equal(true);
    await stage.close();
  });
});
