import { expect } from 'chai';
import { isAddress, loadDefinition, type Definition, type Means } from '../src/definition.ts';
import { loadParser } from '../src/parser.ts';
import { small } from './support/questionnaires.ts';

const noNetwork = (): Promise<Response> => Promise.reject(new Error('asked the network'));

const noFile = (): Promise<never> =>
  Promise.reject(new TypeError('Failed to fetch skm-definition.js'));
const nothingFromOutside: Means = { fetch: noNetwork, parser: noFile };

const from = (
  name: string,
  reply: () => Promise<Response> = noNetwork,
  given: unknown = null,
): Promise<Definition> =>
  loadDefinition({ name, given, channel: 'offline' }, { fetch: reply, parser: loadParser });

const answering = (body: string, init?: ResponseInit) => (): Promise<Response> =>
  Promise.resolve(new Response(body, init));

describe('loadDefinition', () => {
  it('gives a standard questionnaire without the network and without the second file', async () => {
    const source = { name: 'skm-2017', given: null, channel: 'offline' } as const;
    const definition = await loadDefinition(source, nothingFromOutside);
    expect(definition.kind === 'ready' && definition.questionnaire.items).to.have.length(9);
  });

  it('takes the standard of a channel', async () => {
    const source = { name: 'skm-online-2025', given: null } as const;
    const offline = await loadDefinition({ ...source, channel: 'offline' }, nothingFromOutside);
    const hybrid = await loadDefinition({ ...source, channel: 'hybrid' }, nothingFromOutside);
    expect(offline.kind === 'ready' && offline.questionnaire.id).to.equal(
      'skm-online-2025-offline',
    );
    expect(hybrid.kind === 'ready' && hybrid.questionnaire.items).to.have.length(19);
  });

  it('never puts another questionnaire in the place of an unknown one', async () => {
    const definition = await from('skm-2071');
    expect(definition).to.include({ kind: 'unavailable', code: 'skm-questionnaire-unknown' });
  });

  it('reads a definition from an address', async () => {
    const definition = await from('/kuesioner.json', answering(JSON.stringify(small)));
    expect(definition.kind === 'ready' && definition.questionnaire.id).to.equal('small');
  });

  it('takes the definition that the page holds before any name', async () => {
    const definition = await from('skm-2017', noNetwork, small);
    expect(definition.kind === 'ready' && definition.questionnaire.id).to.equal('small');
  });

  it('says that the second file is missing; another try may find it', async () => {
    const source = { name: '', given: small, channel: 'offline' } as const;
    expect(await loadDefinition(source, nothingFromOutside)).to.deep.equal({
      kind: 'unavailable',
      code: 'skm-definition-file-missing',
      detail: 'TypeError: Failed to fetch skm-definition.js',
      retry: true,
    });
  });

  it('says where a definition is wrong', async () => {
    const definition = await from('x.json', answering(JSON.stringify({ ...small, items: [] })));
    expect(definition).to.include({ kind: 'unavailable', code: 'skm-questionnaire-invalid' });
    expect(definition.kind === 'unavailable' && definition.detail).to.contain('items');
  });

  const unreadable: readonly (readonly [string, () => Promise<Response>, boolean])[] = [
    ['HTML', answering('<!doctype html><title>Masuk</title>'), true],
    ['something else than JSON', answering('maaf'), false],
    ['a 404', answering('', { status: 404 }), false],
    ['a 503', answering('', { status: 503 }), true],
    ['nothing', noNetwork, true],
  ];
  for (const [what, reply, retry] of unreadable) {
    it(`shows no survey where the address answers ${what}; ${retry ? 'another' : 'no other'} try helps`, async () => {
      expect(await from('https://dinas.example/k.json', reply)).to.include({
        kind: 'unavailable',
        code: 'skm-questionnaire-unreadable',
        retry,
      });
    });
  }

  it('tells an address from an id', () => {
    expect(['skm-2017', 'k.json', './k', 'https://a.example/k', '/k'].map(isAddress)).to.deep.equal(
      [false, true, true, true, true],
    );
  });
});
