import { expect } from 'chai';
import * as fc from 'fast-check';
import { qrSvg, surveyLink, surveyPoster } from '../src/index.ts';

const link = 'https://dinas.contoh.go.id/survei?skm-service=ktp&skm-counter=3';
const unit = 'Dinas Kependudukan dan Pencatatan Sipil';

/** The printed lines, as a reader of the paper sees them. */
const linesOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);

describe('the link of a survey', () => {
  it('names service, counter and language', () => {
    const page = 'https://dinas.contoh.go.id/survei';
    expect(surveyLink(page, { service: 'ktp', counter: '3' })).to.equal(link);
    expect(surveyLink(page, {})).to.equal(page);
    expect(surveyLink(page, { lang: 'en' })).to.equal(`${page}?skm-lang=en`);
  });

  it('leaves what the address of the page says', () => {
    expect(surveyLink('https://a.id/?p=12#survei', { service: 'kk' })).to.equal(
      'https://a.id/?p=12&skm-service=kk#survei',
    );
    expect(surveyLink('https://a.id/?skm-service=ktp', { service: 'kk' })).to.equal(
      'https://a.id/?skm-service=kk',
    );
  });

  it('refuses what nobody should scan', () => {
    for (const page of ['', 'survei', 'javascript:alert(1)', 'ftp://a.id/', 'https://u:p@a.id/']) {
      expect(() => surveyLink(page, {}), page).to.throw(TypeError);
    }
  });
});

describe('the poster', () => {
  it('asks, names unit, service and counter, and has the address below', () => {
    const svg = surveyPoster({ link, unit, service: 'KTP elektronik', counter: 'Loket 3' });
    const text = linesOf(svg).join(' ');
    expect(text).to.include('Bagaimana pelayanan kami? Pindai untuk mengisi survei');
    expect(text).to.include(`${unit} KTP elektronik Loket 3`);
    expect(text).to.include('dinas.contoh.go.id/survei? skm-service=ktp&amp;skm-counter=3');
  });

  it('is A4, with a code of more than 6 cm and its quiet zone', () => {
    const svg = surveyPoster({ link, unit });
    expect(svg).to.match(/^<svg [^>]*width="210mm" height="297mm" viewBox="0 0 210 297"/);
    const [, x, , scale] = /translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)/.exec(svg) ?? [];
    const modules = Math.max(...[...svg.matchAll(/M\d+ (\d+)h/g)].map(([, y]) => Number(y))) + 1;
    expect(modules * Number(scale)).to.be.above(60);
    const card = /<rect width="128" height="128" x="([\d.]+)"/.exec(svg)?.[1];
    expect((Number(x) - Number(card)) / Number(scale)).to.be.closeTo(4, 1e-9);
  });

  it('speaks English when it is told to', () => {
    const text = linesOf(surveyPoster({ link, unit, lang: 'en' })).join(' ');
    expect(text).to.include('How was our service? Scan to fill in the survey');
  });

  it('has every line within the paper, and cuts a name that has no room', () => {
    const long = surveyPoster({ link, unit: 'Unit Pelaksana Teknis '.repeat(20) });
    expect(linesOf(long).some((text) => text.endsWith('…'))).to.be.true;
    const ys = [...long.matchAll(/<text x="105" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(ys).to.deep.equal([...ys].sort((a, b) => a - b));
    expect(ys.at(-1)).to.be.below(294);
  });

  it('prints the whole of a long address', () => {
    const address = `https://${'layanan-'.repeat(7)}contoh.go.id/${'halaman/'.repeat(20)}`;
    const text = linesOf(surveyPoster({ link: address, unit })).join('');
    expect(text).to.include(address.slice('https://'.length));
  });

  it('has nothing of a hostile name but its letters', () => {
    // Halves of letters too, which no XML may hold.
    const sign = fc.nat({ max: 0x10_ffff }).map((point) => String.fromCodePoint(point));
    const hostile = fc.string({ unit: sign, minLength: 1 });
    fc.assert(
      fc.property(hostile, hostile, (name, service) => {
        const svg = surveyPoster({ link, unit: `</text>"'&${name}`, service });
        const tags = [...svg.matchAll(/<(\/?[^\s/>]+)/g)].map(([, tag]) => tag);
        expect([...new Set(tags)].sort()).to.deep.equal(
          [
            '/desc',
            '/svg',
            '/text',
            '/title',
            'desc',
            'path',
            'rect',
            'svg',
            'text',
            'title',
          ].sort(),
        );
        expect(svg).to.match(/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u);
        expect(svg.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.to.include('&');
      }),
      { numRuns: 25 },
    );
  });

  it('refuses an address that no code can hold', () => {
    expect(() => surveyPoster({ link: `https://a.id/${'x'.repeat(2000)}`, unit })).to.throw();
    expect(() => qrSvg('x'.repeat(2000))).to.throw();
  });
});
