import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { builtFile, servePages, surveyFiles } from './support/pages.ts';
import { answerSurvey, untilCounted } from './support/respondent.ts';
import { startStack } from './support/stack.ts';

describe('the embed of the README', function () {
  this.timeout(120_000);

  it('has five lines and works as it stands, but for the address of the collector', async () => {
    const embed = /```html\n(.*?)```/s.exec(await builtFile('README.md'))?.[1] ?? '';
    expect(embed.trim().split('\n')).to.have.length(5);
    const stack = await startStack(['disdukcapil-contoh']);
    const profile = await mkdtemp(join(tmpdir(), 'skm-readme-'));
    const context = await openBrowser(profile);
    const pages = await servePages(async (path) => {
      if (path === '/') return embed.replace('https://skm.contoh.go.id', stack.collector);
      return surveyFiles(path);
    }, stack.collector);
    try {
      const page = await context.newPage();
      await page.goto(pages.origin);
      const [choices = {}] = workedExampleRespondents();
      await answerSurvey(page, { questionnaire: 'skm-2017', choices });
      await untilCounted(stack.collector, 'disdukcapil-contoh', 1);
    } finally {
      await context.close();
      await pages.close();
      await stack.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});
