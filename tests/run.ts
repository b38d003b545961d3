/**
 * `pnpm test [suite …]`: runs the suites (all, or those named) and ends with `N passed, N failed` over all of them.
 * `--list` names them. Exit code 1 when anything failed, 2 when a name is unknown.
 */
import { parseArgs } from 'node:util';
import { list } from './run/list.ts';
import { runAll } from './run/run-all.ts';
import { select } from './run/select.ts';
import { suites } from './run/suites.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean', default: false } },
});
const selected = select(positionals, suites);

if (values.list) {
  console.log(list(suites));
} else if (typeof selected === 'string') {
  console.error(selected);
  process.exitCode = 2;
} else {
  process.exitCode = await runAll(selected);
}
