import { forChannel, skmOnline2025, standardQuestionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { deepFreeze, item, questionnaire } from './support/samples.ts';

describe('forChannel', () => {
  const base = deepFreeze(
    questionnaire([
      item('semua'),
      item('loket', { channels: ['offline', 'hybrid'] }),
      item('aplikasi', { channels: ['online', 'hybrid'] }),
    ]),
  );

  for (const [channel, keys] of [
    ['offline', ['semua', 'loket']],
    ['online', ['semua', 'aplikasi']],
    ['hybrid', ['semua', 'loket', 'aplikasi']],
  ] as const) {
    it(`asks ${keys.join(', ')} ${channel}, under the channel's own id`, () => {
      const result = forChannel(base, channel);
      expect(result.items.map(({ key }) => key)).to.deep.equal(keys);
      expect(result.id).to.equal(`contoh-${channel}`);
      expect(result.revision).to.equal('1');
      expect(result.items.some((one) => 'channels' in one)).to.equal(false);
    });
  }

  it('leaves alone what asks the same everywhere', () => {
    const skm2017 = standardQuestionnaire('skm-2017');
    expect(forChannel(skm2017, 'online')).to.equal(skm2017);
  });

  it('makes 16, 16 and 19 items of SKM Online', () => {
    const counts = (['offline', 'online', 'hybrid'] as const).map(
      (channel) => forChannel(skmOnline2025, channel).items.length,
    );
    expect(counts).to.deep.equal([16, 16, 19]);
  });
});
