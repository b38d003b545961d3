import { expect } from 'chai';
import { ombudsmanVerdict, Rational } from '@skm-survey/scoring';

const verdict = (value: string, year: number) =>
  ombudsmanVerdict(Rational.parseDecimal(value)!, year);

describe('ombudsmanVerdict', () => {
  for (const [value, year, zone, category] of [
    ['65.26', 2018, 'kuning', null],
    ['50.39', 2019, 'merah', null],
    ['62.21', 2021, 'kuning', null],
    ['95.94', 2023, 'hijau', 'A'],
  ] as const) {
    it(`knows ${value} of ${year} as ${zone}`, () => {
      expect(verdict(value, year)).to.include({ zone, category });
    });
  }

  for (const [value, zone] of [
    ['100', 'hijau'],
    ['81', 'hijau'],
    ['80.995', 'hijau'],
    ['80.99', 'kuning'],
    ['51', 'kuning'],
    ['50.99', 'merah'],
    ['0', 'merah'],
  ] as const) {
    it(`calls ${value} ${zone} up to 2021`, () => {
      expect(verdict(value, 2021)).to.deep.equal({ zone, category: null, limitsVerified: true });
    });
  }

  for (const [value, zone, category] of [
    ['100', 'hijau', 'A'],
    ['88', 'hijau', 'A'],
    ['87.99', 'hijau', 'B'],
    ['78', 'hijau', 'B'],
    ['77.99', 'kuning', 'C'],
    ['54', 'kuning', 'C'],
    ['53.99', 'merah', 'D'],
    ['32', 'merah', 'D'],
    ['31.99', 'merah', 'E'],
    ['0', 'merah', 'E'],
  ] as const) {
    it(`calls ${value} ${category} from 2022 to 2024, on limits that are not verified`, () => {
      const expected = { zone, category, limitsVerified: false };
      expect(verdict(value, 2022)).to.deep.equal(expected);
      expect(verdict(value, 2024)).to.deep.equal(expected);
    });
  }

  it('knows no zone from 2025', () => {
    expect(verdict('95.94', 2025)).to.deep.equal({
      zone: null,
      category: null,
      limitsVerified: true,
    });
  });

  it('refuses a value outside 0–100', () => {
    expect(() => verdict('100.01', 2023)).to.throw(
      RangeError,
      'A compliance value of 100.01, outside 0–100',
    );
    expect(() => verdict('-0.01', 2023)).to.throw(RangeError);
  });
});
