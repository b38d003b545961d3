import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { minifiedAgain } from '../../vite.minify.ts';

const client = fileURLToPath(new URL('../../packages/sdk/src/client.ts', import.meta.url));

/** What stands between a submission and a collector that has accepted it: record, store, delivery. */
const isDelivery = (id: string): boolean =>
  /\/(outbox|delivery)\/[^/]+\.ts$|\/(draft|within)\.ts$/.test(id);

/** The files behind an `import()` of parts.ts: they load when used. */
const isRare = (id: string): boolean =>
  /\/(inventory|turner|repair|quarantine|sha256|direct|trouble|lease|poison|proof|receipts)\.ts$/.test(
    id,
  );

/** idb-keyval, and the checks of the wire, hand-written in the place of a schema library. */
const isBeside = (id: string): boolean => id === 'idb-keyval' || id === '@skm-survey/protocol';

/** The client of the SDK in one file, minified as the served ones are, without what is `left` out. What it imports is named elsewhere. */
async function clientWithout(left: (id: string) => boolean): Promise<Buffer> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    plugins: [minifiedAgain],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: client, formats: ['es'], fileName: 'client' },
      rolldownOptions: { external: left, output: { minify: true } },
    },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [file, ...others] = files;
  if (file?.type !== 'chunk' || others.length) throw new Error('not built as one file');
  return Buffer.from(file.code.replace(/import\s*\{[^}]*\}\s*from\s*"[^"]*";/g, ''));
}

/**
 * The client as a browser gets it, with store, record and delivery and without: the difference is what they weigh there, beside
 * idb-keyval and the checks of the wire (docs/decisions/0186).
 */
export async function clients(): Promise<{ readonly whole: Buffer; readonly shell: Buffer }> {
  const outside = (id: string): boolean => isBeside(id) || isRare(id);
  return {
    whole: await clientWithout(outside),
    shell: await clientWithout((id) => outside(id) || isDelivery(id)),
  };
}
