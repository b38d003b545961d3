import * as z from 'zod/mini';
import { Customisation } from './customisation.ts';
import {
  Comment,
  Counts,
  Item,
  languagePattern,
  Option,
  ProfileField,
  ProfileOption,
  Questionnaire,
  Text,
} from './schema.ts';

/** Names and explanations for people who write a definition in an editor; kept out of what a browser loads. */
const names = z.registry<{ id: string; description: string }>();
names.add(Text, {
  id: 'Text',
  description:
    'Words by language tag. "id" (Indonesian) is compulsory, every other language falls back to it.',
});
names.add(Option, {
  id: 'Option',
  description: 'The number that is stored and the words beside it.',
});
names.add(Counts, {
  id: 'Counts',
  description: 'The index an item counts for, and its unsur or aspect.',
});
names.add(Item, {
  id: 'Item',
  description:
    'One question. Values of a "choice" are 1 to n, of a "yes-no" 1 and 0. Without "channels" it is asked on every channel.',
});
names.add(ProfileOption, { id: 'ProfileOption', description: 'One choice of a profile field.' });
names.add(ProfileField, {
  id: 'ProfileField',
  description:
    'One thing asked about the respondent, never who it is. "sensitive" ones may always be refused.',
});
names.add(Comment, { id: 'Comment', description: 'The one free text of an answer.' });

/** The published JSON Schemas by file name. They are stricter than the parser: an unknown member is an error, for it is a misspelling. */
export const jsonSchemas = (): Record<string, unknown> => ({
  'questionnaire.schema.json': publish(Questionnaire, {
    title: 'SKM questionnaire, format 1',
    description:
      'What is asked, in one revision. Once answered, the content of a revision never changes.',
  }),
  'customisation.schema.json': publish(Customisation, {
    title: 'Customisation of an SKM questionnaire',
    description: 'What an agency changes about a questionnaire; every member is optional.',
  }),
});

function publish(schema: z.core.$ZodType, about: { title: string; description: string }): unknown {
  const { $schema, properties, ...rest } = z.toJSONSchema(schema, {
    metadata: names,
    override: ({ zodSchema, jsonSchema }) => {
      // The check of language tags is code, which JSON Schema says in its own way.
      if (zodSchema === Text) jsonSchema.propertyNames = { pattern: languagePattern.source };
    },
  });
  // Editors find the schema of a file through this member; the parser drops it.
  return { $schema, ...about, ...rest, properties: { $schema: { type: 'string' }, ...properties } };
}
