/*
 * A collector as a process of its own, for tests that kill it. Arguments: the data folder, and after how many commits (0: never)
 * the process kills itself, between the commit and the reply. Prints its address.
 */
import process from 'node:process';
import { createApp } from '@skm-survey/collector';
import { listen, openSqliteStore } from '@skm-survey/collector/node';

const [dataDir = '', commits = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ dataDir });
const accept = store.accept.bind(store);
let left = Number(commits);
store.accept = async (batch) => {
  const outcome = await accept(batch);
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return outcome;
};
const { url } = await listen(createApp({ store }), { port: 0, host: '127.0.0.1' });
process.stdout.write(`${url}\n`);
