import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Peer } from './peers.ts';

/** Of one visit with an empty cache. ms, bytes. */
export interface Visit {
  /** From the start of the navigation to the frame after the first question had a box. */
  readonly question: number;
  /** What of long tasks is beyond 50 ms each, from the start to two seconds after the question. */
  readonly blocking: number;
  /** Cumulative layout shift without what follows an input. */
  readonly shift: number;
  readonly heap: number;
  /** On the wire, in all. */
  readonly bytes: number;
}

/** What the page notes of itself. */
interface Notes {
  question: number;
  blocking: number;
  shift: number;
}

declare global {
  interface Window {
    skmBench: Notes;
  }
}

/** Runs in the page before anything else: looks in every frame whether the question is there, and presses start. */
const watch = ({ question, start }: Peer): string => `(() => {
  const notes = { question: 0, blocking: 0, shift: 0 };
  window.skmBench = notes;
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => (notes.blocking += Math.max(0, duration - 50)));
  observe('layout-shift', ({ hadRecentInput, value }) => (notes.shift += hadRecentInput ? 0 : value));
  let mustStart = ${String(start !== '')};
  const look = () => {
    const button = mustStart ? ${start || 'null'} : null;
    if (button) {
      mustStart = false;
      button.click();
    }
    const asked = ${question};
    if (asked && asked.getBoundingClientRect().height > 0) {
      requestAnimationFrame(() => (notes.question = performance.now()));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
})()`;

/** 1.6 Mbit/s down, 0.75 up, 150 ms there and back: what Lighthouse calls slow 4G. */
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** A phone's page on a processor four times as slow. */
async function openPage(
  browser: Browser,
  { isSlow }: { isSlow: boolean },
): Promise<{ page: Page; devtools: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 412, height: 915 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  if (isSlow) await devtools.send('Network.emulateNetworkConditions', slowNetwork);
  return { page, devtools };
}

/** Opens a page with an empty cache and waits for its first question. */
export async function visit(
  browser: Browser,
  { peer, url, isSlow }: { peer: Peer; url: string; isSlow: boolean },
): Promise<Visit> {
  const { page, devtools } = await openPage(browser, { isSlow });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch(peer));
  await page.goto(url);
  await page.waitForFunction(() => window.skmBench.question > 0);
  await page.waitForFunction(() => performance.now() > window.skmBench.question + 2_000);
  const notes = await page.evaluate(() => window.skmBench);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await page.context().close();
  return { ...notes, heap: usedSize, bytes };
}

/** ms from each tap on "next" to the frame that shows the next question, through the questions of one interview. */
export async function taps(browser: Browser, url: string): Promise<number[]> {
  const { page } = await openPage(browser, { isSlow: false });
  await page.goto(url);
  const survey = page.locator('skm-survey');
  await survey.getByRole('button', { name: 'Mulai' }).click();
  // What is fetched ahead is over by then: it is not what is measured.
  await page.waitForLoadState('networkidle');
  const times: number[] = [];
  for (let question = 1; question < 9; question += 1) {
    await survey.getByText(`Pertanyaan ${String(question)} dari 9`).waitFor();
    await survey.getByRole('radio').nth(3).check();
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const heading = (): string =>
            document.querySelector('skm-survey')?.shadowRoot?.querySelector('h2')?.textContent ??
            '';
          const before = heading();
          const onClick = ({ timeStamp }: Event): void => {
            const look = (): void => {
              if (heading() === before) requestAnimationFrame(look);
              else requestAnimationFrame(() => resolve(performance.now() - timeStamp));
            };
            look();
          };
          document.addEventListener('click', onClick, { capture: true, once: true });
        }),
    );
    await survey.getByRole('button', { name: 'Lanjut' }).click();
    times.push(await shown);
  }
  await page.context().close();
  return times;
}
