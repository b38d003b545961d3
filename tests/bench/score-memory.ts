import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

/**
 * Peak memory of `skm score` over a million rows against ten thousand: the same, give or take the garbage collector.
 * Prints a line a run and fails where the ratio is above the bound. Run it with `pnpm bench:score`.
 */
const few = 10_000;
const many = 1_000_000;
/**
 * Ten thousand rows end before the garbage collector has settled, hence more than 1; four million rows take what one
 * million do. A program that keeps its rows is at 5 and more.
 */
const bound = 2.5;

const entry = fileURLToPath(new URL('../../packages/cli/src/skm.ts', import.meta.url));
const keys = 'persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarana'.split(
  ',',
);
const cells = ['1', '2', '3', '4', '3.5', ''];

/** Rows that differ from one another and are the same in every run. */
const row = (n: number): string[] =>
  keys.map((_key, i) => cells[(n * 7 + i * n + i) % cells.length] ?? '');

const forms = {
  csv: { head: `${keys.join()},usia\n`, line: (n: number) => `${row(n).join()},17-25\n` },
  json: {
    head: '',
    line: (n: number) =>
      `{${row(n)
        .map((cell, i) => `"${keys[i] ?? ''}":${cell || 'null'}`)
        .join()}}\n`,
  },
} as const;

async function write(path: string, form: keyof typeof forms, rows: number): Promise<void> {
  const { head, line } = forms[form];
  const file = createWriteStream(path);
  file.write(head);
  for (let from = 0; from < rows; from += 1000) {
    const block = Array.from({ length: Math.min(1000, rows - from) }, (_, i) =>
      line(from + i),
    ).join('');
    if (!file.write(block)) await new Promise((resolve) => file.once('drain', resolve));
  }
  file.end();
  await finished(file);
}

/** Peak resident memory in MB, as the child itself reads it when it ends. */
function peakOf(path: string): Promise<number> {
  const report = "process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";
  const probe = `data:text/javascript,${encodeURIComponent(report)}`;
  const args = ['--conditions=skm-source', '--import', probe, entry, 'score', path];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', (code) => {
      const peak = /^peak (\d+)$/m.exec(said)?.[1];
      if (code === 0 && peak !== undefined) resolve(Number(peak) / 1024);
      else reject(new Error(`skm score ended with ${code}: ${said}`));
    });
  });
}

const folder = await mkdtemp(join(tmpdir(), 'skm-bench-'));
for (const form of ['csv', 'json'] as const) {
  const peaks: number[] = [];
  for (const rows of [few, many]) {
    const path = join(folder, `${rows}.${form}`);
    await write(path, form, rows);
    const peak = await peakOf(path);
    peaks.push(peak);
    console.log(`${form} ${rows} rows: peak ${peak.toFixed(0)} MB`);
  }
  const [small = 0, large = 0] = peaks;
  const ratio = large / small;
  console.log(`${form} ratio ${ratio.toFixed(2)} (bound ${bound})`);
  if (ratio > bound) process.exitCode = 1;
}
await rm(folder, { recursive: true });
