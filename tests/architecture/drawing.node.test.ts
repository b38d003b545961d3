import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { edges } from './edges.ts';

const list = (cell = ''): string[] => cell.split(',').flatMap((name) => name.trim() || []);

const fullName = (name: string): string =>
  name === 'survey' ? 'skm-survey' : `@skm-survey/${name}`;

describe('docs/architecture.md', () => {
  it('has the table of edges that the packages are held to', async () => {
    const text = await readFile('docs/architecture.md', 'utf8');
    const rows = text.split('\n').flatMap((line) => {
      const [, name, ours, others] = /^\| `([a-z]+)` *\|([^|]*)\|([^|]*)\|$/.exec(line) ?? [];
      return name === undefined
        ? []
        : [[fullName(name), { ours: list(ours).map(fullName), others: list(others) }] as const];
    });
    expect(Object.fromEntries(rows)).to.deep.equal(edges);
  });
});
