import { expect } from 'chai';
import { answerAll, clearPage, keptInTab } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';
import { placeKiosk, type KioskSetting } from './support/kiosk.ts';
import type { Respondent } from './support/respondent.ts';

let setting: KioskSetting | null = null;

async function kiosk(...change: Parameters<typeof placeKiosk>): Promise<KioskSetting> {
  setting = await placeKiosk(...change);
  return setting;
}

afterEach(() => {
  clearPage();
  setting?.machine.restore();
  setting = null;
});

/** Whether a person can select what stands there: `auto` is as it is around it. */
function isSelectable({ root }: Respondent, selector: string): boolean {
  for (let at = root.querySelector(selector); at; at = at.parentElement) {
    const style = getComputedStyle(at);
    const value = style.userSelect || style.getPropertyValue('-webkit-user-select');
    if (value !== 'auto') return value !== 'none';
  }
  return true;
}

const services = 'ktp:KTP-el|kk:Kartu Keluarga';

describe('mode="kiosk"', () => {
  it('goes from the first screen through the interview to the thanks, and back by itself', async () => {
    const { respondent, machine, client, told } = await kiosk();
    await respondent.press('Mulai');
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.heading).to.equal('Terima kasih');
    expect(respondent.text).to.contain('dalam 12 detik');
    machine.pass(11);
    await respondent.settle();
    expect(respondent.text).to.contain('dalam 1 detik');
    machine.pass(1);
    await respondent.settle();
    expect(respondent.heading).to.equal('Survei kecil');
    expect(client.submissions).to.have.length(1);
    expect(told.filter((one) => one !== 'skm-answer')).to.deep.equal([
      'skm-start',
      'skm-saved',
      'skm-reset',
    ]);
  });

  it('"Selesai" ends the thanks at once', async () => {
    const { respondent } = await kiosk();
    await respondent.press('Mulai');
    await answerAll(respondent);
    await respondent.press('Kirim');
    await respondent.press('Selesai');
    expect(respondent.heading).to.equal('Survei kecil');
  });

  it('asks whether anybody is there, with a countdown; a touch anywhere goes on where the person was', async () => {
    const { respondent, machine, told } = await kiosk();
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 4');
    respondent.button('Lanjut').focus();
    machine.pass(60);
    await respondent.settle();
    expect(respondent.text).to.contain('Sisa 20 detik');
    expect(respondent.focused?.textContent.trim()).to.equal('Lanjutkan mengisi');
    machine.pass(5);
    await respondent.settle();
    expect(respondent.text).to.contain('Sisa 15 detik');
    respondent.root.querySelector<HTMLElement>('.veil')?.click();
    await respondent.settle();
    expect(respondent.root.querySelector('.veil')).to.equal(null);
    expect(respondent.focused?.textContent.trim()).to.equal('Lanjut');
    expect(respondent.root.querySelectorAll('input:checked')).to.have.length(1);
    expect(told).not.to.contain('skm-abandon');
  });

  it('takes everything away when nobody answers', async () => {
    const { respondent, machine, client, told, abandoned } = await kiosk();
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 4');
    machine.pass(80);
    await respondent.settle();
    expect(respondent.heading).to.equal('Survei kecil');
    expect(client.submissions).to.have.length(0);
    expect(abandoned.map(({ answered, partial }) => ({ answered, partial }))).to.deep.equal([
      { answered: 1, partial: false },
    ]);
    expect(told.slice(-2)).to.deep.equal(['skm-abandon', 'skm-reset']);
    await respondent.press('Mulai');
    expect(respondent.root.querySelectorAll('input:checked')).to.have.length(0);
    expect(keptInTab()).to.deep.equal([]);
  });

  it('does not count while a voice reads', async () => {
    const { respondent, machine } = await kiosk();
    await respondent.press('Mulai');
    machine.isSpeaking = true;
    machine.pass(120);
    machine.isSpeaking = false;
    machine.pass(59);
    await respondent.settle();
    expect(respondent.root.querySelector('.veil')).to.equal(null);
  });

  it('"Akhiri" asks once more, and takes everything away', async () => {
    const { respondent, abandoned } = await kiosk((survey) => (survey.partial = 'submit'));
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 4');
    await respondent.press('Akhiri');
    expect(respondent.root.querySelector('.sheet h2')?.textContent).to.equal('Akhiri pengisian?');
    await respondent.press('Akhiri dan hapus jawaban');
    expect(respondent.heading).to.equal('Survei kecil');
    expect(abandoned[0]?.partial, 'whoever says so is obeyed').to.equal(false);
  });

  it('takes the answers away when a person goes back before the first question', async () => {
    const { respondent, abandoned } = await kiosk();
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 4');
    await respondent.press('Kembali');
    await respondent.press('Mulai');
    expect(respondent.root.querySelectorAll('input:checked')).to.have.length(0);
    expect(abandoned).to.have.length(1);
  });

  it('shows services as tiles, and takes the chosen one along', async () => {
    const { respondent, client } = await kiosk((survey) => (survey.services = services));
    await respondent.press('Mulai');
    expect(respondent.heading).to.equal('Layanan apa yang Anda terima?');
    await respondent.press('Kartu Keluarga');
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions[0]?.service).to.equal('kk');
    await respondent.press('Selesai');
    await respondent.press('Mulai');
    expect(respondent.heading, 'the next one chooses again').to.contain('Layanan apa');
  });

  it('names what is wrong with its attributes, and works with the rest', async () => {
    const log = listenToConsole();
    const { respondent } = await kiosk((survey) => {
      survey.services = 'tidak sah:x|kk:Kartu Keluarga';
      survey.sleep = 'malam';
      survey.idle = 'lama';
    });
    log.restore();
    for (const code of ['skm-services-invalid', 'skm-sleep-invalid', 'skm-seconds-invalid'])
      expect(log.said.join('\n')).to.contain(code);
    await respondent.press('Mulai');
    expect(respondent.all('.tile')).to.have.length(1);
  });

  it('speaks a language at a tap, and the first one again to the next person', async () => {
    const { respondent, machine } = await kiosk((survey) => (survey.languages = 'id en'));
    await respondent.press('English');
    expect(respondent.heading).to.equal('Small survey');
    await respondent.press('Start');
    respondent.root.querySelector<HTMLElement>('[aria-label="Larger letters"]')?.click();
    await respondent.settle();
    expect(respondent.root.querySelector('.large')).not.to.equal(null);
    machine.pass(80);
    await respondent.settle();
    expect(respondent.heading).to.equal('Survei kecil');
    expect(respondent.root.querySelector('.large')).to.equal(null);
  });

  it('goes back to the first language when somebody chose another and left', async () => {
    const { respondent, machine } = await kiosk((survey) => (survey.languages = 'id en'));
    window.dispatchEvent(new PointerEvent('pointerdown'));
    await respondent.press('English');
    machine.pass(60);
    await respondent.settle();
    expect(respondent.heading).to.equal('Survei kecil');
  });

  it('is dark in its hours, and wakes at a touch', async () => {
    const { respondent, machine } = await kiosk((survey) => (survey.sleep = '11:00-13:00'));
    expect(machine.locks.size).to.equal(1);
    machine.pass(60);
    await respondent.settle();
    expect(respondent.text).to.equal('Sentuh layar untuk mengisi survei');
    expect(machine.locks.size, 'the screen may go off').to.equal(0);
    await respondent.press('Sentuh layar untuk mengisi survei');
    expect(respondent.heading).to.equal('Survei kecil');
    expect(machine.locks.size).to.equal(1);
  });

  it('keeps the screen on, also after the browser took the lock back', async () => {
    const { machine, respondent } = await kiosk();
    expect(machine.locks.size).to.equal(1);
    machine.takeLocks();
    // Runners open several pages in one window: only one of them is seen.
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    await respondent.settle();
    expect(machine.locks.size).to.equal(1);
  });

  it('lets go of the screen, the clock and the page when it is taken off', async () => {
    const { survey, machine, respondent } = await kiosk();
    survey.remove();
    await respondent.settle();
    expect(machine.locks.size).to.equal(0);
    expect(machine.timers).to.equal(0);
    document.body.append(survey);
    await respondent.settle();
    expect(machine.timers).to.equal(1);
  });

  it('has no menu, no copying, no selection, no pinching, and lets a browser fill nothing in', async () => {
    const { respondent, survey } = await kiosk();
    for (const act of ['contextmenu', 'copy', 'cut', 'dragstart']) {
      const event = new Event(act, { bubbles: true, composed: true, cancelable: true });
      respondent.root.querySelector('h2')?.dispatchEvent(event);
      expect(event.defaultPrevented, act).to.equal(true);
    }
    expect(getComputedStyle(survey).touchAction).to.equal('pan-x pan-y');
    for (const ctrlKey of [true, false]) {
      const wheel = new WheelEvent('wheel', { ctrlKey, bubbles: true, cancelable: true });
      document.body.dispatchEvent(wheel);
      expect(wheel.defaultPrevented, `wheel, ctrlKey ${String(ctrlKey)}`).to.equal(ctrlKey);
    }
    expect(isSelectable(respondent, 'h2'), 'first screen').to.equal(false);
    await respondent.press('Mulai');
    for (const words of ['h2', '.words', '.option', '.actions button'])
      expect(isSelectable(respondent, words), words).to.equal(false);
    const flash = getComputedStyle(respondent.all('.option')[0]!).getPropertyValue(
      '-webkit-tap-highlight-color',
    );
    expect(flash || 'rgba(0, 0, 0, 0)').to.equal('rgba(0, 0, 0, 0)');
    for (const form of respondent.all('form, textarea, input[type=text]'))
      expect(form.getAttribute('autocomplete')).to.equal('off');
  });

  it('starts over when the page goes away, for a browser may bring it back as it was', async () => {
    const { respondent } = await kiosk();
    await respondent.press('Mulai');
    window.dispatchEvent(new Event('pagehide'));
    await respondent.settle();
    expect(respondent.heading).to.equal('Survei kecil');
  });

  it('shows an agency’s picture on the first screen only, and all of it, however large it is', async () => {
    const picture = new Image(3_000, 3_000);
    picture.slot = 'attract';
    picture.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="3000"><rect width="3000" height="3000" fill="teal"/></svg>')}`;
    await picture.decode();
    const { respondent, survey } = await kiosk((one) => one.append(picture));
    const { left, right, top, bottom, height } = picture.getBoundingClientRect();
    expect(height, 'is there').to.be.above(100);
    expect({ left: left >= 0, right: right <= innerWidth, top: top >= 0 }).to.deep.equal({
      left: true,
      right: true,
      top: true,
    });
    expect(bottom).to.be.at.most(respondent.all('h2')[0]!.getBoundingClientRect().top);
    expect(survey.scrollWidth, 'nothing to scroll to').to.equal(survey.clientWidth);
    await respondent.press('Mulai');
    expect(picture.getBoundingClientRect().height, 'not beside a question').to.equal(0);
  });

  it('keeps no draft', async () => {
    const { respondent } = await kiosk((survey) => (survey.draft = 'tab'));
    await respondent.press('Mulai');
    await respondent.choose('Pilihan 4');
    expect(keptInTab()).to.deep.equal([]);
  });

  it('by reach="low" has all that is touched in the lower part of the screen', async () => {
    const { respondent } = await kiosk((survey) => {
      survey.reach = 'low';
      survey.languages = 'id en';
    });
    const highest = (): number =>
      Math.min(
        ...respondent.all('button, .option').map((one) => one.getBoundingClientRect().bottom),
      );
    expect(respondent.root.querySelector('.bar')?.getBoundingClientRect().bottom).to.be.closeTo(
      innerHeight,
      1,
    );
    await respondent.press('Mulai');
    expect(highest()).to.be.above(innerHeight / 4);
  });

  it('by reach="low" has its bar below everything, however many lines it takes', async () => {
    const { respondent } = await kiosk((survey) => {
      survey.reach = 'low';
      survey.languages = 'id en jv';
      survey.unitName = 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh';
      survey.style.setProperty('--skm-text-size', '2rem');
    });
    await respondent.press('Mulai');
    const [actions, bar] = ['.actions', '.bar'].map((one) =>
      respondent.all(one)[0]!.getBoundingClientRect(),
    );
    expect(bar!.height).to.be.above(160);
    expect(bar!.bottom).to.be.closeTo(innerHeight, 1);
    expect(actions!.bottom).to.be.at.most(bar!.top);
  });

  for (const reach of ['usual', 'low']) {
    it(`never has what has the focus lie under its buttons (reach="${reach}")`, async () => {
      const { respondent } = await kiosk((survey) => {
        survey.reach = reach;
        survey.style.setProperty('--skm-text-size', '2rem');
      });
      await respondent.press('Mulai');
      for (const input of respondent.all('.option input')) {
        input.focus();
        const { bottom } = input.getBoundingClientRect();
        const [buttons] = respondent.all('.actions');
        expect(bottom).to.be.at.most(buttons!.getBoundingClientRect().top);
      }
    });
  }
});
