import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { newer } from '../faults/harness/newer.ts';
import { mutants } from '../faults/mutants/list.ts';
import { root } from './packages.ts';

const edited = [...mutants, { name: 'the SDK of the future', edits: newer }];

describe('what the fault suite makes of the sources', () => {
  for (const { name, edits } of edited) {
    it(`finds its place in the sources: ${name}`, () => {
      for (const { file, find } of edits) {
        const found = readFileSync(join(root, file), 'utf8').split(find).length - 1;
        expect(found, `${file} has it so often: ${find}`).to.equal(1);
      }
    });
  }
});
