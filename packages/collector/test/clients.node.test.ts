import { expect } from 'chai';
import { Clients } from '../src/node/clients.ts';
import { CollectorError } from '../src/node/errors.ts';

const from = (proxies: readonly string[], peer: string, forwarded?: string | string[]): unknown =>
  new Clients(proxies).addressOf({ peer, forwarded });

describe('where a request comes from', () => {
  it('is the other end of the connection, whatever the request says', () => {
    expect(from([], '203.0.113.7')).to.equal('203.0.113.7');
    expect(from([], '203.0.113.7', '198.51.100.1')).to.equal('203.0.113.7');
    expect(from(['10.0.0.1'], '203.0.113.7', '198.51.100.1')).to.equal('203.0.113.7');
  });

  it('is what a trusted proxy says it is, and of a list the last that is no such proxy', () => {
    expect(from(['10.0.0.1'], '10.0.0.1', '198.51.100.1')).to.equal('198.51.100.1');
    expect(from(['10.0.0.1'], '::ffff:10.0.0.1', '198.51.100.1')).to.equal('198.51.100.1');
    const madeUp = '192.0.2.9, 198.51.100.1, 10.1.2.3';
    expect(from(['10.0.0.0/8'], '10.0.0.1', madeUp)).to.equal('198.51.100.1');
    expect(from(['10.0.0.0/8'], '10.0.0.1', ['192.0.2.9', '198.51.100.1'])).to.equal(
      '198.51.100.1',
    );
    expect(from(['fd00::/8'], 'fd00::1', '198.51.100.1')).to.equal('198.51.100.1');
  });

  it('is not known where a trusted proxy does not say it, or says nonsense', () => {
    for (const said of [undefined, '', 'unknown', '10.0.0.1', '198.51.100.1, unknown']) {
      expect(from(['10.0.0.1'], '10.0.0.1', said), said).to.equal(null);
    }
  });

  it('is not known of what comes from this machine itself', () => {
    expect(from([], '127.0.0.1', '198.51.100.1')).to.equal(null);
    expect(from([], '::1')).to.equal(null);
    expect(from([], '::ffff:127.0.0.1')).to.equal(null);
    expect(from(['127.0.0.1'], '127.0.0.1', '198.51.100.1')).to.equal('198.51.100.1');
  });

  it('is one for all of a network of IPv6, however it is spelled', () => {
    const spellings = [
      '2001:db8:0:1::1',
      '2001:0DB8:0000:0001:1:2:3:4',
      '2001:db8:0:1:ffff::',
      '2001:db8:0:1:0:0:192.0.2.1',
    ];
    for (const spelling of spellings) {
      expect(from([], spelling), spelling).to.equal('2001:db8:0:1::/64');
    }
    expect(from([], 'fe80::1%eth0')).to.equal('fe80:0:0:0::/64');
  });

  it('cannot be asked of what is no proxy', () => {
    for (const proxy of ['', 'proxy.local', '10.0.0.0/33', '10.0.0.0/', '::/129']) {
      expect(() => new Clients([proxy]), proxy).to.throw(CollectorError);
    }
  });
});
