/** The collector as a process: its own server on SQLite, with the suite's hooks before it. */
import './hooks.ts';
import { parseArgs } from 'node:util';
import { createServer } from '@skm-survey/collector/node';

const { data, port, unit } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    unit: { type: 'string', default: '' },
  },
}).values;

const server = await createServer({ dataDir: data, port: Number(port), units: [{ id: unit }] });
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
// Without its parent nobody would end it.
process.once('disconnect', () => process.exit(1));
