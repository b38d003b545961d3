import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire, type Questionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { ownCollector, type OwnCollector } from './support/collector.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';
import { until } from './support/respondent.ts';

/** What nobody else says, in two pieces, so that this file is not what is found. */
const marker = ['zebra', 'kuarsa'].join('');

const own: Questionnaire = {
  ...standardQuestionnaire('skm-2017'),
  id: 'kuesioner-kios',
  items: standardQuestionnaire('skm-2017').items.slice(0, 2),
  profile: [
    {
      key: 'jenis-layanan',
      text: { id: 'Layanan yang diterima' },
      kind: 'text',
      required: false,
      sensitive: false,
    },
  ],
};

/** A voice that reads what it is given until it is told to stop: the browsers of the tests have none. */
interface FakeVoice {
  readonly queue: { readonly text: string }[];
}

/** Gives a page such a voice, before its scripts run; in the page. */
function giveVoice(): void {
  const queue: FakeVoice['queue'] = [];
  const speech = Object.assign(new EventTarget(), {
    queue,
    getVoices: () => [{ lang: 'id-ID', localService: true }],
    speak: (utterance: { readonly text: string }) => void queue.push(utterance),
    cancel: () => void queue.splice(0),
  });
  Object.defineProperty(speech, 'speaking', { get: () => queue.length > 0 });
  class Utterance extends EventTarget {
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  for (const [name, value] of Object.entries({
    voice: speech,
    speechSynthesis: speech,
    SpeechSynthesisUtterance: Utterance,
  })) {
    Object.defineProperty(globalThis, name, { value });
  }
}

/** Everything that a page can reach, and what the element shows, as text. */
async function reachable(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [location.href, JSON.stringify(history.state), document.title];
    const read = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        found.push(element.outerHTML);
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
          found.push(element.value, element.defaultValue);
        if (element.shadowRoot) read(element.shadowRoot);
      }
    };
    read(document);
    for (const storage of [localStorage, sessionStorage])
      found.push(JSON.stringify(Object.entries(storage)));
    found.push(document.cookie);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const asking = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (asking.onsuccess = resolve));
        found.push(JSON.stringify(asking.result));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
    }
    const { voice } = globalThis as { voice?: FakeVoice };
    found.push(`to be said: ${JSON.stringify(voice?.queue.map(({ text }) => text) ?? [])}`);
    return found.join('\n');
  });
}

/** The whole heap of the page after everything that can go has gone. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}

/** The files under a folder in which a text stands, in the encodings in which a browser writes: UTF-8 and both UTF-16. */
async function filesWith(text: string, folder: string): Promise<string[]> {
  const utf16 = Buffer.from(text, 'utf16le');
  const forms = [Buffer.from(text), utf16, Buffer.from(utf16).swap16()];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return forms.some((form) => bytes.includes(form)) ? [file.slice(folder.length)] : [];
    }),
  );
  return found.flat();
}

