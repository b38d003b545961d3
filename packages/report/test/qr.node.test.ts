import { expect } from 'chai';
import * as fc from 'fast-check';
import { qrSvg, surveyLink, surveyPoster } from '../src/index.ts';
import { codeIn, scan } from './support/scan.ts';

describe('the QR code', () => {
  it('says the link to the letter, on the poster and alone', () => {
    const slug = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
    fc.assert(
      fc.property(
        slug,
        slug,
        fc.webUrl({ withQueryParameters: true }),
        (service, counter, page) => {
          const link = surveyLink(page, { service, counter });
          for (const svg of [surveyPoster({ link, unit: 'Dinas' }), qrSvg(link)]) {
            const { path, size } = codeIn(svg);
            expect(scan(path, size)).to.equal(link);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is still read when a fifth of it is gone', () => {
    const link = 'https://dinas.contoh.go.id/survei?skm-service=ktp&skm-counter=3';
    const { path, size } = codeIn(qrSvg(link));
    const torn = path.replaceAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g, (run, x: string, y: string) => {
      const gone = Number(x) > size * 0.35 && Number(x) < size * 0.7;
      return gone && Number(y) > size * 0.3 && Number(y) < size * 0.7 ? '' : run;
    });
    expect(torn.length).to.be.below(path.length * 0.92);
    expect(scan(torn, size)).to.equal(link);
  });
});
