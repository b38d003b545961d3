import { setTimeout } from 'node:timers/promises';
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

/** Runs in the page before anything else: looks in every frame whether the question is there. */
const watch = ({ question }: Peer): string => `(() => {
  const notes = { question: 0, blocking: 0, shift: 0 };
  window.skmBench = notes;
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => (notes.blocking += Math.max(0, duration - 50)));
  observe('layout-shift', ({ hadRecentInput, value }) => (notes.shift += hadRecentInput ? 0 : value));
  const look = () => {
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

/** A page of a phone, spoken with by the protocol alone. */
interface Phone {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** What an expression comes to; promises are waited for. */
  readonly ask: <T>(expression: string) => Promise<T>;
  readonly until: (expression: string) => Promise<void>;
}

/**
 * A phone's page on a processor four times as slow. Playwright's own questions to a page first give it a script that is ten
 * times what is measured: the slowed processor would read it while the first question is waited for, and the heap hold it.
 */
async function openPage(browser: Browser, { isSlow }: { isSlow: boolean }): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 412, height: 915 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.enable');
  if (isSlow) await devtools.send('Network.emulateNetworkConditions', slowNetwork);
  const ask = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value as T;
  };
  const until = async (expression: string): Promise<void> => {
    for (let tries = 0; !(await ask<boolean>(expression)); tries += 1) {
      if (tries > 600) throw new Error(`in vain: ${expression}`);
      await setTimeout(100);
    }
  };
  return { page, devtools, ask, until };
}

/** Opens a page with an empty cache and waits for its first question. */
export async function visit(
  browser: Browser,
  { peer, url, isSlow }: { peer: Peer; url: string; isSlow: boolean },
): Promise<Visit> {
  const { page, devtools, ask, until } = await openPage(browser, { isSlow });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch(peer));
  await page.goto(url);
  await until('skmBench.question > 0 && performance.now() > skmBench.question + 2000');
  const notes = await ask<Notes>('skmBench');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await page.context().close();
  return { ...notes, heap: usedSize, bytes };
}

const root = `document.querySelector('skm-survey')?.shadowRoot`;
const asked = `${root}?.querySelector('.progress p')?.textContent`;

/**
 * In the page: ms from the next click until another question is painted. A callback for a frame runs before that frame is laid
 * out and painted: it is the next frame that comes after the paint.
 */
const nextQuestion = `new Promise((resolve) => {
  const before = ${asked};
  document.addEventListener('click', ({ timeStamp }) => {
    const painted = () => resolve(performance.now() - timeStamp);
    const look = () => requestAnimationFrame(${asked} === before ? look : painted);
    requestAnimationFrame(look);
  }, { capture: true, once: true });
})`;

/** ms from each tap on "next" to the frame that shows the next question, through the questions of one interview. */
export async function taps(browser: Browser, url: string): Promise<number[]> {
  const { page, devtools, ask, until } = await openPage(browser, { isSlow: false });
  await page.goto(url);
  await until(`!!${root}?.querySelector('.option')`);
  // What is fetched ahead is over by then: it is not what is measured.
  await setTimeout(3_000);
  const times: number[] = [];
  for (let question = 1; question < 9; question += 1) {
    await until(`${asked}?.includes('${String(question)} dari 9')`);
    await ask(`${root}.querySelectorAll('.option input')[3].click()`);
    await setTimeout(300);
    const [x = 0, y = 0] = await ask<number[]>(
      `(() => {
        const button = ${root}.querySelector('.actions .primary');
        button.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = button.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      })()`,
    );
    // Before the tap, which comes to the page by another way and might be first.
    await ask(`void (globalThis.skmTap = ${nextQuestion})`);
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await devtools.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        clickCount: 1,
      });
    times.push(await ask<number>('skmTap'));
  }
  await page.context().close();
  return times;
}
