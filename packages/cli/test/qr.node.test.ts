import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { qr } from '../src/commands/qr.ts';
import type { Run } from './support/skm.ts';
import { within } from './support/within.ts';

const page = ['--page', 'https://dinas.contoh.go.id/survei'];

describe('skm qr', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'skm-qr-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const make = (...args: string[]): Promise<Run> =>
    within(qr, '--unit', 'Dinas Contoh', ...page, '--out', join(folder, 'poster.svg'), ...args);

  it('writes one poster, and says where the code leads', async () => {
    const { code, stdout } = await make('--service', 'ktp=KTP elektronik', '--counter', '3');
    expect(code).to.equal(0);
    expect(readdirSync(folder)).to.deep.equal(['poster.svg']);
    const link = 'https://dinas.contoh.go.id/survei?skm-service=ktp&skm-counter=3';
    expect(stdout).to.equal(`${join(folder, 'poster.svg')}: ${link}\n`);
    const svg = readFileSync(join(folder, 'poster.svg'), 'utf8');
    for (const text of ['Dinas Contoh', 'KTP elektronik', 'Loket 3', 'Pindai untuk mengisi']) {
      expect(svg).to.include(`>${text}`);
    }
  });

  it('says what the tag of the page needs so that the code is read, where it says something', async () => {
    const { stderr, code } = await make('--counter', '3');
    expect(code).to.equal(0);
    expect(stderr).to.include('data-address-params');
    expect(qr.usage).to.include('data-address-params');
    const { stderr: unsaid } = await make();
    expect(unsaid).to.equal('');
  });

  it('writes one for each service and counter', async () => {
    const { stdout } = await make(
      ...['--service', 'ktp', '--service', 'kk', '--counter', '1', '--counter', '2'],
    );
    expect(readdirSync(folder).sort()).to.deep.equal([
      ...['poster-kk-1.svg', 'poster-kk-2.svg', 'poster-ktp-1.svg', 'poster-ktp-2.svg'],
    ]);
    expect(stdout).to.include('poster-kk-2.svg: https://dinas.contoh.go.id/survei?skm-service=kk&');
  });

  it('opens the survey in English from an English poster', async () => {
    const { stdout } = await make('--lang', 'en', '--counter', '3');
    expect(stdout).to.include('skm-counter=3&skm-lang=en');
    const svg = readFileSync(join(folder, 'poster.svg'), 'utf8');
    expect(svg).to.include('How was').and.include('Counter 3');
  });

  it('writes the code alone', async () => {
    await make('--plain');
    const svg = readFileSync(join(folder, 'poster.svg'), 'utf8');
    expect(svg).to.include('width="80mm"').and.not.include('<text');
  });

  it('says what is wrong, and writes nothing', async () => {
    const sentence = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await make(...args);
      expect(code).to.equal(2);
      return stderr.split('\n')[0] ?? '';
    };
    expect(await sentence('--page', 'javascript:alert(1)')).to.include('https://');
    expect(await sentence('--unit', ' ')).to.include('--unit');
    expect(await sentence('--service', '../ktp')).to.include('../ktp');
    expect(await sentence('--lang', 'jv')).to.include('--lang');
    expect(await sentence('--page', `https://a.id/${'x'.repeat(2000)}`)).to.include('--page');
    expect(await sentence('lagi')).to.include('lagi');
    expect(readdirSync(folder)).to.deep.equal([]);
    expect(await sentence('--out', join(folder, 'tak', 'ada.svg'))).to.include('ditulis');
  });
});
