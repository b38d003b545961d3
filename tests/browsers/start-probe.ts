/** Starts Playwright's build of the engine named by the argument, and ends it: exit code 0 when that works here. */
import * as playwright from 'playwright-core';
import { isEngine } from './browser.ts';

const engine = process.argv[2] ?? '';
if (!isEngine(engine)) throw new Error(`Not an engine: ${engine}`);
const browser = await playwright[engine].launch();
await browser.close();
