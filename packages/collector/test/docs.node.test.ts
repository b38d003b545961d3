import { readFileSync } from 'node:fs';
import type { CollectorErrorCode } from '@skm-survey/collector/node';
import { problems, rejections } from '@skm-survey/protocol';
import { expect } from 'chai';

const read = (name: string): string =>
  readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

/** The compiler holds this to the type: a member more or less does not compile. */
const refusals: Record<CollectorErrorCode, true> = {
  'port-in-use': true,
  'address-not-usable': true,
  'store-not-openable': true,
  'store-not-durable': true,
  'store-not-lockable': true,
  'questionnaire-invalid': true,
  'questionnaire-changed': true,
  'unit-invalid': true,
  'proxy-invalid': true,
  'key-unreadable': true,
  'ticket-keys-invalid': true,
};

const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];

describe('the documentation of the collector', () => {
  it('has every reason not to start in errors.md, and no other', () => {
    const [, chapter = ''] =
      /^## The collector$(.*?)(?=^## |$(?![^]))/ms.exec(read('errors.md')) ?? [];
    expect(namesIn(chapter, /^\| `([a-z-]+)`/gm)).to.have.members(Object.keys(refusals));
  });

  it('has every problem and every reason of a rejection in protocol.md, and no other', () => {
    const known = [...Object.keys(problems), ...Object.keys(rejections)];
    const named = namesIn(read('protocol.md'), /`\/problems\/([a-z-]+)`/g);
    expect(named).to.have.members(known);
  });
});
