/**
 * `pnpm faults:mutants [--mutant TEXT]`: sabotages the product in a copy of the tree, one sabotage after the other, and
 * says which case of the suite notices. A case proves something only where it is green without the sabotage.
 */
import { parseArgs } from 'node:util';
import { Cleanup } from './harness/cleanup.ts';
import { copyTree, sabotage } from './mutants/copy.ts';
import { runCaseIn } from './mutants/hunt.ts';
import type { Outcome } from './mutants/hunt.ts';
import { mutants } from './mutants/list.ts';
import type { Mutant } from './mutants/mutant.ts';

const { values } = parseArgs({ options: { mutant: { type: 'string', default: '' } } });
const wanted = mutants.filter(({ name }) => name.includes(values.mutant));
const healthy = new Map<string, Outcome>();
let caught = 0;

for (const mutant of wanted) {
  const finding = await hunt(mutant);
  if (finding.caught) caught += 1;
  console.log(`${finding.caught ? '✓' : '✗'} ${mutant.name}: ${finding.text}`);
}
console.log(`\n${caught} of ${wanted.length} sabotages were noticed`);
console.log(`${caught} passed, ${wanted.length - caught} failed, 0 skipped`);
process.exit(caught === wanted.length ? 0 : 1);

async function hunt(mutant: Mutant): Promise<{ caught: boolean; text: string }> {
  const missed: string[] = [];
  for (const id of mutant.cases) {
    const before = await runHealthy(id, mutant.rounds);
    if (before.verdict !== 'green') {
      missed.push(`${id} is ${before.verdict} without it (${before.why})`);
      continue;
    }
    const { verdict, why } = await runSabotaged(mutant, id);
    if (verdict === 'red') return { caught: true, text: `caught by ${id} (${why})` };
    missed.push(`${id} is ${verdict}${why === '' ? '' : ` (${why})`}`);
  }
  return { caught: false, text: `NOT caught: ${missed.join('; ')}` };
}

async function runHealthy(id: string, rounds: number): Promise<Outcome> {
  const key = `${id} ${rounds}`;
  const known = healthy.get(key);
  if (known) return known;
  const outcome = await inCopy((tree) => runCaseIn(tree, id, rounds));
  healthy.set(key, outcome);
  return outcome;
}

function runSabotaged(mutant: Mutant, id: string): Promise<Outcome> {
  return inCopy((tree) => {
    sabotage(tree, mutant.edits);
    return runCaseIn(tree, id, mutant.rounds);
  });
}

async function inCopy(run: (tree: string) => Promise<Outcome>): Promise<Outcome> {
  const cleanup = new Cleanup();
  try {
    return await run(copyTree(cleanup));
  } catch (error) {
    return { verdict: 'broken', why: String(error) };
  } finally {
    cleanup.run();
  }
}