describe('a kiosk keeps nothing of the person before', function () {
  this.timeout(180_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let page: Page;
  let collector: OwnCollector;
  let attributes = '';

  before(async () => {
    collector = await ownCollector('kios-uji');
    pages = await servePages((path) => {
      if (path === '/kuesioner.json') return Promise.resolve(JSON.stringify(own));
      if (path.endsWith('.js')) return surveyFiles(path);
      return Promise.resolve(
        `<!doctype html><html lang="id"><title>Kios</title><body><script type="module" src="/skm-survey.js" data-mode="kiosk" data-unit="kios-uji" data-collector="${collector.url}" data-device="kios-1" data-questionnaire="/kuesioner.json" data-no-advance data-idle="600" data-thanks-seconds="2" ${attributes}></script></body></html>`,
      );
    }, collector.url);
  });
  after(async () => {
    await pages.close();
    await collector.close();
  });
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-forgets-'));
    context = await openBrowser(profile);
    page = await context.newPage();
  });
  afterEach(async () => {
    attributes = '';
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();

  /** Chooses, and writes the marker into the profile and the comment. By keys: nothing of it passes through a script of the test. */
  async function say(): Promise<void> {
    await page.goto(`${pages.origin}/`);
    await press('Mulai');
    for (const question of [1, 2]) {
      await page.getByText(`Pertanyaan ${String(question)} dari 2`).waitFor();
      await page.getByRole('radio').nth(1).check();
      await press('Lanjut');
    }
    for (const field of ['input[type=text]', 'textarea']) {
      await page.locator(field).click();
      await page.keyboard.insertText(marker);
      if (field !== 'textarea') await press('Lanjut');
    }
    expect(await reachable(page), 'it was there').to.contain(marker);
    expect(await heapOf(page), 'it was there').to.contain(marker);
  }

  /** From now on nobody is waited for; how long that takes is another test's. */
  const walkAway = (): Promise<void> =>
    page.locator('skm-survey').evaluate((survey) => {
      survey.setAttribute('idle', '1');
      survey.setAttribute('idle-warning', '1');
    });

  const isWaiting = (): Promise<void> =>
    page.getByRole('button', { name: 'Mulai', exact: true }).waitFor({ timeout: 60_000 });

  async function expectNothing(): Promise<void> {
    await isWaiting();
    expect(await reachable(page)).not.to.contain(marker);
    // What the browser itself still draws, or the store still writes, holds on to it for a moment.
    let heap = '';
    const isGone = async (): Promise<boolean> => {
      heap = await heapOf(page);
      return !heap.includes(marker);
    };
    await until(isGone, 20_000).catch(() => undefined);
    const at = heap.indexOf(marker);
    expect(at < 0 ? '' : heap.slice(at - 200, at + 200)).to.equal('');
    await press('Mulai');
    await page.getByText('Pertanyaan 1 dari 2').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(0);
    for (const form of await page.locator('form').all())
      expect(await form.getAttribute('autocomplete')).to.equal('off');
    await expectNothingOnDisk();
  }

  /** Neither what a browser fills in later, nor the session that it would bring back, nor a log of a store that was emptied. */
  async function expectNothingOnDisk(): Promise<void> {
    await context.close();
    expect(await filesWith(marker, profile)).to.deep.equal([]);
    // The search finds what is there: addresses are UTF-8, the titles of a session UTF-16.
    expect(await filesWith(pages.origin, profile)).to.include('/Default/History');
    expect((await filesWith('Kios', profile)).join()).to.contain('/Sessions/');
  }

  it('after an answer that was sent', async () => {
    await say();
    await press('Lanjut');
    await press('Kirim');
    await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
    await until(() => collector.counted().answers === 1);
    await expectNothing();
  });

  it('after an answer that waits for the network: on the disk it is sealed', async () => {
    await say();
    await collector.stop();
    await press('Lanjut');
    await press('Kirim');
    await page.getByText('sudah tersimpan di perangkat ini').waitFor();
    await isWaiting();
    expect(await reachable(page)).to.contain('"enc"');
    await expectNothing();
    await collector.start();
  });

  it('after somebody walked away', async () => {
    await say();
    await walkAway();
    await expectNothing();
  });

  it('after somebody walked away and the part was handed in', async () => {
    attributes = 'data-partial="submit"';
    await say();
    await walkAway();
    await expectNothing();
  });

  it('after somebody walked away while a voice reads what was said', async () => {
    attributes = 'data-read-aloud';
    await page.addInitScript(giveVoice);
    await say();
    await press('Lanjut');
    await press('Bacakan');
    expect(await reachable(page)).to.match(new RegExp(`to be said: .*${marker}`));
    // It never comes to an end by itself; nobody is waited for any longer than that holds the clock.
    await page.clock.install();
    await walkAway();
    await page.clock.runFor(310_000);
    await isWaiting();
    expect(await reachable(page)).to.contain('to be said: []');
    await expectNothing();
  });

  it('after the page was left, kept by the browser as it was, and brought back', async () => {
    await say();
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset['broughtBack'] = String(persisted);
      });
    });
    await page.evaluate(() => (location.href = '/lain.js'));
    await page.waitForURL('**/lain.js');
    await page.goBack({ waitUntil: 'commit' });
    // A page that was loaded anew would know nothing anyway.
    await page.locator('html[data-brought-back="true"]').waitFor({ state: 'attached' });
    await expectNothing();
  });
});
