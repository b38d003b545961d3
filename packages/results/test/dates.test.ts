import { expect } from 'chai';
import { formatDate, formatMoment, formatPeriod } from '../src/dates.ts';
import { en } from '../src/texts/en.ts';
import { id } from '../src/texts/id.ts';

it('formatDate writes day, month, year', () => {
  expect(formatDate('2026-07-01')).to.equal('01-07-2026');
  expect(formatDate('2026-07-01T23:00:00Z')).to.equal('01-07-2026');
  expect(formatDate('kemarin')).to.equal('kemarin');
});

describe('formatPeriod', () => {
  const from = '2026-07-01';
  const to = '2026-09-30';
  for (const [period, expected] of [
    [{ from, to }, '01-07-2026 s/d 30-09-2026'],
    [{ from, to: null }, 'sejak 01-07-2026'],
    [{ from: null, to }, 'sampai dengan 30-09-2026'],
    [{ from: null, to: null }, 'Seluruh jawaban'],
  ] as const) {
    it(expected, () => {
      expect(formatPeriod(period, id)).to.equal(expected);
    });
  }
});

describe('formatMoment', () => {
  for (const [east, expected] of [
    [420, '01-10-2026 pukul 06.59 WIB'],
    [480, '01-10-2026 pukul 07.59 WITA'],
    [540, '01-10-2026 pukul 08.59 WIT'],
    [0, '30-09-2026 pukul 23.59 UTC'],
    [330, '01-10-2026 pukul 05.29 UTC+05:30'],
    [-180, '30-09-2026 pukul 20.59 UTC−03:00'],
  ] as const) {
    it(expected, () => {
      expect(formatMoment('2026-09-30T23:59:00Z', east, id)).to.equal(expected);
    });
  }

  it('writes hours with a colon in English', () => {
    expect(formatMoment('2026-09-30T23:59:00Z', 420, en)).to.equal('01-10-2026, 06:59 WIB');
  });

  it('leaves what is no instant as it is', () => {
    expect(formatMoment('tadi', 420, id)).to.equal('tadi');
  });
});
