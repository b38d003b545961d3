import { expect } from 'chai';
import fc from 'fast-check';
import { attract, turn, type Cycle, type CycleEvent, type Pace } from '../src/kiosk/cycle.ts';

const pace: Pace = { idle: 60, warning: 20, thanks: 12 };

const run = (events: readonly CycleEvent[], from: Cycle = attract): Cycle =>
  events.reduce((cycle, event) => turn(cycle, event, pace), from);

const tick = (seconds: number, more: Partial<CycleEvent> = {}): CycleEvent =>
  ({ type: 'tick', seconds, isReading: false, isNight: false, ...more }) as CycleEvent;
const moved = (phase: Extract<CycleEvent, { type: 'moved' }>['phase']): CycleEvent => ({
  type: 'moved',
  phase,
  asksService: false,
});
const touched: CycleEvent = { type: 'touched' };

const anyEvent = fc.oneof(
  fc.constant(touched),
  fc.constantFrom<CycleEvent>(
    { type: 'chosen' },
    { type: 'moved', phase: 'asking', asksService: true },
    { type: 'leave' },
    { type: 'ended' },
  ),
  fc
    .record({
      seconds: fc.integer({ min: 1, max: 90 }),
      isReading: fc.boolean(),
      isNight: fc.boolean(),
    })
    .map((more): CycleEvent => ({ type: 'tick', ...more })),
  fc
    .constantFrom('intro', 'asking', 'review', 'sending', 'failed', 'thanks')
    .map((phase) => moved(phase as 'intro')),
);

describe('the cycle of a kiosk', () => {
  it('warns after a minute without a touch, and ends after the countdown', () => {
    const asking = run([moved('asking'), tick(59)]);
    expect(asking.kind).to.equal('interview');
    const warning = turn(asking, tick(1), pace);
    expect(warning).to.deep.equal({ kind: 'warning', left: 20, isLeaving: false });
    expect(run([tick(19)], warning)).to.deep.equal({ kind: 'warning', left: 1, isLeaving: false });
    expect(run([tick(20)], warning).kind).to.equal('ended');
  });

  it('goes on after a touch, with all its time again', () => {
    const back = run([moved('asking'), tick(60), tick(19), touched, tick(59)]);
    expect(back.kind).to.equal('interview');
  });

  it('does not count while a voice reads, and not for ever when that never ends', () => {
    const reading = tick(10, { isReading: true });
    const read = run([moved('asking'), ...Array<CycleEvent>(29).fill(reading), tick(59)]);
    expect(read.kind).to.equal('interview');
    const stuck = run([moved('asking'), ...Array<CycleEvent>(39).fill(reading)]);
    expect(stuck.kind).to.equal('ended');
  });

  it('asks nobody after a long sleep of the device', () => {
    expect(run([moved('asking'), tick(3_600)]).kind).to.equal('ended');
  });

  it('asks until it is answered whether to leave, also when a choice goes on by itself meanwhile', () => {
    const leaving = run([moved('asking'), { type: 'leave' }, moved('asking'), moved('review')]);
    expect(leaving).to.deep.equal({ kind: 'warning', left: 20, isLeaving: true });
    expect(run([moved('intro')], leaving), 'a queue system has another one').to.equal(attract);
  });

  it('counts the thanks down, and begins with them again at a touch', () => {
    const thanks = run([moved('sending'), moved('thanks'), tick(11)]);
    expect(thanks).to.deep.equal({ kind: 'thanks', left: 1 });
    expect(run([moved('thanks'), touched], thanks)).to.deep.equal({ kind: 'thanks', left: 12 });
    expect(run([tick(1)], thanks).kind).to.equal('ended');
  });

  it('forgets the language that somebody chose and left', () => {
    expect(run([touched, tick(60)]).kind).to.equal('ended');
    expect(run([tick(6_000)]).kind).to.equal('attract');
  });

  it('asks for the service first where there are some, and gives up without a warning', () => {
    const services = run([{ type: 'moved', phase: 'asking', asksService: true }]);
    expect(services.kind).to.equal('services');
    expect(run([{ type: 'chosen' }], services).kind).to.equal('interview');
    expect(run([tick(59), touched, tick(59)], services).kind).to.equal('services');
    expect(run([tick(60)], services).kind).to.equal('ended');
  });

  it('sleeps at night when nobody is there, and wakes by a touch, an interview or the morning', () => {
    const night = tick(60, { isNight: true });
    const asleep = run([night]);
    expect(asleep.kind).to.equal('asleep');
    expect(run([touched], asleep).kind).to.equal('attract');
    expect(run([moved('asking')], asleep).kind).to.equal('interview');
    expect(run([tick(1)], asleep).kind).to.equal('attract');
    expect(run([moved('asking'), night]).kind, 'somebody is there').to.equal('warning');
  });

  it('never comes between an answer and its being kept', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const others = events.filter((event) => event.type !== 'moved');
        expect(run([moved('sending'), ...others])).to.deep.equal({ kind: 'keeping' });
      }),
    );
  });

  it('never leaves an interview longer than its time without a touch', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent),
        fc.array(fc.integer({ min: 1, max: 30 })),
        (before, waits) => {
          const start = run([touched, moved('asking')], run(before));
          const total = waits.reduce((sum, one) => sum + one, 0);
          const end = run(
            waits.map((seconds) => tick(seconds)),
            start,
          );
          const expected =
            total >= pace.idle + pace.warning
              ? 'ended'
              : total < pace.idle
                ? 'interview'
                : 'warning';
          expect(end.kind).to.equal(expected);
        },
      ),
    );
  });

  it('never ends at a touch, and shows no countdown at 0', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const cycle = run(events);
        if ('left' in cycle) expect(cycle.left).to.be.above(0);
        if (cycle.kind !== 'ended') expect(turn(cycle, touched, pace).kind).not.to.equal('ended');
      }),
    );
  });
});
