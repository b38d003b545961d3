import { expect } from 'chai';
import customisation from '../schema/customisation.schema.json' with { type: 'json' };
import questionnaire from '../schema/questionnaire.schema.json' with { type: 'json' };
import { jsonSchemas } from '../src/json-schema.ts';

describe('published JSON Schemas', () => {
  it('are current; if not: pnpm --filter @skm-survey/questionnaire run generate', () => {
    expect({
      'questionnaire.schema.json': questionnaire,
      'customisation.schema.json': customisation,
    }).to.deep.equal(jsonSchemas());
  });
});
