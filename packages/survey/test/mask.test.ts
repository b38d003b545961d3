import { expect } from 'chai';
import * as fc from 'fast-check';
import { maskIdentity } from '../src/privacy/mask.ts';

const masked: readonly (readonly [string, string])[] = [
  ['NIK saya 3201012345678901.', 'NIK saya [NIK].'],
  ['3201 0123 4567 8901', '[NIK]'],
  ['32.01.01.234567.8901', '[NIK]'],
  ['3201-0123-4567-8901', '[NIK]'],
  ['320101\u00a0234567\u00a08901', '[NIK]'],
  ['WA 081234567890 ya', 'WA [telepon] ya'],
  ['0812-3456-7890', '[telepon]'],
  ['0812 3456 7890', '[telepon]'],
  ['0812.3456.7890', '[telepon]'],
  ['(0812) 3456 7890', '[telepon]'],
  ['+6281234567890', '[telepon]'],
  ['+62 812-3456-7890', '[telepon]'],
  ['(+62) 812 3456 7890', '[telepon]'],
  ['+62 21 5551234', '[telepon]'],
  ['6281234567890', '[telepon]'],
  ['081234567890, 081234567891', '[telepon], [telepon]'],
  ['081234567890 3201012345678901', '[NIK]'],
  ['hp:081234567890/wa', 'hp:[telepon]/wa'],
];

const kept = [
  'Antrean nomor 081, loket 8.',
  'Biaya Rp 1.250.000 terlalu mahal',
  'Sejak 12-03-2026 belum selesai',
  'Buka pukul 08.00-12.00',
  'Nomor berkas 2026/0081/123',
  'BPJS 0001234567890',
  'Tahun 2026',
  '',
];

describe('maskIdentity', () => {
  for (const [text, expected] of masked) {
    it(`masks ${JSON.stringify(text)}`, () => {
      expect(maskIdentity(text)).to.equal(expected);
    });
  }

  for (const text of kept) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      expect(maskIdentity(text)).to.equal(text);
    });
  }

  const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
  const noise = fc.string({
    unit: fc.constantFrom('0', '8', '6', '2', '+', '-', ' ', '(', ')', '.', 'a', '\n'),
  });

  it('finds a NIK in any grouping and any surroundings', () => {
    const grouped = fc
      .array(fc.tuple(digit, fc.constantFrom('', '', ' ', '.', '-')), {
        minLength: 16,
        maxLength: 16,
      })
      .map((pairs) => pairs.map(([one, gap], at) => (at < 15 ? one + gap : one)).join(''));
    fc.assert(
      fc.property(noise, grouped, noise, (before, nik, after) => {
        const text = maskIdentity(`${before} ${nik} ${after}`);
        expect(text).to.not.match(/\d([ .-]?\d){15}/);
        expect(text).to.contain('[NIK]');
      }),
    );
  });

  it('is never longer than what it masked, and changes nothing more when applied again', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const once = maskIdentity(text);
        expect(once.length).to.be.at.most(text.length);
        expect(maskIdentity(once)).to.equal(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
