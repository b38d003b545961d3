import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as Axe from 'axe-core';
import { expect } from 'chai';
import { states, type StateName } from '@skm-survey/examples/states';
import { whatIsCut, whatIsSmall } from './support/findings.ts';
import { Stage } from './support/stage.ts';
import { expectTree } from './support/trees.ts';

declare const axe: typeof Axe;

const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const languages = ['id', 'en'];
const looks = languages.flatMap((lang) => ['light', 'dark'].map((theme) => [lang, theme] as const));

/** What axe-core finds with all its rules, and where it cannot tell a contrast. */
const violations = (stage: Stage): Promise<string[]> =>
  stage.page.evaluate(async () => {
    const found = await axe.run('skm-survey', {
      resultTypes: ['violations', 'incomplete'],
      // The one that is off unless asked for.
      rules: { 'target-size': { enabled: true } },
    });
    // Of words in a drawing it can never tell.
    const unsure = found.incomplete.filter(
      ({ id, nodes }) =>
        id === 'color-contrast' && nodes.some(({ target }) => !/text$/.test(String(target))),
    );
    return [...found.violations, ...unsure].flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`,
      ),
    );
  });

describe('every state that a respondent can meet', function () {
  this.timeout(60_000);
  let stage: Stage;
  const complaints: string[] = [];

  before(async () => {
    stage = await Stage.open(await axeSource);
    stage.page.on('pageerror', (error) => complaints.push(String(error)));
    stage.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });

  after(async () => {
    await stage.close();
  });

  for (const name of Object.keys(states) as StateName[]) {
    describe(`“${name}”`, () => {
      const isKiosk = name.startsWith('kiosk');
      // No kiosk is as small as a phone.
      const width = isKiosk ? 768 : 360;

      // What a small screen with large letters needs is fetched where it is one, and the English words where they are shown.
      before(async () => {
        complaints.length = 0;
        await stage.page.setViewportSize({ width, height: 740 });
        await stage.show(name, { text: '200', lang: 'en' });
      });

      it('is shown under a strict policy, and nothing complains', () => {
        expect(complaints).to.deep.equal([]);
      });

      for (const lang of languages) {
        it(`is read whole with letters of twice the size at ${String(width)} px: ${lang}`, async () => {
          await stage.fit(width, 740, 200);
          await stage.dress(lang, 'light');
          expect(await stage.page.evaluate(whatIsCut)).to.deep.equal([]);
        });
      }

      for (const [lang, theme] of looks) {
        it(`has nothing for axe-core to find: ${lang}, ${theme}`, async () => {
          await stage.fit(412, 915);
          await stage.dress(lang, theme);
          expect(await violations(stage)).to.deep.equal([]);
        });
      }

      for (const lang of languages) {
        it(`has the accessibility tree that is kept: ${lang}`, async () => {
          await stage.dress(lang, 'light');
          await expectTree(stage.page, `${name}.${lang}`);
        });

        it(`fits 320 px, with targets of ${isKiosk ? '64' : '44'} px: ${lang}`, async () => {
          await stage.fit(320, 640);
          await stage.dress(lang, 'light');
          expect(await stage.page.evaluate(whatIsCut)).to.deep.equal([]);
          expect(await stage.page.evaluate(whatIsSmall, isKiosk ? 64 : 44)).to.deep.equal([]);
        });
      }
    });
  }

  // examples/looks: what agencies copy.
  for (const name of ['introduction', 'answered', 'review'] as const) {
    describe(`“${name}” in a ready look`, () => {
      before(async () => {
        await stage.page.setViewportSize({ width: 412, height: 915 });
        await stage.show(name);
      });

      for (const [look, theme] of [
        ['resmi', 'light'],
        ['hangat', 'light'],
        ['malam', 'dark'],
        ['kontras', 'light'],
      ] as const) {
        it(`has nothing for axe-core to find: ${look}`, async () => {
          await stage.dress('id', theme);
          const surface = await stage.page.evaluate((one) => {
            const survey = document.querySelector('skm-survey');
            survey?.setAttribute('class', `skm-${one}`);
            return survey && getComputedStyle(survey).getPropertyValue('--skm-surface');
          }, look);
          expect(surface, 'the look is there').to.match(/^#/);
          expect(await violations(stage)).to.deep.equal([]);
        });
      }
    });
  }
});
