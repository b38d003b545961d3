import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { ticket } from '../src/commands/ticket.ts';
import type { Run } from './support/skm.ts';
import { within } from './support/within.ts';

const unit = ['--unit', 'dinas'];

describe('skm ticket', () => {
  let data: string;
  let key: string;

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'skm-ticket-'));
    key = join(data, 'antrean.jwk');
    mkdirSync(join(data, 'tickets'));
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  /** Makes a key and gives its public part to the collector of the unit. */
  async function keygen(...args: string[]): Promise<JSONWebKeySet> {
    const { stdout, code } = await within(ticket, 'keygen', '--key', key, ...args);
    expect(code).to.equal(0);
    writeFileSync(join(data, 'tickets', 'dinas.json'), stdout);
    return JSON.parse(stdout) as JSONWebKeySet;
  }

  const check = (text: string, ...args: string[]): Promise<Run> =>
    within(ticket, 'check', text, '--data', data, ...unit, ...args);

  for (const alg of ['EdDSA', 'ES256']) {
    it(`signs by ${alg} what the collector takes for good`, async () => {
      const { keys } = await keygen('--alg', alg);
      const wish = [...unit, '--service', 'ktp', '--counter', '3', '--minutes', '10'];
      const { stdout } = await within(ticket, 'sign', '--key', key, ...wish);
      const { kid } = decodeProtectedHeader(stdout);
      expect(keys.map((one) => one.kid)).to.deep.equal([kid]);
      const { iat = 0, exp = 0, jti, ...said } = decodeJwt(stdout);
      expect(said).to.deep.equal({ sub: 'dinas', service: 'ktp', counter: '3' });
      expect(exp - iat).to.equal(600);
      expect(jti).to.match(/^[0-9a-f-]{36}$/);
      expect((await check(stdout.trim())).stdout).to.equal('Tiket sah.\n');
      const other = await check(stdout.trim(), '--counter', '4');
      expect(other).to.include({ code: 2 });
      expect(other.stderr).to.include('other-visit');
    });
  }

  it('keeps the private part to its user, and never writes over it', async () => {
    const { keys } = await keygen();
    expect(statSync(key).mode & 0o777).to.equal(0o600);
    expect(keys[0]).not.to.have.property('d');
    const again = await within(ticket, 'keygen', '--key', key);
    expect(again).to.include({ code: 2, stdout: '' });
    expect(again.stderr).to.include('EEXIST').and.not.include('at ');
  });

  it('says what is wrong with the command line', async () => {
    await keygen();
    const sentenceOf = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await within(ticket, ...args);
      expect(code).to.equal(2);
      return stderr.split('\n')[0] ?? '';
    };
    expect(await sentenceOf()).to.include('keygen, sign, atau check');
    expect(await sentenceOf('check', ...unit)).to.include('check TIKET');
    expect(await sentenceOf('keygen', '--key', 'x', '--alg', 'HS256')).to.include('--alg');
    expect(await sentenceOf('sign', '--key', key)).to.include('--unit');
    expect(await sentenceOf('sign', '--key', key, ...unit, '--id', 'A-017')).to.include('--id');
    expect(await sentenceOf('sign', '--key', key, ...unit, '--minutes', '0')).to.include('--min');
    expect(await sentenceOf('check', 'a.b.c', ...unit)).to.include('--data');
    expect(await sentenceOf('check', 'a.b.c', ...unit, '--data', data)).to.include('unreadable');
  });
});
