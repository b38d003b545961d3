import { expect } from 'chai';
import type { SkmSurvey } from 'skm-survey';
import { KioskDevice } from './support/kiosk.ts';
import { answerSurvey, until } from './support/respondent.ts';
import { workedExampleRespondents } from './support/golden.ts';

const [choices = {}] = workedExampleRespondents();

describe('the kiosk page', function () {
  this.timeout(240_000);
  let kiosk: KioskDevice;

  beforeEach(async () => {
    kiosk = await KioskDevice.make();
    await kiosk.setUp();
    await kiosk.isInstalled();
  });
  afterEach(() => kiosk.close());

  it('is set up once, boots from a cold start without any server, keeps answers, and delivers them', async () => {
    const { collector } = kiosk;
    const browser = await kiosk.page.context().newCDPSession(kiosk.page);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    expect(installabilityErrors, 'it can be installed').to.deep.equal([]);
    await kiosk.turnOff();
    await kiosk.unserve();
    await collector.stop();

    await kiosk.turnOn();
    await kiosk.page.getByText('Disdukcapil Contoh').waitFor();
    await answerSurvey(kiosk.page, { questionnaire: 'skm-2017', choices });
    expect(await kiosk.page.getByText('sudah tersimpan di perangkat ini').count()).to.equal(1);
    await kiosk.press('Selesai');
    await kiosk.press('English');
    await kiosk.page.getByRole('button', { name: 'Start' }).waitFor();

    await collector.start();
    await kiosk.page.reload();
    await until(() => collector.counted().answers === 1);
    expect(collector.counted().held).to.equal(0);
    expect(kiosk.complaints).to.deep.equal([]);
  });

  it('updates itself between two respondents, never during one', async () => {
    const { page } = kiosk;
    const leave = async (): Promise<void> => {
      await kiosk.press('Akhiri');
      await kiosk.press('Akhiri dan hapus jawaban');
    };
    const isWaiting = (): Promise<boolean> =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    await kiosk.press('Mulai');
    await page.evaluate(() => Object.assign(globalThis, { isFirst: true }));

    kiosk.change = (path, body) => {
      const text = body.toString();
      if (path === '/index.html') return text.replace('<html', '<html data-version="2"');
      return path === '/sw.js' ? text.replace(/(`index\.html`,revision:`)\w/, '$1-') : body;
    };
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await until(isWaiting);
    await page.getByRole('radio').first().check();

    // The queue has the next one begin in the very moment in which the first one leaves.
    await page.locator('skm-survey').evaluate((survey: SkmSurvey) => {
      survey.addEventListener('skm-reset', () => void survey.begin({}), { once: true });
    });
    await leave();
    await page.getByRole('radio', { checked: true }).waitFor({ state: 'detached' });
    await page.getByRole('radio').first().check();
    expect(await page.evaluate(() => 'isFirst' in globalThis), 'nothing was loaded').to.equal(true);
    expect(await isWaiting(), 'the new version waits').to.equal(true);

    await leave();
    await page.locator('html[data-version="2"]').waitFor({ state: 'attached' });
    await kiosk.press('Mulai');
    await page.getByText('Pertanyaan 1 dari 9').waitFor();
    expect(kiosk.complaints).to.deep.equal([]);
  });

  it('keeps the screen on by the lock of a real browser', async () => {
    await kiosk.page.addInitScript(() => {
      const held: WakeLockSentinel[] = [];
      const request = Reflect.get(WakeLock.prototype, 'request');
      WakeLock.prototype.request = async function (type) {
        const lock = await request.call(this, type);
        held.push(lock);
        return lock;
      };
      Object.assign(globalThis, { held });
    });
    await kiosk.page.reload();
    const locks = (): Promise<{ type: string; released: boolean }[]> =>
      kiosk.page.evaluate(() =>
        (globalThis as unknown as { held: WakeLockSentinel[] }).held.map(({ type, released }) => ({
          type,
          released,
        })),
      );
    await until(async () => (await locks()).length > 0);
    expect(await locks()).to.deep.equal([{ type: 'screen', released: false }]);
  });
});
