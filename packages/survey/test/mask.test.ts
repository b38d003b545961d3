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
  ['3201 - 0123 - 4567 - 8901', '[NIK]'],
  ['3201–0123–4567–8901', '[NIK]'],
  ['3201 — 0123 — 4567 — 8901', '[NIK]'],
  ['3201  0123  4567  8901', '[NIK]'],
  ['0812 - 3456 - 7890', '[telepon]'],
  ['0812–3456–7890', '[telepon]'],
  ['0812/3456/7890', '[telepon]'],
  ['+62 812 - 3456 - 7890', '[telepon]'],
  ['62812–3456–7890', '[telepon]'],
  ['Kantor 021-5551234', 'Kantor [telepon]'],
  ['(021) 555-1234', '[telepon]'],
  ['0251 831234', '[telepon]'],
];

const kept = [
  'Antrean nomor 081, loket 8.',
  'Biaya Rp 1.250.000 terlalu mahal',
  'Sejak 12-03-2026 belum selesai',
  'Buka pukul 08.00-12.00',
  'Nomor berkas 2026/0081/123',
  'BPJS 0001234567890',
  'Tahun 2026',
  'Buka 08.00 - 12.00, 13.00 - 16.00',
  'Tanggal 08-11-2026 08.30',
  'Tanggal 26/11/2026 08.00 - 16.00',
  'Antara Rp 10.250.000 - 12.500.000',
  'Antara Rp 10.250.000–12.500.000',
  'Antre 021 - 025 lama sekali',
  'NPWP 02.345.678.9-012.000',
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

  /** A number of a person, in groups with the same between all of them. */
  const inGroups = (...ways: readonly (readonly number[])[]): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.constantFrom(...ways),
        fc.constantFrom('', ' ', '-', ' - ', '–', ' – ', '—', '  ', '   ', '/', ' / '),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }),
      )
      .map(([sizes, between, digits]) =>
        sizes.map((size) => digits.splice(0, size).join('')).join(between),
      );

  it('finds a NIK in groups, whatever stands between them', () => {
    fc.assert(
      fc.property(inGroups([4, 4, 4, 4], [6, 6, 4], [2, 2, 2, 6, 4]), (number) => {
        expect(maskIdentity(`NIK saya ${number}, tolong`)).to.equal('NIK saya [NIK], tolong');
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a phone in groups, whatever stands between them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('081', '085', '62 81', '6285', '+62 81', '+6285'),
        inGroups([1, 4, 3], [1, 4, 4], [1, 3, 3]),
        (start, number) => {
          expect(maskIdentity(`WA ${start}${number} ya`)).to.equal('WA [telepon] ya');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const two = (min: number, max: number): fc.Arbitrary<string> =>
    fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
  const day = fc.tuple(two(1, 28), two(1, 12), fc.integer({ min: 2000, max: 2099 }).map(String));
  /** What else people write of a visit to an office, by kind. */
  const figures: readonly fc.Arbitrary<string>[] = [
    fc
      .integer({ min: 1, max: 999_999_999 })
      .map((price) => `Rp ${price.toLocaleString('en').replaceAll(',', '.')}`),
    day.map((parts) => parts.join('-')),
    day.map((parts) => parts.join('/')),
    day.map((parts) => parts.toReversed().join('-')),
    fc.tuple(two(0, 23), two(0, 59)).map((parts) => parts.join('.')),
    fc.tuple(two(0, 23), two(0, 59)).map((parts) => parts.join(':')),
    fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0')),
    fc.integer({ min: 0, max: 999 }).map((number) => `A-${String(number).padStart(3, '0')}`),
  ];
  const figure = fc.oneof(...figures);
  const range = fc.oneof(
    ...figures.map((one) =>
      fc
        .tuple(one, fc.constantFrom(' - ', '–', ' – ', ' — ', ' s.d. '), one)
        .map((parts) => parts.join('')),
    ),
  );

  it('leaves prices, dates, times and queue numbers as they are, and what lies between two of them', () => {
    const said = fc.oneof(
      figure,
      range,
      fc.tuple(day, two(8, 16)).map(([parts, hour]) => `${parts.join('-')} ${hour}.30`),
    );
    fc.assert(
      fc.property(said, said, (one, other) => {
        const text = `Antre ${one} lalu ${other}, mengapa?`;
        expect(maskIdentity(text)).to.equal(text);
      }),
      { numRuns: 5_000 },
    );
  });

  const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
  const noise = fc.string({
    unit: fc.constantFrom(
      '0',
      '8',
      '6',
      '2',
      '5',
      '+',
      '-',
      '–',
      '/',
      ' ',
      '(',
      ')',
      '.',
      'a',
      '\n',
    ),
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
