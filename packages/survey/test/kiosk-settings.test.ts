import { expect } from 'chai';
import fc from 'fast-check';
import { booleans, strings, type PageSettings } from '../src/attributes.ts';
import { hoursOf, isWithin } from '../src/kiosk/hours.ts';
import { paceFaults, paceOf } from '../src/kiosk/pace.ts';

const page = (change: Partial<PageSettings>): PageSettings => ({
  ...(Object.fromEntries([
    ...strings.map((name) => [name, '']),
    ...booleans.map((name) => [name, false]),
  ]) as PageSettings),
  ...change,
});

describe('what a kiosk reads of its attributes', () => {
  it('hours that span midnight', () => {
    const hours = hoursOf('20:00-06:30');
    expect(hours).to.deep.equal({ from: 1_200, to: 390 });
    const dark = [1_199, 1_200, 0, 389, 390].map((minute) => hours && isWithin(hours, minute));
    expect(dark).to.deep.equal([false, true, true, true, false]);
  });

  it('hours within a day, with dots as Indonesians write them', () => {
    const hours = hoursOf('12.00 – 13.00');
    expect(hours && [719, 720, 780].map((minute) => isWithin(hours, minute))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('nothing that is no hours', () => {
    for (const text of [
      '',
      '20-6',
      '25:00-06:00',
      '20:61-06:00',
      '08:00-08:00',
      '8',
      '20:00-24:30',
    ])
      expect(hoursOf(text), text).to.equal(null);
  });

  it('a minute is within a span or within what is left of the day, never both', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(minute, minute, minute, (from, to, at) => {
        fc.pre(from !== to);
        expect(isWithin({ from, to }, at)).not.to.equal(isWithin({ from: to, to: from }, at));
      }),
    );
  });

  it('seconds, and the usual where there are none', () => {
    expect(paceOf(page({ idle: '90', idleWarning: 'x', thanksSeconds: '-1' }))).to.deep.equal({
      idle: 90,
      warning: 20,
      thanks: 12,
    });
    expect(paceFaults(page({ idle: '90', idleWarning: 'x', thanksSeconds: '0' }))).to.deep.equal([
      'idleWarning="x"',
      'thanksSeconds="0"',
    ]);
  });
});
