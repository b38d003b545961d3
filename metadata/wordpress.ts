import type { Package } from 'custom-elements-manifest';
import { elementsIn } from './manifest.ts';

/** What the WordPress plugin hands on: every attribute of the survey, true for a flag. */
export function wordpressAttributes(manifest: Package): string {
  const survey = elementsIn(manifest).find(({ tagName }) => tagName === 'skm-survey');
  const lines = (survey?.attributes ?? []).map(
    ({ name, type }) => `\t'${name}' => ${String(type?.text === 'boolean')},\n`,
  );
  return `<?php
/**
 * Attributes of <skm-survey>, true for a flag. Written by \`pnpm generate\` from the manifest.
 *
 * @package SkmSurvey
 */

return array(
${lines.join('')});
`;
}
