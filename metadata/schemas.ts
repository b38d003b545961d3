import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './elements.ts';
import { table } from './reference.ts';

/** What of a JSON Schema is told here. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly summary?: string;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** A schema in a few words: a name of another, a list of values, a type. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return `\`${schema.$ref.split('/').at(-1) ?? ''}\``;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  return [schema.type ?? 'anything'].flat().join(' or ');
}

function members(heading: string, schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => [
    `\`${name}\``,
    typeOf(member),
    schema.required?.includes(name) ? 'yes' : '',
    member.description,
  ]);
  return table(heading, ['Member', 'Type', 'Required', 'Meaning'], rows);
}

function schemaChapter(path: string): string {
  const schema = read(path) as Schema;
  const defs = Object.entries(schema.$defs ?? {}).map(([name, one]) =>
    members(`#### ${name}`, one),
  );
  return `\n### ${schema.title ?? ''}\n\n${schema.description ?? ''} The file: [${path.split('/').at(-1) ?? ''}](../${path}).
${members('#### The whole', schema)}${defs.join('')}`;
}

function routeTable(): string {
  const path = 'packages/protocol/openapi/openapi.json';
  const { paths } = read(path) as { paths: Record<string, Record<string, Operation>> };
  const rows = Object.entries(paths).flatMap(([route, operations]) =>
    Object.entries(operations).flatMap(([method, { summary }]) =>
      summary ? [[`\`${method.toUpperCase()} ${route}\``, summary]] : [],
    ),
  );
  return table(
    `### Routes of the collector\n\nIn full, with every body and problem: [openapi.json](../${path}).`,
    ['Route', 'What it does'],
    rows,
  );
}

/** The chapter on files and routes. */
export const schemas = (): string => `
## Schemas
${schemaChapter('packages/questionnaire/schema/questionnaire.schema.json')}${schemaChapter('packages/questionnaire/schema/customisation.schema.json')}${routeTable()}`;
