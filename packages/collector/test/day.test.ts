import { expect } from 'chai';
import { countedDay } from '../src/day.ts';

const received = '2026-03-10T05:00:00Z';
const dayOf = (at: string, { sentAt = received, tz = 420 } = {}): string =>
  countedDay({ at, sentAt, tz, receivedAt: new Date(received) });

describe('the day under which an answer is counted', () => {
  it('is that of the device, where it was given', () => {
    expect(dayOf('2026-03-09T16:59:00Z')).to.equal('2026-03-09');
    expect(dayOf('2026-03-09T17:00:00Z')).to.equal('2026-03-10');
    expect(dayOf('2026-03-09T16:00:00Z', { tz: 540 })).to.equal('2026-03-10');
  });

  it('is weeks back for an answer that waited weeks', () => {
    expect(dayOf('2026-02-14T03:00:00Z')).to.equal('2026-02-14');
  });

  it('is repaired by what the clock of the device said at sending', () => {
    expect(dayOf('2023-03-07T05:00:00Z', { sentAt: '2023-03-10T05:00:00Z' })).to.equal(
      '2026-03-07',
    );
    expect(dayOf('2027-04-13T05:00:00Z', { sentAt: '2027-04-14T05:00:00Z' })).to.equal(
      '2026-03-09',
    );
  });

  it('is not moved by the time of the way', () => {
    const sentAt = '2026-03-10T04:59:00Z';
    expect(dayOf('2026-03-09T16:59:30Z', { sentAt })).to.equal('2026-03-09');
  });

  it('is that of receipt where the time makes no sense', () => {
    for (const at of ['', 'yesterday', '1970-01-01T00:00:00Z', '2026-03-12T00:00:00Z']) {
      expect(dayOf(at), at).to.equal('2026-03-10');
    }
    expect(dayOf('2026-03-09T16:00:00Z', { sentAt: 'later' })).to.equal('2026-03-09');
  });

  it('takes an impossible offset as none', () => {
    expect(dayOf('2026-03-09T16:00:00Z', { tz: 100_000 })).to.equal('2026-03-09');
  });
});
