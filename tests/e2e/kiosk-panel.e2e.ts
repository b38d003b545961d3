import { expect } from 'chai';
import type { SkmSurvey } from 'skm-survey';
import { barriers } from './support/barriers.ts';
import { respondents } from '../soak/page.ts';
import { KioskDevice, kioskPin } from './support/kiosk.ts';
import { until } from './support/respondent.ts';

/** Spoils what is kept of every answer, as a failing disk may; in the page. */
async function spoil(): Promise<void> {
  const [{ name = '' } = {}] = await indexedDB.databases();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
  });
  for (const store of database.objectStoreNames) {
    const transaction = database.transaction(store, 'readwrite');
    const asking = transaction.objectStore(store).openCursor();
    asking.onsuccess = () => {
      const cursor = asking.result;
      const value: unknown = cursor?.value;
      if (typeof value === 'object' && value !== null && 'body' in value)
        cursor?.update({ ...value, body: 'zzzz' });
      cursor?.continue();
    };
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  }
  database.close();
}

describe('the operator’s panel of a kiosk', function () {
  this.timeout(120_000);
  let kiosk: KioskDevice;
  let setUpPage: readonly string[] = ['not looked at'];

  const dialog = () => kiosk.page.getByRole('dialog', { name: 'Panel petugas' });
  const text = async (): Promise<string> => {
    const parts = [dialog().locator('skm-outbox section.survey'), dialog().locator('.facts')];
    const said = await Promise.all(parts.map((part) => part.innerText()));
    return said.join(' ').replace(/\s+/g, ' ');
  };
  const knock = async (): Promise<void> => {
    await kiosk.page.keyboard.press('Control+Alt+KeyO');
    await dialog().waitFor();
  };
  const enter = async (pin: string): Promise<void> => {
    for (const digit of pin) await kiosk.press(digit);
    await kiosk.press('Masuk');
  };
  const isIn = (): Promise<void> =>
    dialog().getByRole('heading', { name: 'Panel petugas' }).waitFor();
  const answer = (nth: number): Promise<unknown> =>
    kiosk.page.evaluate(`(${respondents.toString()})(${String(nth)}, 1)`);

  before(async () => {
    kiosk = await KioskDevice.make();
    setUpPage = await barriers(kiosk.page);
    await kiosk.setUp();
  });
  after(() => kiosk.close());
  afterEach(async () => {
    if (await dialog().isVisible()) await kiosk.press('Tutup');
  });

  it('is asked for by holding a corner, which a passing touch does not', async () => {
    const { mouse } = kiosk.page;
    await mouse.move(20, 20);
    await mouse.down();
    await mouse.up();
    await mouse.down();
    const begun = await kiosk.page.evaluate(() => performance.now());
    await dialog().waitFor();
    const opened = await kiosk.page.evaluate(() => performance.now());
    await mouse.up();
    expect(opened - begun).to.be.above(2_500);
  });

  it('opens with the PIN only, and makes whoever guesses wait, also after a reload', async () => {
    const { page } = kiosk;
    await knock();
    for (const wrong of ['0000', '1234']) {
      await enter(wrong);
      await dialog().getByText('PIN salah.').waitFor();
    }
    await enter('9999');
    await dialog().getByText('Coba lagi dalam 30 detik.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Mulai' }).waitFor();
    await knock();
    await enter(kioskPin);
    await dialog()
      .getByText(/Coba lagi dalam \d+ detik\./)
      .waitFor();
    expect(await dialog().getByRole('heading').count(), 'nothing is shown').to.equal(0);
    await page.clock.setFixedTime(Date.now() + 31_000);
    await enter(kioskPin);
    await isIn();
    await page.clock.setFixedTime(Date.now());
  });

  it('shows what waits, what was set aside, the last contact and receipt, the storage, the key and the version', async () => {
    const { page, collector } = kiosk;
    await collector.stop();
    await answer(1);
    await page.evaluate(spoil);
    await collector.start();
    await page.reload();
    await page.getByRole('button', { name: 'Mulai' }).waitFor();
    await answer(2);
    await until(() => collector.counted().answers === 1);
    await collector.stop();
    await answer(3);
    await knock();
    await enter(kioskPin);
    await isIn();
    await dialog().getByText('Jawaban yang disisihkan').waitFor();
    expect(await text())
      .to.match(/Menunggu dikirim 1 Disisihkan 1/)
      .and.match(/Terakhir terhubung \d+ \w+ \d{4}/)
      .and.match(/Tanda terima terakhir \d+ \w+ \d{4}/)
      .and.match(/Penyimpanan baik/)
      .and.match(/Versi \d+\.\d+\.\d+/)
      .and.match(/Enkripsi kunci \S+, terakhir dilihat \d/);
  });

  it('can be used by everybody: the set-up, the PIN, the panel and its second question', async () => {
    expect(setUpPage, 'set-up').to.deep.equal([]);
    await knock();
    await enter('0000');
    await dialog().getByText('PIN salah.').waitFor();
    expect(await barriers(kiosk.page), 'PIN').to.deep.equal([]);
    await enter(kioskPin);
    await isIn();
    await kiosk.press('Hapus');
    await dialog().getByText('Ya, hapus selamanya').waitFor();
    expect(await barriers(kiosk.page), 'panel').to.deep.equal([]);
  });

  it('gives everything that is kept as a file', async () => {
    await knock();
    await enter(kioskPin);
    await isIn();
    const coming = kiosk.page.waitForEvent('download');
    await kiosk.press('Ekspor semua ke berkas');
    const file = await coming;
    expect(file.suggestedFilename()).to.equal('skm-outbox-kios-1.jsonl');
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    expect(lines).to.have.length(4);
  });

  const survey = () => kiosk.page.locator('skm-survey');
  const set = (): Promise<string[]> =>
    survey().evaluate(({ unit, counter }: SkmSurvey) => [unit, counter]);
  const fill = async (unit: string, counter: string): Promise<void> => {
    await kiosk.page.getByLabel('Kode unit').fill(unit);
    await kiosk.page.getByLabel('Kode loket').fill(counter);
  };
  const saveAndReload = async (): Promise<void> => {
    const loaded = kiosk.page.waitForEvent('load');
    await kiosk.press('Simpan dan muat ulang');
    await loaded;
  };
  const isRefused = async (waiting: number, aside: number): Promise<void> => {
    await kiosk.press('Simpan dan muat ulang');
    const told = dialog().getByRole('alert');
    await told
      .getByText(`kios-uji (menunggu ${String(waiting)}, disisihkan ${String(aside)})`)
      .waitFor();
    await told
      .getByText(`kios-uji (waiting ${String(waiting)}, set aside ${String(aside)})`)
      .waitFor();
  };

  it('leaves the unit as it is while answers of it wait or were set aside, and says so', async () => {
    const { page, collector } = kiosk;
    await knock();
    await enter(kioskPin);
    await isIn();
    await fill('unit-lain', 'loket-7');
    await isRefused(1, 1);
    await page.reload();
    expect(await set()).to.deep.equal(['kios-uji', '']);

    await collector.start();
    await page.reload();
    await until(() => collector.counted().answers === 2);
    await knock();
    await enter(kioskPin);
    await isIn();
    await dialog()
      .getByText(/Menunggu dikirim\s*0/)
      .waitFor();
    await fill('unit-lain', 'loket-7');
    await isRefused(0, 1);
  });

  it('changes the counter at any time, and the unit when nothing is held any more', async () => {
    // It does not know the other unit, and would say so on the console.
    await kiosk.collector.stop();
    await knock();
    await enter(kioskPin);
    await isIn();
    await fill('kios-uji', 'loket-7');
    await saveAndReload();
    expect(await set()).to.deep.equal(['kios-uji', 'loket-7']);

    await knock();
    await enter(kioskPin);
    await isIn();
    await kiosk.press('Hapus');
    await kiosk.press('Ya, hapus selamanya');
    await dialog().getByText('1 jawaban dihapus').waitFor();
    await fill('unit-lain', 'loket-8');
    await saveAndReload();
    expect(await set()).to.deep.equal(['unit-lain', 'loket-8']);
  });

  it('leaves the unit as it is where nobody can say what is held', async () => {
    const { page } = kiosk;
    await knock();
    await enter(kioskPin);
    await isIn();
    await fill('unit-ketiga', 'loket-9');
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'UnknownError');
      };
    });
    await kiosk.press('Simpan dan muat ulang');
    await dialog().getByRole('alert').getByText('simpanan jawaban tidak terbaca').waitFor();
    await page.reload();
    expect(await set()).to.deep.equal(['unit-lain', 'loket-8']);
  });

  it('cannot be enlarged, nor can its PIN pad: nobody could undo it on the survey', async () => {
    const browser = await kiosk.page.context().newCDPSession(kiosk.page);
    const [x, y] = [540, 960];
    const fingers = (apart: number): { x: number; y: number; id: number }[] =>
      [-1, 1].map((side) => ({ x: x + side * apart, y, id: side + 1 }));
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      apart?: number,
    ): Promise<unknown> =>
      browser.send('Input.dispatchTouchEvent', { type, touchPoints: apart ? fingers(apart) : [] });
    const isNotEnlarged = async (what: string): Promise<void> => {
      await touch('touchStart', 40);
      for (let apart = 60; apart <= 240; apart += 20) await touch('touchMove', apart);
      await touch('touchEnd');
      expect(await scale(), `${what}: two fingers`).to.equal(1);
      // A pinch on a touchpad comes as Ctrl and the wheel.
      await browser.send('Input.synthesizePinchGesture', {
        x,
        y,
        scaleFactor: 3,
        gestureSourceType: 'mouse',
      });
      expect(await scale(), `${what}: touchpad`).to.equal(1);
    };
    const scale = (): Promise<number | undefined> =>
      kiosk.page.evaluate(() => globalThis.visualViewport?.scale);
    await isNotEnlarged('survey');
    await knock();
    await isNotEnlarged('PIN pad');
    await enter(kioskPin);
    await isIn();
    await isNotEnlarged('panel');
    await browser.detach();
  });

  describe('when somebody walked away', () => {
    before(() => kiosk.page.clock.install());

    /** From here on time goes by only as it is told to: a slow machine must not add its own. */
    const stopClock = async (): Promise<void> => {
      const { page } = kiosk;
      await page.clock.pauseAt(await page.evaluate(() => Date.now() + 5_000));
    };

    it('closes after three minutes, and says so before', async () => {
      const { page } = kiosk;
      await knock();
      await enter(kioskPin);
      await isIn();
      await stopClock();
      await page.clock.runFor(151_000);
      await dialog()
        .getByText(/Panel menutup sendiri dalam \d+ detik/)
        .click();
      await page.clock.runFor(179_000);
      expect(await dialog().isVisible()).to.equal(true);
      await page.clock.runFor(2_000);
      await dialog().waitFor({ state: 'detached' });
    });

    it('closes its PIN pad after half a minute, for behind it nobody can answer', async () => {
      const { page } = kiosk;
      await knock();
      await stopClock();
      // A digit is a sign of somebody.
      await kiosk.press('1');
      await page.clock.runFor(11_000);
      await dialog()
        .getByText(/Panel menutup sendiri dalam \d+ detik/)
        .waitFor();
      await page.clock.runFor(18_000);
      expect(await dialog().isVisible()).to.equal(true);
      await page.clock.runFor(2_000);
      await dialog().waitFor({ state: 'detached' });
      await kiosk.press('Mulai');
      await page.getByText('Pertanyaan 1 dari 9').waitFor();
      expect(kiosk.complaints).to.deep.equal([]);
    });
  });
});
