import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './elements.ts';
import { outputs } from './outputs.ts';

/** `pnpm generate`: writes anew what is derived from the doc comments; tests/metadata fails where it is stale. */
for (const [path, text] of await outputs()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
