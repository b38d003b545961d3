import { expect } from 'chai';
import { readBody } from '../src/http/body.ts';

const request = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request('http://collector/', { method: 'POST', body, headers });

const gzipped = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).bytes();

describe('a request body', () => {
  it('is read as UTF-8', async () => {
    expect(await readBody(request('é'), 2)).to.deep.equal({ kind: 'text', text: 'é' });
  });

  it('of nothing is empty', async () => {
    const empty = new Request('http://collector/', { method: 'POST' });
    expect(await readBody(empty, 5)).to.deep.equal({ kind: 'text', text: '' });
  });

  it('is refused one byte above the limit', async () => {
    expect((await readBody(request('12345'), 5)).kind).to.equal('text');
    expect(await readBody(request('123456'), 5)).to.deep.equal({ kind: 'too-large' });
  });

  it('is unpacked, and its limit counts what comes out', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const small = request(await gzipped('jawaban'), headers);
    expect(await readBody(small, 10)).to.deep.equal({ kind: 'text', text: 'jawaban' });
    const bomb = request(await gzipped('0'.repeat(5_000_000)), headers);
    expect(await readBody(bomb, 60_000)).to.deep.equal({ kind: 'too-large' });
  });

  it('that is not what it says is malformed', async () => {
    const notGzip = request('plain', { 'content-encoding': 'gzip' });
    expect(await readBody(notGzip, 100)).to.deep.equal({ kind: 'malformed' });
    const notUtf8 = request(new Uint8Array([0xff, 0xfe]));
    expect(await readBody(notUtf8, 100)).to.deep.equal({ kind: 'malformed' });
  });

  it('in an encoding we do not undo is refused', async () => {
    const packed = request('x', { 'content-encoding': 'br' });
    expect(await readBody(packed, 100)).to.deep.equal({ kind: 'unknown-encoding' });
  });
});
