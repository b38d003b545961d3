import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ServerOptions } from '@skm-survey/collector/node';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';

type Collector = Awaited<ReturnType<typeof createServer>>;

const unit = 'dinas';

/** The same unit on two pages: the questionnaire as it is, and one that the page changes. */
const pageOf = (collector: string, inside: string, attributes = ''): string => `<!doctype html>
<html lang="id">
  <head><title>SKM</title></head>
  <body>
    <skm-survey unit="${unit}" collector="${collector}" no-advance ${attributes}>${inside}</skm-survey>
    <script type="module" src="/skm-survey.js"></script>
  </body>
</html>`;

const questions = `
  <skm-question key="biaya" options="Tidak wajar|Kurang wajar|Wajar|Sangat wajar"></skm-question>
  <skm-question key="antrean" after="waktu" unsur="waktu"
    text="Bagaimana antrean hari ini?" required options="Sangat lama|Lama|Singkat|Sangat singkat"></skm-question>`;

interface Results {
  readonly questionnaires: readonly { readonly id: string; readonly respondents: number }[];
  readonly ikm: {
    readonly value: string;
    readonly respondents: number;
    readonly unsur: readonly { readonly key: string; readonly nrr: string | null }[];
  };
}

describe('questions in HTML, from the page to the figure', function () {
  this.timeout(120_000);
  let data: string;
  let profile: string;
  let collector: Collector;
  let pages: Pages;
  let context: BrowserContext;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'skm-data-'));
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    const options: ServerOptions = { dataDir: data, port: 0, units: [{ id: unit }] };
    collector = await createServer(options);
    const { url } = collector;
    const html: Readonly<Record<string, string>> = {
      '/base': pageOf(url, ''),
      '/changed': pageOf(url, questions, 'omit="sarana pengaduan" profile="none" comment="off"'),
    };
    pages = await servePages(async (path) => html[path] ?? surveyFiles(path), url);
    context = await openBrowser(profile);
  });

  after(async () => {
    await context.close();
    await pages.close();
    await collector.close();
    await rm(data, { recursive: true, force: true });
    await rm(profile, { recursive: true, force: true });
  });

  /** Answers every question with its nth option, and says what was asked. */
  async function answer(path: string, nth: number): Promise<string[]> {
    const page: Page = await context.newPage();
    const asked: string[] = [];
    await page.goto(pages.origin + path);
    const survey = page.locator('skm-survey');
    for (;;) {
      // The first question has the introduction above it.
      const heading = await survey.getByRole('heading', { level: 2 }).last().innerText();
      if (heading === 'Periksa jawaban Anda') break;
      const shown = await survey.locator('section').innerText();
      const skip = survey.getByRole('button', { name: 'Lewati' });
      // Profile and comment may be skipped.
      if (await skip.isVisible()) await skip.click();
      else {
        asked.push(heading);
        await survey.getByRole('radio').nth(nth).check({ force: true });
        await survey.getByRole('button', { name: 'Lanjut' }).click();
      }
      await page.waitForFunction(
        (before) =>
          document.querySelector('skm-survey')?.shadowRoot?.querySelector('section')?.innerText !==
          before,
        shown,
      );
    }
    const accepted = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('skm-accepted', resolve, { once: true });
        }),
    );
    await survey.getByRole('button', { name: 'Kirim' }).click();
    await accepted;
    await page.close();
    return asked;
  }

  const results = async (): Promise<Results> => {
    const reply = await fetch(`${collector.url}/v1/units/${unit}/results`);
    return (await reply.json()) as Results;
  };

  it('are asked, and make one index with the answers to the base, without the collector having been told', async () => {
    expect(await answer('/base', 3)).to.have.length(9);
    const asked = await answer('/changed', 1);
    expect(asked).to.have.length(8);
    expect(asked[3]).to.equal('Bagaimana antrean hari ini?');
    const { ikm, questionnaires } = await results();
    expect(questionnaires.map(({ id, respondents }) => [id, respondents])).to.deep.equal([
      ['skm-2017', 1],
      ['skm-2017-custom', 1],
    ]);
    const nrr = Object.fromEntries(ikm.unsur.map((one) => [one.key, Number(one.nrr)]));
    expect(nrr).to.include({ biaya: 3, waktu: 3, sarana: 4, pengaduan: 4 });
    // Seven unsur of 3 and two of 4: 29 / 9 · 25.
    expect([ikm.respondents, ikm.value]).to.deep.equal([2, '80.56']);
  });
});
