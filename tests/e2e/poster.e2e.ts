import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surveyLink, surveyPoster } from '@skm-survey/report';
import { expect } from 'chai';
import jsQR from 'jsqr';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';

/** Half of the resolution of a cheap printer that prints A4. */
const pixels = { width: 1240, height: 1754 };

describe('the poster, as it is printed', function () {
  this.timeout(60_000);
  let profile: string;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
    page = await context.newPage();
  });
  after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** The picture that the browser draws of an SVG: red, green, blue and alpha of each pixel. */
  async function drawn(svg: string): Promise<Uint8ClampedArray> {
    const base64 = await page.evaluate(
      async ([text, size]) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
        // An SVG that is no valid XML does not load.
        await image.decode();
        const canvas = new OffscreenCanvas(size.width, size.height);
        const context2d = canvas.getContext('2d');
        context2d?.drawImage(image, 0, 0, size.width, size.height);
        const { data } = context2d?.getImageData(0, 0, size.width, size.height) ?? {};
        const reader = new FileReader();
        reader.readAsDataURL(new Blob(data === undefined ? [] : [data]));
        await new Promise((resolve) => reader.addEventListener('load', resolve));
        return typeof reader.result === 'string' ? reader.result.replace(/^.*,/, '') : '';
      },
      [svg, pixels] as const,
    );
    return new Uint8ClampedArray(Buffer.from(base64, 'base64'));
  }

  for (const name of ['Puskesmas Melati', '</text><script>"Dinas" & \u0000 UPT']) {
    it(`is scanned to the exact link (${JSON.stringify(name)})`, async () => {
      const link = surveyLink('https://dinas.contoh.go.id/survei?a=1', {
        service: 'perekaman-ktp',
        counter: 'loket-3',
      });
      const svg = surveyPoster({ link, unit: name, service: name, counter: name });
      const found = jsQR.default(await drawn(svg), pixels.width, pixels.height);
      expect(found?.data).to.equal(link);
    });
  }
});
