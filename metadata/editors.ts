import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';
import type { Package } from 'custom-elements-manifest';

type ForVsCode = Parameters<typeof getVsCodeHtmlCustomData>[0];
type ForJetBrains = Parameters<typeof getWebTypesData>[0];

/** Elements, attributes, custom properties and parts for the editors that complete and explain them, by file name. */
export function editorFiles(
  manifest: Package,
  about: { readonly name: string; readonly version: string },
): Readonly<Record<string, string>> {
  const html = getVsCodeHtmlCustomData(manifest as ForVsCode, {});
  const css = getVsCodeCssCustomData(manifest as ForVsCode, {});
  const webTypes = getWebTypesData(manifest as ForJetBrains, {});
  return {
    'editors/html-custom-data.json': tidied(html),
    'editors/css-custom-data.json': tidied(css),
    // The tool takes name and version from the folder in which it runs.
    'editors/web-types.json': tidied(webTypes, about),
  };
}

/** Without the word for a default that there is none of. */
const tidied = (json: string, more: object = {}): string =>
  JSON.stringify({
    ...(JSON.parse(json.replaceAll(' _(default: undefined)_', '')) as object),
    ...more,
  });
