import { writeFileSync } from 'node:fs';
import { openapi } from '@skm-survey/protocol/openapi';

/** Writes the published OpenAPI document anew; a test holds it against the schemas. */
const file = new URL('../openapi/openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(openapi, null, 2)}\n`);
