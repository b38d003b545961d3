import { customise, parseQuestionnaire, standardQuestionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { readFile } from 'node:fs/promises';

const page = new URL('../../../docs/questionnaires.md', import.meta.url);

describe('docs/questionnaires.md', () => {
  it('shows definitions and customisations that work', async () => {
    const text = await readFile(page, 'utf8');
    const blocks = [...text.matchAll(/```json\n(.*?)```/gs)].map(
      ([, json]): object => JSON.parse(json!) as object,
    );
    expect(blocks).to.have.length(3);
    for (const block of blocks) {
      const outcome =
        'format' in block
          ? parseQuestionnaire(block)
          : customise(standardQuestionnaire('skm-2017'), block);
      expect(outcome.ok ? [] : outcome.problems).to.deep.equal([]);
    }
  });

  it('lists every standard with the number of its items', async () => {
    const text = await readFile(page, 'utf8');
    const rows = [...text.matchAll(/^\| `([a-z0-9-]+)`[^|]*\| ([0-9 +]+) \|/gm)];
    const listed = rows.map(([, id, sum]) => [
      id,
      sum!.split('+').reduce((total, part) => total + Number(part), 0),
    ]);
    expect(listed).to.have.length(10);
    for (const [id, count] of listed) {
      expect(standardQuestionnaire(String(id))?.items, String(id)).to.have.length(Number(count));
    }
  });
});
