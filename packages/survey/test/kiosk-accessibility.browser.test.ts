import { expect } from 'chai';
import { expectAccessible } from './support/accessible.ts';
import { answerAll, clearPage } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';
import { placeKiosk, type KioskSetting } from './support/kiosk.ts';

let setting: KioskSetting | null = null;

afterEach(() => {
  clearPage();
  setting?.machine.restore();
  setting = null;
});

const tiles = ({ respondent }: KioskSetting): Promise<void> => respondent.press('Mulai');

async function question(of: KioskSetting): Promise<void> {
  await tiles(of);
  await of.respondent.press('KTP-el');
}

async function review(of: KioskSetting): Promise<void> {
  await question(of);
  await answerAll(of.respondent);
}

async function wait(of: KioskSetting, seconds: number): Promise<void> {
  of.machine.pass(seconds);
  await of.respondent.settle();
}

/** Every screen that a kiosk shows: what only it has, and the way there. */
const screens: Readonly<Record<string, readonly [string, (of: KioskSetting) => Promise<void>]>> = {
  first: ['.attract .intro', () => Promise.resolve()],
  services: ['.tiles', tiles],
  question: ['.options', question],
  comment: [
    'textarea',
    async (of) => {
      await review(of);
      await of.respondent.press('Kembali');
    },
  ],
  review: ['dl', review],
  warning: [
    '.veil .ring',
    async (of) => {
      await question(of);
      await wait(of, 60);
    },
  ],
  failure: [
    '.badge.warn',
    async (of) => {
      const log = listenToConsole();
      of.client.outcomes.push({ kind: 'failed', id: 'a', code: 'store-full', cause: '' });
      await review(of);
      await of.respondent.press('Kirim');
      log.restore();
    },
  ],
  thanks: [
    '.after .ring',
    async (of) => {
      await review(of);
      await of.respondent.press('Kirim');
    },
  ],
  sleep: [
    '.asleep',
    (of) => {
      of.survey.sleep = '11:00-13:00';
      return wait(of, 60);
    },
  ],
};

/** What is touched and is smaller than 64 px either way. */
const small = ({ respondent }: KioskSetting): string[] =>
  respondent
    .all(
      'button, a, textarea, input:not(.option input, .chip input, .check input), .option, .chip, .check',
    )
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 64 || height < 64;
    })
    .map((one) => one.outerHTML);

describe('a kiosk is usable by everybody', () => {
  for (const [name, [mark, goTo]] of Object.entries(screens)) {
    for (const theme of ['light', 'dark']) {
      it(`on the screen "${name}" in the ${theme} theme: nothing for axe-core, targets of 64 px`, async () => {
        setting = await placeKiosk((survey) => {
          survey.theme = theme;
          survey.services = 'ktp:KTP-el|kk:Kartu Keluarga';
          survey.languages = 'id en';
          survey.unitName = 'Disdukcapil Contoh';
        });
        await goTo(setting);
        expect(setting.respondent.all(mark), 'it is there').not.to.be.empty;
        await expectAccessible(setting.survey);
        expect(small(setting)).to.deep.equal([]);
      });
    }
  }
});
