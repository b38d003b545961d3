import { writeFile } from 'node:fs/promises';
import { jsonSchemas } from '../src/json-schema.ts';

// Writes the published JSON Schemas anew; a test holds the files against the schemas in the sources.
for (const [name, schema] of Object.entries(jsonSchemas())) {
  const file = new URL(`../schema/${name}`, import.meta.url);
  await writeFile(file, `${JSON.stringify(schema, undefined, 2)}\n`);
}
