import type { StateName } from '@skm-survey/examples/states';
import { Stage, type Look } from '../accessibility/support/stage.ts';
import { expectBaseline, whyNot } from './support/baseline.ts';

interface Picture {
  readonly state: StateName;
  readonly look?: Look;
  readonly size?: readonly [number, number];
  readonly forced?: boolean;
}

/** The main states, each in another language, theme or size, so that few pictures show much. */
const pictures: Readonly<Record<string, Picture>> = {
  introduction: { state: 'introduction' },
  'question-320': { state: 'question', look: { lang: 'en' }, size: [320, 640] },
  'answered-dark': { state: 'answered', look: { theme: 'dark' } },
  'refused-200': { state: 'refused', look: { text: '200' }, size: [360, 1000] },
  profile: { state: 'profile', look: { lang: 'en', theme: 'dark' } },
  'page-open': { state: 'page-open', size: [768, 900] },
  'review-malam': { state: 'review', look: { theme: 'dark', class: 'skm-malam' } },
  'saved-hangat': { state: 'saved', look: { class: 'skm-hangat' } },
  'failed-forced': { state: 'failed', forced: true },
  'answered-forced': { state: 'answered', forced: true },
  'popup-open': { state: 'popup-open', size: [768, 900] },
  'goes-on': { state: 'goes-on', size: [412, 1000] },
  'aloud-en': { state: 'aloud', look: { lang: 'en' } },
  'rejected-dark': { state: 'rejected', look: { theme: 'dark' } },
  'review-forced': { state: 'review', forced: true },
  'page-open-forced': { state: 'page-open', size: [768, 900], forced: true },
  'popup-open-forced': { state: 'popup-open', size: [768, 900], forced: true },
  'kiosk-question': { state: 'kiosk-question', size: [810, 1440] },
  'kiosk-portrait': { state: 'kiosk', size: [1080, 1920] },
  'kiosk-services-dark': { state: 'kiosk-services', look: { theme: 'dark' }, size: [1080, 1920] },
  'kiosk-left-landscape': { state: 'kiosk-left', look: { lang: 'en' }, size: [1920, 1080] },
  'kiosk-thanks-forced': { state: 'kiosk-thanks', size: [1920, 1080], forced: true },
};

describe('the main states look as they did', function () {
  this.timeout(60_000);
  let stage: Stage;

  before(async function () {
    stage = await Stage.open();
    const reason = await whyNot(stage.page);
    if (reason === null) return;
    console.warn(`the baselines are not compared: they were made with ${reason}`);
    this.skip();
  });

  after(async () => {
    await stage.close();
  });

  for (const [name, { state, look = {}, size = [412, 760], forced }] of Object.entries(pictures)) {
    it(name, async () => {
      await stage.page.emulateMedia({ forcedColors: forced === true ? 'active' : 'none' });
      await stage.page.setViewportSize({ width: size[0], height: size[1] });
      await stage.show(state, { lang: 'id', theme: 'light', ...look });
      await expectBaseline(stage.page, name);
    });
  }
});
