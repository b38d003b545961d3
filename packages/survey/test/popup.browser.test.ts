import { expect } from 'chai';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { note, onceKey, recall } from '../src/popup/once.ts';
import { expectAccessible } from './support/accessible.ts';
import { answerAll, clearPage, place, type Setting } from './support/fixture.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

const words = 'Nilai pelayanan kami';

async function popup(change: (survey: SkmSurvey) => void = () => {}): Promise<Setting> {
  const setting = await place((survey) => {
    survey.mode = 'popup';
    change(survey);
  });
  await until(() => setting.survey.shadowRoot!.textContent.trim() !== 'Memuat survei …');
  await setting.respondent.settle();
  return setting;
}

const dialogOf = ({ respondent }: Setting): HTMLDialogElement =>
  respondent.root.querySelector('dialog')!;

const isOffered = ({ respondent }: Setting): boolean => respondent.all('.invitation').length > 0;

describe('the popup', () => {
  it('is a button that takes no focus, no place in the page but a phone’s last lines, and opens nothing by itself', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const setting = await popup();
    expect(document.activeElement).to.equal(field);
    expect(dialogOf(setting).open).to.be.false;
    const button = setting.respondent.button(words);
    expect(getComputedStyle(button).position).to.equal('fixed');
    expect(button.getBoundingClientRect().height).to.be.at.least(44);
    field.remove();
  });

  it('opens on a press with the focus on the heading, and gives it back when it is closed', async () => {
    const setting = await popup();
    await setting.respondent.press(words);
    expect(dialogOf(setting).matches(':modal')).to.be.true;
    expect(setting.respondent.focused).to.equal(setting.respondent.root.querySelector('h2'));
    await setting.respondent.press('Tutup');
    expect(setting.respondent.focused).to.equal(setting.respondent.button(words));
  });

  it('keeps what was said when it is closed', async () => {
    const setting = await popup();
    const { respondent } = setting;
    await respondent.press(words);
    await respondent.choose('Pilihan 4');
    await respondent.press('Tutup');
    expect(dialogOf(setting).open).to.be.false;
    await respondent.press(words);
    expect(respondent.heading).to.equal('Bagaimana persyaratan?');
    expect(respondent.all('input:checked')).to.have.length(1);
  });

  it('keeps what was said when it is moved on the page, and is closed there', async () => {
    const setting = await popup();
    const { respondent, survey } = setting;
    await respondent.press(words);
    await respondent.choose('Pilihan 4');
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(survey);
    await respondent.settle();
    expect(dialogOf(setting).open).to.be.false;
    await respondent.press(words);
    expect(dialogOf(setting).matches(':modal')).to.be.true;
    expect(respondent.all('input:checked')).to.have.length(1);
    elsewhere.remove();
  });

  it('says what the page wants it to say', async () => {
    const { respondent } = await popup((survey) => (survey.invite = 'Beri masukan'));
    expect(respondent.button('Beri masukan')).to.be.instanceOf(HTMLButtonElement);
  });

  it('begins anew for the next one once it is closed on the thanks', async () => {
    const setting = await popup();
    const { respondent } = setting;
    await respondent.press(words);
    await answerAll(respondent);
    await respondent.press('Kirim');
    await respondent.press('Tutup');
    await until(() => respondent.title === 'Survei kecil');
    expect(isOffered(setting)).to.be.true;
  });

  it('shows nothing on the page where the survey cannot be shown', async () => {
    const { survey } = await popup((one) => {
      one.client = null;
      one.unit = 'tidak boleh!';
    });
    await survey.updateComplete;
    expect(survey.getBoundingClientRect().height).to.equal(0);
  });

  it('stands above another one', async () => {
    const [one, other] = [await popup(), await popup((survey) => (survey.service = 'lain'))];
    const [lower, upper] = [one, other].map(({ respondent }) =>
      respondent.button(words).getBoundingClientRect(),
    );
    expect(upper!.bottom).to.be.below(lower!.top);
    one.survey.remove();
    await other.respondent.settle();
    expect(other.respondent.button(words).getBoundingClientRect().bottom).to.equal(lower!.bottom);
  });

  for (const theme of ['light', 'dark']) {
    it(`is accessible, closed and open, in the ${theme} theme`, async () => {
      const setting = await popup((survey) => (survey.theme = theme));
      await expectAccessible(setting.survey);
      await setting.respondent.press(words);
      await expectAccessible(setting.survey);
    });
  }
});

describe('the popup, once', () => {
  const once = (survey: SkmSurvey): void => {
    survey.once = true;
  };

  it('is offered on one page of a visit', async () => {
    expect(isOffered(await popup(once))).to.be.true;
    expect(isOffered(await popup(once))).to.be.false;
  });

  it('is offered again where a half-filled interview was left', async () => {
    const one = await popup(once);
    await one.respondent.press(words);
    await one.respondent.choose('Pilihan 4');
    one.survey.remove();
    expect(isOffered(await popup(once))).to.be.true;
  });

  it('is gone once it is closed after an answer', async () => {
    const setting = await popup(once);
    const { respondent } = setting;
    await respondent.press(words);
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.heading).to.equal('Terima kasih');
    await respondent.press('Tutup');
    await until(() => !isOffered(setting));
  });

  it('of another service is another one', async () => {
    await popup(once);
    const other = await popup((survey) => {
      survey.once = true;
      survey.service = 'lain';
    });
    expect(isOffered(other)).to.be.true;
  });

  it('knows nothing where the storage is blocked', () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    note(onceKey('a', ''), 'shown', blocked);
    expect(recall(onceKey('a', ''), blocked)).to.be.null;
  });
});
