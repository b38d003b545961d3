import type { BrowserContext, Page } from 'playwright-core';

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };

/** Of a page that counts its shifts. */
interface Counting {
  shifted: number;
  shifts: PerformanceObserver;
}

function count(): void {
  const page = globalThis as unknown as Counting;
  page.shifted = 0;
  page.shifts = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[])
      if (!entry.hadRecentInput) page.shifted += entry.value;
  });
  page.shifts.observe({ type: 'layout-shift', buffered: true });
}

/** Has every page of a browser count from its start how much its layout shifts. */
export const countShifts = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(count);

/** How much the layout of a page has shifted without anybody touching it, as browsers count it. */
export const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    // Two frames: what was painted has been counted.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const counting = globalThis as unknown as Counting;
    for (const entry of counting.shifts.takeRecords() as Shift[])
      if (!entry.hadRecentInput) counting.shifted += entry.value;
    return counting.shifted;
  });
