import { checkModel } from './support/model.ts';

describe('the outbox and its courier', () => {
  it('lose nothing and count nothing twice under any order of events', () =>
    checkModel(300)).timeout(60_000);
});
