import { type Command, ok, refused } from '../command.ts';
import { dataOptions, storeUsage, withData } from '../data.ts';
import { optionsOf } from '../options.ts';

const usage = `Pemakaian: skm receipts --data FOLDER

Mencetak seluruh buku tanda terima, satu per baris (JSON Lines), untuk diperiksa siapa pun: skm verify-receipt BERKAS --key KUNCI.
Buku ini memuat nama stream perangkat; jangan dipublikasikan.
${storeUsage}`;

/** Prints the log of receipts. */
export const receipts: Command = {
  name: 'receipts',
  summary: 'mencetak buku tanda terima',
  usage,
  run: async (args, io) => {
    const read = optionsOf(args, dataOptions);
    if (typeof read === 'string' || read.values.data === undefined) {
      io.err(
        `skm receipts: ${typeof read === 'string' ? read : '--data FOLDER harus diberikan.'}\n\n${usage}`,
      );
      return refused;
    }
    const { data: dataDir, store: elsewhere } = read.values;
    return withData({ name: 'receipts', dataDir, store: elsewhere, io }, async (store) => {
      for await (const { v, kid, payload, signature } of store.receipts(1)) {
        io.out(`${JSON.stringify({ v, kid, payload, signature })}\n`);
      }
      return ok;
    });
  },
};
