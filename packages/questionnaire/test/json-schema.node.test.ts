import {
  skmOnline2025,
  standardQuestionnaire,
  standardQuestionnaires,
} from '@skm-survey/questionnaire';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import * as fc from 'fast-check';
import customisationSchema from '../schema/customisation.schema.json' with { type: 'json' };
import questionnaireSchema from '../schema/questionnaire.schema.json' with { type: 'json' };
import { aCustomisation } from './support/arbitraries.ts';

const compile = (schema: object): ValidateFunction => new Ajv2020({ strict: true }).compile(schema);

describe('published JSON Schemas, read by another validator', () => {
  const validQuestionnaire = compile(questionnaireSchema);
  const validCustomisation = compile(customisationSchema);

  for (const questionnaire of [...standardQuestionnaires, skmOnline2025]) {
    it(`accept ${questionnaire.id}`, () => {
      validQuestionnaire(questionnaire);
      expect(validQuestionnaire.errors).to.equal(null);
    });
  }

  it('accept any customisation that customise accepts', () => {
    fc.assert(
      fc.property(aCustomisation, ([, changes]) => {
        validCustomisation(JSON.parse(JSON.stringify(changes)));
        expect(validCustomisation.errors).to.equal(null);
      }),
      { numRuns: 50 },
    );
  });

  it('let a file name its schema', () => {
    expect(validCustomisation({ $schema: './customisation.schema.json' })).to.equal(true);
  });

  it('refuse a misspelt member and a text without Indonesian', () => {
    const standard = standardQuestionnaire('pulse');
    expect(validQuestionnaire({ ...standard, requierd: true })).to.equal(false);
    expect(validQuestionnaire({ ...standard, title: { en: 'Hi' } })).to.equal(false);
    expect(validQuestionnaire({ ...standard, title: { id: 'a', English: 'b' } })).to.equal(false);
    expect(validCustomisation({ leaveout: [] })).to.equal(false);
  });
});
