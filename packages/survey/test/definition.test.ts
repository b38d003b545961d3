import { expect } from 'chai';
import { readyDefinition, type Definition, type DefinitionSource } from '../src/definition.ts';
import { isAddress, loadDefinition, readerPart, type Means } from '../src/others.ts';
import { small } from './support/questionnaires.ts';

const noNetwork = (): Promise<Response> => Promise.reject(new Error('asked the network'));

const noFile = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch foreign.js'));
const nothingFromOutside: Means = { fetch: noNetwork, reader: noFile };

const standard: DefinitionSource = {
  ...{ name: '', given: null, channel: 'offline', english: false },
  ...{ service: '', wishes: null },
};

const from = (
  name: string,
  reply: () => Promise<Response> = noNetwork,
  given: unknown = null,
): Promise<Definition> =>
  loadDefinition({ ...standard, name, given }, { fetch: reply, reader: () => readerPart.load() });

const answering = (body: string, init?: ResponseInit) => (): Promise<Response> =>
  Promise.resolve(new Response(body, init));

describe('readyDefinition', () => {
  for (const name of ['', 'skm-2017']) {
    it(`has the questionnaire of 2017 on hand for "${name}"`, () => {
      const definition = readyDefinition({ ...standard, name });
      expect(definition?.kind === 'ready' && definition.questionnaire.items).to.have.length(9);
    });
  }

  for (const [what, change] of [
    ['another one', { name: 'pulse' }],
    ['its English words', { english: true }],
    ['a definition of the page', { given: small }],
  ] as const) {
    it(`has not ${what}`, () => {
      expect(readyDefinition({ ...standard, ...change })).to.be.null;
    });
  }
});

describe('loadDefinition', () => {
  for (const name of ['', 'skm-2017', 'spkp-spak']) {
    it(`gives the standard questionnaire "${name}" without the network and without the reader`, async () => {
      const definition = await loadDefinition({ ...standard, name }, nothingFromOutside);
      expect(definition.kind === 'ready' && definition.questionnaire.title['en']).to.be.a('string');
    });
  }

  it('takes the standard of a channel', async () => {
    const source = { ...standard, name: 'skm-online-2025' };
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

  it('says that the reader is missing; another try may find it', async () => {
    const source = { ...standard, given: small };
    expect(await loadDefinition(source, nothingFromOutside)).to.deep.equal({
      kind: 'unavailable',
      code: 'skm-part-missing',
      detail: 'TypeError: Failed to fetch foreign.js',
      retry: true,
    });
  });

  it('says each place in which a definition is wrong', async () => {
    const wrong = { ...small, id: 'No Key', items: [], profile: 7 };
    const definition = await from('x.json', answering(JSON.stringify(wrong)));
    expect(definition).to.include({ kind: 'unavailable', code: 'skm-questionnaire-invalid' });
    const detail = definition.kind === 'unavailable' ? definition.detail : '';
    for (const place of ['id: ', 'items: ', 'profile: ']) expect(detail).to.contain(place);
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
