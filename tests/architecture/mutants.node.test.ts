import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { mutants } from '../faults/mutants/list.ts';
import { root } from './packages.ts';

describe('the sabotages of `pnpm faults:mutants`', () => {
  for (const { name, edits } of mutants) {
    it(`finds its place in the sources: ${name}`, () => {
      for (const { file, find } of edits) {
        const found = readFileSync(join(root, file), 'utf8').split(find).length - 1;
        expect(found, `${file} has it so often: ${find}`).to.equal(1);
      }
    });
  }
});
