import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { minifiedAgain } from '../../vite.minify.ts';

const sdk = fileURLToPath(new URL('../../packages/sdk/src/', import.meta.url));

/** What stands between a submission and a collector that has accepted it: store, record, delivery. */
const modules = {
  'draft.ts': 'draftOf',
  'outbox/durable-store.ts': 'durableStore',
  'outbox/hash.ts': 'hash',
  'outbox/mirror.ts': 'mirrorOf',
  'outbox/outbox.ts': 'openOutbox',
  'delivery/deliver.ts': 'courierOf',
  'delivery/leader.ts': 'leader',
  'delivery/pump.ts': 'pumpOf',
  'delivery/transport.ts': 'httpTransport',
};

/**
 * The delivery code of the SDK as one file, minified as the served ones are: what every browser loads of it, beside idb-keyval and the checks of
 * the wire (`@skm-survey/protocol`, hand-written in the place of a schema library). Parts that load when used are not in it.
 */
export async function deliveryCode(): Promise<Buffer> {
  const entry = 'virtual:delivery';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    plugins: [
      minifiedAgain,
      {
        name: 'delivery',
        enforce: 'pre',
        // Vite makes a path of an entry.
        resolveId: (id) => (id.endsWith(entry) ? entry : null),
        load: (id) =>
          id === entry
            ? Object.entries(modules)
                .map(([file, name]) => `export { ${name} } from ${JSON.stringify(sdk + file)};`)
                .join('\n')
            : null,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'delivery' },
      rolldownOptions: {
        external: (id) => id === 'idb-keyval' || id === '@skm-survey/protocol' || isRare(id),
        output: { minify: true },
      },
    },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [file, ...others] = files;
  if (file?.type !== 'chunk' || others.length) throw new Error('not built as one file');
  return Buffer.from(file.code);
}

/** The files behind an `import()` of parts.ts. */
const isRare = (id: string): boolean =>
  /(^|\/)(inventory|quarantine|sha256|direct|trouble|lease|poison|proof|receipts)\.ts$/.test(id);
