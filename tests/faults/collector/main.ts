/** The collector as a process: its own server on SQLite, with the suite's hooks before it. */
import './hooks.ts';
import { parseArgs } from 'node:util';
import { createApp } from '@skm-survey/collector';
import { createServer, listen, openSqliteStore } from '@skm-survey/collector/node';
import type { Listening } from '@skm-survey/collector/node';

const { data, port, unit, rate } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    port: { type: 'string', default: '0' },
    unit: { type: 'string', default: '' },
    /** `<requests a second>,<at once>`; default the collector's own. */
    rate: { type: 'string', default: '' },
  },
}).values;

const server = await (rate === ''
  ? createServer({ dataDir: data, port: Number(port), units: [{ id: unit }] })
  : withRate(rate.split(',').map(Number)));
process.once('SIGTERM', () => {
  void server.close().then(() => process.exit(0));
});
// Without its parent nobody would end it.
process.once('disconnect', () => process.exit(1));

/** The server takes no other limit; the application under it does. */
async function withRate([perSecond = 1, burst = 1]: readonly number[]): Promise<Listening> {
  const store = await openSqliteStore({ dataDir: data });
  const app = createApp({ store, units: [{ id: unit }], rate: { perSecond, burst } });
  return listen(app, { port: Number(port), host: '127.0.0.1' });
}
