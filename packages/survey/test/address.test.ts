import { expect } from 'chai';
import { settingsIn } from '../src/address.ts';

const from = (query: string): ReturnType<typeof settingsIn> =>
  settingsIn(`https://dinas.example/survei?${query}`);

describe('settingsIn', () => {
  it('takes what a code at a counter says', () => {
    expect(from('skm-service=ktp&skm-counter=3&skm-officer=p-7')).to.deep.equal([
      { name: 'service', value: 'ktp' },
      { name: 'counter', value: '3' },
      { name: 'officer', value: 'p-7' },
    ]);
    expect(from('skm-channel=online&skm-lang=en-GB&skm-ticket=e30.e30.c2ln')).to.deep.equal([
      { name: 'channel', value: 'online' },
      { name: 'lang', value: 'en-GB' },
      { name: 'ticket', value: 'e30.e30.c2ln' },
    ]);
  });

  it('knows the words of an office', () => {
    expect(from('skm-layanan=kk&skm-loket=3&skm-petugas=p-7')).to.deep.equal([
      { name: 'service', value: 'kk' },
      { name: 'counter', value: '3' },
      { name: 'officer', value: 'p-7' },
    ]);
  });

  it('leaves alone what is not the survey’s, and what is empty', () => {
    expect(from('utm_source=wa&service=ktp&skm-service=')).to.deep.equal([]);
    expect(settingsIn('https://dinas.example/survei')).to.deep.equal([]);
  });

  it('names what is unknown, or not what it can be, and no ticket', () => {
    expect(from('skm-collector=//evil.example&skm-unit=lain&skm-constructor=x')).to.deep.equal([
      { unknown: 'skm-collector' },
      { unknown: 'skm-unit' },
      { unknown: 'skm-constructor' },
    ]);
    expect(
      from('skm-loket=Loket 3&skm-channel=telepon&skm-lang=<b>&skm-ticket=A-17'),
    ).to.deep.equal([
      { invalid: 'skm-loket=Loket 3' },
      { invalid: 'skm-channel=telepon' },
      { invalid: 'skm-lang=<b>' },
      { invalid: 'skm-ticket' },
    ]);
  });
});
