import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { StandardId } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import {
  onlineRespondents,
  published,
  workedExampleRespondents,
  type Choices,
} from './support/golden.ts';
import { folder, servePages } from './support/pages.ts';
import { answerSurvey, nextRespondent, untilCounted } from './support/respondent.ts';
import { countShifts, shiftOf } from './support/shifts.ts';
import { skm, startStack, type Stack } from './support/stack.ts';

const comma = (decimal: string): string => decimal.replace('.', ',');

interface Case {
  readonly name: string;
  readonly page: string;
  readonly unit: string;
  readonly questionnaire: StandardId;
  readonly respondents: readonly Choices[];
}

const cases: readonly Case[] = [
  {
    name: 'the 29 respondents of the worked example',
    page: 'index.html',
    unit: 'disdukcapil-contoh',
    questionnaire: 'skm-2017',
    respondents: workedExampleRespondents(),
  },
  {
    name: 'the ten respondents of SKM Online',
    page: 'mpp.html',
    unit: 'mpp-contoh',
    questionnaire: 'skm-online-2025-hybrid',
    respondents: onlineRespondents(),
  },
];

describe('from a tap to a published figure', function () {
  this.timeout(600_000);
  let stack: Stack;
  let profile: string;
  let context: BrowserContext;
  const complaints: string[] = [];

  const openPage = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('console', (message) => {
      // A collector that is down is part of the story; the browser's own note of it is not a complaint.
      if (message.type() === 'error' && !message.text().includes('net::ERR_CONNECTION_')) {
        complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(url);
    return page;
  };

  before(async () => {
    const units = cases.flatMap(({ unit }) => [unit, `${unit}-sdk`]);
    stack = await startStack(units);
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
    await countShifts(context);
  });

  after(async () => {
    await context.close();
    await stack.close();
    await rm(profile, { recursive: true, force: true });
  });

  for (const one of cases) {
    it(`${one.name} are clicked through the element, a third of them without a collector`, async () => {
      const third = Math.floor(one.respondents.length / 3);
      let page = await openPage(stack.site.url + one.page);
      await page.getByRole('radio').first().waitFor();
      expect(await shiftOf(page), 'nothing moves when the survey comes').to.equal(0);
      for (const [index, choices] of one.respondents.entries()) {
        if (index === third) await stack.killCollector();
        if (index === third + 1) await page.reload();
        if (index === third + 2) {
          await page.close();
          page = await openPage(stack.site.url + one.page);
        }
        if (index === 2 * third) {
          await stack.startCollector();
          await page.reload();
        }
        await answerSurvey(page, { questionnaire: one.questionnaire, choices });
        await nextRespondent(page);
      }
      await untilCounted(stack.collector, one.unit, one.respondents.length);
      await page.close();
    });

    it(`${one.name} are sent through the SDK alone`, async () => {
      const sdkPage = await servePages(folder('examples/sdk-only/dist'), stack.collector);
      const query = new URLSearchParams({
        collector: stack.collector,
        unit: `${one.unit}-sdk`,
        questionnaire: one.questionnaire,
      });
      const url = `${sdkPage.origin}/?${query.toString()}`;
      let page = await openPage(url);
      for (const [index, choices] of one.respondents.entries()) {
        if (index === 3) await stack.killCollector();
        for (const [key, value] of Object.entries(choices)) {
          await page.locator(`select[name="${key}"]`).selectOption(String(value));
        }
        await page.getByRole('button', { name: 'Kirim' }).click();
        await page.getByRole('status').getByText('Tersimpan').waitFor();
        if (index === 5) {
          await stack.startCollector();
          await page.close();
          page = await openPage(url);
        } else {
          await page.reload();
        }
      }
      await untilCounted(stack.collector, `${one.unit}-sdk`, one.respondents.length);
      await page.close();
      await sdkPage.close();
    });
  }

  it('the results page shows IKM 91,48 A, 90,56 with weight 0.11, and IKM 81,25 B with IPAK 3,36', async () => {
    const page = await openPage(`${stack.site.url}hasil.html`);
    const [worked, online] = [0, 1].map((nth) => page.locator('skm-results').nth(nth));
    if (!worked || !online) throw new Error('the results page has two results');
    await worked
      .getByText(comma(published.workedExample.ikm.exact), { exact: true })
      .first()
      .waitFor();
    await worked.getByText(`Mutu ${published.workedExample.mutu}`).first().waitFor();
    await worked.getByText('29 orang').first().waitFor();
    await online.getByText(comma(published.online.ikm.exact), { exact: true }).first().waitFor();
    await online.getByText(`Mutu ${published.online.mutu}`).first().waitFor();
    await online
      .getByText(`${comma(published.online.ipak)} dari 4`)
      .first()
      .waitFor();
    await page.getByLabel('Bobot per unsur').selectOption('0.11');
    await worked
      .getByText(comma(published.workedExample.ikm['0.11']), { exact: true })
      .first()
      .waitFor();
    await online.getByText(comma(published.online.ikm['0.11']), { exact: true }).first().waitFor();
    await page.close();
  });

  for (const one of cases) {
    for (const unit of [one.unit, `${one.unit}-sdk`]) {
      it(`skm score of the exported rows of ${unit} gives the same figure`, async () => {
        const { ikm, mutu } = one.unit.startsWith('mpp')
          ? published.online
          : published.workedExample;
        const rows = await skm('export', '--data', stack.data, '--unit', unit);
        expect(rows.code, rows.stderr).to.equal(0);
        const file = join(profile, `${unit}.csv`);
        await writeFile(file, rows.stdout);
        for (const weight of ['exact', '0.111', '0.11'] as const) {
          const scored = await skm('score', file, '--weight', weight, '--json');
          expect(scored.code, scored.stderr).to.equal(0);
          const result = JSON.parse(scored.stdout) as Record<string, unknown>;
          expect(result['respondents']).to.equal(one.respondents.length);
          expect(result['ikm']).to.equal(ikm[weight]);
          if (weight === 'exact') expect(result['mutu']).to.equal(mutu);
        }
      });

      it(`skm score of the exported items of ${unit} gives the same figure, and the same IPAK`, async () => {
        const expected = one.unit.startsWith('mpp') ? published.online : published.workedExample;
        const asked = ['--questionnaire', one.questionnaire];
        const rows = await skm('export', '--data', stack.data, '--unit', unit, ...asked);
        expect(rows.code, rows.stderr).to.equal(0);
        const file = join(profile, `${unit}-butir.csv`);
        await writeFile(file, rows.stdout);
        const scored = await skm('score', file, ...asked, '--json');
        expect(scored.code, scored.stderr).to.equal(0);
        const result = JSON.parse(scored.stdout) as {
          ikm: string;
          ipak?: { value: string } | null;
        };
        expect(result.ikm).to.equal(expected.ikm.exact);
        if ('ipak' in expected) expect(result.ipak?.value).to.equal(expected.ipak);
      });
    }
  }

  it('no page complained: no CSP violation, no script error', () => {
    expect(complaints).to.deep.equal([]);
  });
});
