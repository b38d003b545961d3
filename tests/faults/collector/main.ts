/** The collector as a process: its own server on SQLite, with the suite's hooks before it. */
import './hooks.ts';
import { parseArgs } from 'node:util';
import type { Rates } from '@skm-survey/collector';
import { createServer } from '@skm-survey/collector/node';

const { data, port, unit, rates } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    unit: { type: 'string', default: '' },
    rates: { type: 'string', default: '{}' },
  },
}).values;

const server = await createServer({
  ...{ dataDir: data, port: Number(port), units: [{ id: unit }] },
  ...(JSON.parse(rates) as Rates),
});
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
// Without its parent nobody would end it.
process.once('disconnect', () => process.exit(1));
