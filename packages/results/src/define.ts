import { SkmResults } from './skm-results.ts';

// The script may stand on a page twice; the first one keeps the name.
if (!customElements.get('skm-results')) customElements.define('skm-results', SkmResults);
