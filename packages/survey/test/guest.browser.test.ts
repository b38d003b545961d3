import { expect } from 'chai';
import { extraParts } from '../src/extras/extras.ts';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { clearPage, place, type Setting } from './support/fixture.ts';
import { hostileStyles } from './support/hostile.ts';
import { placeKiosk } from './support/kiosk.ts';
import { looksOf, otherThan } from './support/looks.ts';
import { demanding, small } from './support/questionnaires.ts';
import { until } from './support/until.ts';

/** Where the element stands is the page's to say: here always the same, whatever a style sheet says of it. */
const pinned =
  'all: initial !important; display: block !important; position: absolute !important; inset: 0 auto auto 0 !important; inline-size: 400px !important';

const everything = { ...demanding, comment: small.comment };

const short = { ...small, items: small.items.slice(1), profile: [], comment: null };

const pin = (survey: SkmSurvey): void => {
  survey.style.cssText = pinned;
};

async function begun(change: (survey: SkmSurvey) => void = () => {}): Promise<Setting> {
  const setting = await place((survey) => {
    pin(survey);
    survey.definition = everything;
    change(survey);
  });
  await until(() => setting.respondent.heading !== '');
  await setting.respondent.settle();
  return setting;
}

/** Screens that between them have everything that a survey draws. */
const screens: Readonly<Record<string, () => Promise<Setting>>> = {
  'the introduction': () => begun(),
  'a question': async () => {
    const setting = await begun();
    await setting.respondent.choose('Pilihan 2');
    return setting;
  },
  'all on one page, with what is open': async () => {
    await extraParts.load();
    const setting = await begun((survey) => (survey.layout = 'page'));
    await setting.respondent.press('Mulai');
    await until(() => setting.respondent.all('.page').length > 0);
    await setting.respondent.press('Periksa jawaban');
    return setting;
  },
  'the thanks': async () => {
    const setting = await begun((survey) => (survey.definition = short));
    for (const name of ['Lewati', 'Kirim']) await setting.respondent.press(name);
    return setting;
  },
  'a popup': async () => {
    const setting = await begun((survey) => (survey.mode = 'popup'));
    await setting.respondent.press('Nilai pelayanan kami');
    return setting;
  },
  'a kiosk': () => placeKiosk(pin),
};

function withStyle<T>(css: string, look: () => T): T {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  try {
    return look();
  } finally {
    style.remove();
  }
}

/** Ways of laying a page out: of what is around the element, and of itself. */
const rooms: readonly (readonly [string, string])[] = [
  ['', ''],
  ['display: flex', ''],
  ['display: flex; flex-direction: column; align-items: center', ''],
  ['display: grid; place-items: center', ''],
  ['display: grid; justify-content: center', ''],
  ['float: left', ''],
  ['', 'float: left'],
  ['', 'display: inline-block'],
  ['', 'display: flex'],
  ['', 'inline-size: fit-content'],
];

describe('on the page of somebody else', () => {
  let styles: ReadonlyMap<string, string>;
  before(async () => {
    styles = await hostileStyles();
  });
  // A bar to scroll by, where a reset shows what no page shows, would take from the room of a popup.
  beforeEach(() => (document.documentElement.style.cssText = 'overflow: hidden !important'));
  afterEach(() => {
    document.documentElement.style.cssText = '';
    clearPage();
  });

  for (const [name, open] of Object.entries(screens)) {
    it(`${name} looks as on a bare page, whatever the style sheets`, async () => {
      const { survey } = await open();
      // Laid out anew, WebKit makes a fieldset higher than at first, on every page.
      withStyle('body { display: none }', () => survey.getBoundingClientRect());
      const bare = looksOf(survey);
      for (const [whose, css] of styles) {
        const other = withStyle(css, () => otherThan(bare, looksOf(survey)));
        expect(other, `${whose}: ${other.join('; ')}`).to.deep.equal([]);
      }
    });
  }

  /** Widths of the card, and of all that is in a room of so many pixels. */
  async function widths(room: number, around: string, own: string): Promise<number[]> {
    const { survey, respondent } = await place((one) => (one.style.cssText = own));
    const page = document.createElement('div');
    page.style.cssText = `inline-size: ${String(room)}px; position: relative`;
    page.innerHTML = `<div style="${around}"><div></div></div>`;
    document.body.append(page);
    const found = [];
    for (const parent of page.querySelectorAll('div')) {
      parent.prepend(survey);
      await respondent.settle();
      found.push(respondent.all('.survey')[0]!.getBoundingClientRect().width, page.scrollWidth);
    }
    page.remove();
    return found;
  }

  for (const [around, own] of rooms) {
    it(`has the room there is, up to its own width: "${around}" around "${own}"`, async () => {
      expect(await widths(300, around, own)).to.deep.equal([300, 300, 300, 300]);
      expect(await widths(900, around, own)).to.deep.equal([672, 900, 672, 900]);
    });
  }

  it('does not force a column to its own width', async () => {
    const { survey, respondent } = await place();
    const page = document.createElement('div');
    page.style.cssText = 'display: flex; inline-size: 900px';
    page.innerHTML = '<main></main><aside></aside>';
    const [main, aside] = page.children as unknown as [HTMLElement, HTMLElement];
    main.style.flex = '1 1 600px';
    aside.style.flex = '0 0 200px';
    aside.append(survey);
    document.body.append(page);
    await respondent.settle();
    expect(aside.getBoundingClientRect().width).to.equal(200);
    expect(respondent.all('.survey')[0]!.getBoundingClientRect().width).to.equal(200);
    page.remove();
  });

  it('takes what hides it, what keeps it from being touched and the colour scheme, and nothing else', async () => {
    const { survey } = await place();
    const box = survey.shadowRoot!.querySelector('.box')!;
    for (const said of ['visibility: hidden', 'pointer-events: none', 'color-scheme: dark']) {
      const [property = '', value] = said.split(': ');
      const taken = withStyle(`body { ${said} }`, () =>
        getComputedStyle(box).getPropertyValue(property),
      );
      expect(taken, property).to.equal(value);
    }
  });
});
