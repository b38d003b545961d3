import { expect } from 'chai';
import { draftKey, hasDraft, type DraftOwner } from '../src/draft-key.ts';
import { draftLife, DraftStore } from '../src/draft-store.ts';
import type { Draft } from '../src/interview/draft.ts';
import { Tab } from './support/tab.ts';

const draft: Draft = {
  at: 1,
  answers: { waktu: 4 },
  profile: {},
  reasons: {},
  comment: '',
  assisted: false,
};
const owner: DraftOwner = {
  unit: 'contoh',
  service: '',
  questionnaire: { id: 'skm-2017', revision: '1' },
};

describe('DraftStore', () => {
  const stores: DraftStore[] = [];
  const storeIn = (tab: Tab, change: Partial<DraftOwner> = {}): DraftStore => {
    const store = new DraftStore(tab);
    store.own(draftKey({ ...owner, ...change }));
    stores.push(store);
    return store;
  };
  /** The page is loaded again: a new store, and the old one is gone. */
  const reloaded = (tab: Tab, change: Partial<DraftOwner> = {}): DraftStore => {
    for (const store of stores.splice(0)) store.own(null);
    return storeIn(tab, change);
  };
  afterEach(() => {
    for (const store of stores.splice(0)) store.own(null);
  });

  it('gives after a reload what was kept before', () => {
    const tab = new Tab();
    const failed = { id: 'x', text: 'y' };
    storeIn(tab).write(draft, failed);
    expect(reloaded(tab).read()).to.deep.include({ draft, failed });
  });

  it('forgets it after half an hour, and when the clock was put back', () => {
    const tab = new Tab();
    storeIn(tab).write(draft);
    tab.time += draftLife - 1;
    expect(reloaded(tab).read()).to.not.be.null;
    tab.time += 1;
    expect(reloaded(tab).read()).to.be.null;
    expect(tab.content.size, 'what is still there').to.equal(0);
    storeIn(new Tab()).write(draft);
    tab.time -= 10;
    expect(reloaded(tab).read()).to.be.null;
  });

  it('has none under another unit, service or revision', () => {
    const tab = new Tab();
    storeIn(tab).write(draft);
    expect(reloaded(tab, { unit: 'lain' }).read()).to.be.null;
    expect(reloaded(tab, { service: 'ktp' }).read()).to.be.null;
    const questionnaire = { id: 'skm-2017', revision: '2' };
    expect(reloaded(tab, { questionnaire }).read()).to.be.null;
    expect(reloaded(tab).read()).to.not.be.null;
  });

  it('is known to be there before it can be read', () => {
    const tab = new Tab();
    expect(hasDraft(draftKey(owner), tab)).to.be.false;
    storeIn(tab).write(draft);
    expect(hasDraft(draftKey(owner), tab)).to.be.true;
    expect(hasDraft(draftKey({ ...owner, service: 'ktp' }), tab)).to.be.false;
    tab.blocked = true;
    expect(hasDraft(draftKey(owner), tab)).to.be.false;
  });

  it('has one owner at a time', () => {
    const tab = new Tab();
    storeIn(tab).write(draft);
    const second = storeIn(tab);
    expect(second.read()).to.be.null;
    second.write(null);
    expect(tab.content.size).to.equal(1);
  });

  it('is erased by null', () => {
    const tab = new Tab();
    const store = storeIn(tab);
    store.write(draft);
    store.write(null);
    expect(tab.content.size).to.equal(0);
  });

  it('takes blocked storage and foreign content for no draft', () => {
    const tab = new Tab();
    storeIn(tab).write(draft);
    tab.content.forEach((_, key) => tab.content.set(key, '{'));
    expect(reloaded(tab).read()).to.be.null;
    tab.blocked = true;
    const store = reloaded(tab);
    store.write(draft);
    expect(store.read()).to.be.null;
  });
});
