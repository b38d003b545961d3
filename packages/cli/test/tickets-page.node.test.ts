import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { ticket } from '../src/commands/ticket.ts';
import { within } from './support/within.ts';

const page = fileURLToPath(new URL('../../../docs/tickets.md', import.meta.url));

describe('docs/tickets.md', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    // Inside the package, where `jose` is found.
    folder = mkdtempSync(join(dirname(fileURLToPath(import.meta.url)), 'tickets-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('shows a program whose ticket the collector takes for good', async () => {
    const [, program = ''] = /```js\n(.*?)```/s.exec(readFileSync(page, 'utf8')) ?? [];
    writeFileSync(join(folder, 'sign.mjs'), program);
    mkdirSync(join(folder, 'tickets'));
    const made = await within(ticket, 'keygen', '--key', join(folder, 'antrean.jwk'));
    writeFileSync(join(folder, 'tickets', 'disdukcapil-contoh.json'), made.stdout);
    const { stdout } = await promisify(execFile)(process.execPath, ['sign.mjs'], { cwd: folder });
    const unit = ['--unit', 'disdukcapil-contoh', '--service', 'ktp', '--counter', '3'];
    const checked = await within(ticket, 'check', stdout.trim(), '--data', folder, ...unit);
    expect(checked).to.include({ code: 0, stdout: 'Tiket sah.\n' });
  });
});
