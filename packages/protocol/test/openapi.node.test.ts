import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect } from 'chai';
import { problems, routes } from '../src/index.ts';
import { openapi } from '../src/openapi.ts';

const source = JSON.stringify(openapi);
const file = new URL('../openapi/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('passes a linter with the recommended rules', async () => {
    // Health and the document itself take nothing from the caller that could be wrong.
    const rules = { 'operation-4xx-response': 'off' } as const;
    const config = await createConfig({ extends: ['recommended-strict'], rules });
    const faults = await lintFromString({ source, config });
    expect(faults.map(({ ruleId, message }) => `${ruleId}: ${message}`)).to.deep.equal([]);
  });

  it('describes every route', () => {
    const fixed = Object.values(routes).map((route) =>
      typeof route === 'string' ? route : route('x'),
    );
    const described = Object.keys(openapi.paths).map((path) => path.replace(/\{\w+\}/, 'x'));
    expect(described.sort()).to.deep.equal(fixed.sort());
  });

  it('describes every problem at a status where it can come', () => {
    const text = JSON.stringify(openapi.paths);
    // These two come to no described operation: there is nothing at the address, or not by that method.
    const nowhere = ['method-not-allowed'];
    const missing = Object.keys(problems).filter((code) => !text.includes(`\`${code}\``));
    expect(missing).to.deep.equal(nowhere);
  });

  it('is the published file', () => {
    const published: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(published, 'run: pnpm --filter @skm-survey/protocol run generate').to.deep.equal(
      JSON.parse(source),
    );
  });
});
