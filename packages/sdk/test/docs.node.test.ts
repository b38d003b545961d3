import { readFileSync } from 'node:fs';
import type { ClientEventMap, ErrorCode } from '@skm-survey/sdk';
import { errorDocs } from '@skm-survey/sdk';
import { expect } from 'chai';

const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The compiler holds these two to the types: a member more or less does not compile. */
const codes: Record<ErrorCode, true> = {
  'store-unavailable': true,
  'store-full': true,
  'store-suspect': true,
  'collector-unreachable': true,
  'collector-misconfigured': true,
  'answer-invalid': true,
  'answer-rejected': true,
  'answer-conflict': true,
  'answer-too-large': true,
  'answers-lost': true,
  'answers-unreadable': true,
  'seal-failed': true,
  'receipt-invalid': true,
};
const events: Record<keyof ClientEventMap, true> = {
  'skm-saved': true,
  'skm-accepted': true,
  'skm-quarantined': true,
  'skm-erased': true,
  'skm-lost': true,
  'skm-receipt': true,
  'skm-status': true,
  'skm-problem': true,
};

describe('the documentation', () => {
  it('has a heading for every code of the client, where errorDocs points, and for no other', () => {
    const [, client = ''] = /^## The client$(.*?)^## /ms.exec(read('docs/errors.md')) ?? [];
    const headings = [...client.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).to.have.members(Object.keys(codes));
    expect(errorDocs('answers-lost')).to.equal('docs/errors.md#answers-lost');
  });

  it('has a row for every event of the client, and for no other', () => {
    const [, table = ''] = /^## Events$(.*?)^## /ms.exec(read('docs/sdk.md')) ?? [];
    const rows = [...table.matchAll(/^\| `(skm-[a-z]+)`/gm)].map(([, name]) => name);
    expect(rows).to.have.members(Object.keys(events));
  });
});
