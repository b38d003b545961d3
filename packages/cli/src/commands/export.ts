import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Contribution, TallyQuery } from '@skm-survey/collector';
import { databaseFile, openSqliteStore } from '@skm-survey/collector/node';
import { unsurKeys } from '@skm-survey/questionnaire';
import { Rational } from '@skm-survey/scoring';
import { type Command, ok, refused } from '../command.ts';

const usage = `Pemakaian: skm export --data FOLDER --unit UNIT [--from TANGGAL] [--to TANGGAL] [--service LAYANAN]

Mencetak satu baris CSV per responden: nilai sembilan unsur menurut urutan daftar unsur, kosong = tidak dijawab.
Berkasnya dapat dihitung ulang oleh siapa pun: skm score BERKAS. Tidak memuat waktu, profil, maupun komentar.
TANGGAL ditulis YYYY-MM-DD dan ikut terhitung.
`;

/** Rows of one unit, safe to publish: no times, no profile, no comments, in an order that tells nothing. */
export const exportRows: Command = {
  name: 'export',
  summary: 'mencetak nilai unsur per responden sebagai CSV',
  usage,
  run: async (args, io) => {
    const wish = read(args);
    if (typeof wish === 'string') {
      io.err(`skm export: ${wish}\n\n${usage}`);
      return refused;
    }
    const { dataDir, query } = wish;
    if (!existsSync(join(dataDir, databaseFile))) {
      io.err(`skm export: tidak ada data di ${dataDir}.\n`);
      return refused;
    }
    const store = await openSqliteStore({ dataDir });
    try {
      io.out(`${unsurKeys.join(',')}\n`);
      for await (const { contributions } of store.answers(query)) {
        const row = rowOf(contributions ?? []);
        if (row !== null) io.out(`${row}\n`);
      }
    } finally {
      await store.close();
    }
    return ok;
  },
};

interface Wish {
  readonly dataDir: string;
  readonly query: TallyQuery;
}

/** What the arguments ask for, or the sentence that says what is wrong with them. */
function read(args: readonly string[]): Wish | string {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        unit: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        service: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data, unit, from, to, service } = values;
  if (data === undefined || unit === undefined) return '--data dan --unit harus diberikan.';
  for (const day of [from, to]) {
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) {
      return `"${day}" bukan tanggal YYYY-MM-DD.`;
    }
  }
  return { dataDir: data, query: { unit, from, to, service } };
}

/** An unsur averaged over three items may not end as a decimal; so many digits never move an index by a hundredth. */
const decimals = 12;

/** Null for somebody who answered no unsur: no respondent of the IKM. */
function rowOf(contributions: readonly Contribution[]): string | null {
  const values = new Map(
    contributions
      .filter(({ measure, part }) => measure === 'ikm' && part !== '')
      .map(({ part, value }) => [part, Rational.parse(value).toDecimal(decimals)]),
  );
  return values.size === 0 ? null : unsurKeys.map((key) => values.get(key) ?? '').join(',');
}
