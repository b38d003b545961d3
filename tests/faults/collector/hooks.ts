/**
 * Loaded before the collector: makes it die or fail at chosen moments of its transactions. It stands
 * between the collector and node:sqlite, so production code knows nothing of it.
 */
import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Order } from './orders.ts';

let order: Exclude<Order, { order: 'clock' }> | null = null;
let writes = 0;

process.on('message', (message: Order) => {
  if (message.order === 'clock') {
    performance.now = () => message.at;
  } else {
    order = message;
    writes = 0;
  }
  process.send?.('armed');
});

const isCommit = (sql: string): boolean => /^\s*(commit|end)\b/i.test(sql);
const isWrite = (sql: string): boolean => /^\s*(insert|update|delete)\b/i.test(sql);

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives before the next statement; this is for the compiler.
  throw new Error('killed');
}

function sqliteError(code: number): Error {
  return Object.assign(new Error(`injected SQLite error ${code}`), {
    code: 'ERR_SQLITE_ERROR',
    errcode: code,
    errstr: 'injected',
  });
}

function before(sql: string): void {
  if (order === null) return;
  if (isWrite(sql)) writes += 1;
  if (order.order === 'fail') {
    if (order.at === 'commit' ? isCommit(sql) : isWrite(sql)) {
      const { code, count } = order;
      order = count > 1 ? { ...order, count: count - 1 } : null;
      throw sqliteError(code);
    }
    return;
  }
  if (order.moment === 'before-commit' && isCommit(sql) && writes > 0 && countDown()) die();
  if (order.moment === 'mid-transaction' && isWrite(sql) && countDown()) die();
}

function after(sql: string): void {
  if (order?.order !== 'die' || order.moment !== 'after-commit') return;
  if (isCommit(sql) && writes > 0 && countDown()) die();
}

/** True when the n-th moment is reached. */
function countDown(): boolean {
  if (order?.order !== 'die') return false;
  order = { ...order, nth: order.nth - 1 };
  return order.nth <= 0;
}

type Method = (this: unknown, ...values: unknown[]) => unknown;

function around(method: Method, sqlOf: (self: unknown, values: unknown[]) => string): Method {
  return function (this: unknown, ...values: unknown[]): unknown {
    const sql = sqlOf(this, values);
    before(sql);
    const result = method.apply(this, values);
    after(sql);
    return result;
  };
}

const database = DatabaseSync.prototype as unknown as Record<string, Method>;
const statement = StatementSync.prototype as unknown as Record<string, Method>;
const ofStatement = (self: unknown): string => (self as StatementSync).sourceSQL;

database['exec'] = around(database['exec'] as Method, (_self, [sql]) => String(sql));
for (const name of ['run', 'all', 'get', 'iterate']) {
  statement[name] = around(statement[name] as Method, ofStatement);
}
