import type { QuarantinedItem } from '@skm-survey/collector';
import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { optionsOf } from '../options.ts';

const usage = `Pemakaian: skm rejected --data FOLDER --unit UNIT [--json]

Mencetak apa yang tidak dapat dihitung dan disimpan: satu baris per jawaban, nomor dan alasannya.

  --json  satu objek JSON per baris dengan isinya: { id, sha256, reason: { type, detail }, body }
${storeUsage}`;

/** Lists what is in quarantine. */
export const rejected: Command = {
  name: 'rejected',
  summary: 'mencetak jawaban yang ditolak dan disimpan',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, {
      ...dataOptions,
      unit: { type: 'string' },
      json: { type: 'boolean' },
    });
    const wrong = typeof read === 'string' ? read : null;
    if (
      typeof read === 'string' ||
      read.values.data === undefined ||
      read.values.unit === undefined
    ) {
      io.err(`skm rejected: ${wrong ?? '--data dan --unit harus diberikan.'}\n\n${usage}`);
      return refused;
    }
    const { data: dataDir, store: elsewhere, unit, json = false } = read.values;
    return withData({ name: 'rejected', dataDir, store: elsewhere, io }, async (store) => {
      for await (const item of store.quarantined(unit)) io.out(json ? jsonOf(item) : lineOf(item));
      return ok;
    });
  },
};

/** What was sent may hold anything; a line of a terminal may not. */
const printable = (text: string): string => text.replace(/\p{C}+/gu, ' ');

const lineOf = ({ id, reason }: QuarantinedItem): string =>
  `${id}  ${reason.type.replace('/problems/', '')}  ${printable(reason.detail)}\n`;

const jsonOf = ({ id, sha256, reason, body }: QuarantinedItem): string =>
  `${JSON.stringify({ id, sha256, reason, body: new TextDecoder().decode(body) })}\n`;
