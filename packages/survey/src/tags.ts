import { diagnose } from './diagnostics.ts';
import { SkmSurvey } from './skm-survey.ts';

const served = new WeakSet<HTMLScriptElement>();

/**
 * Puts a `<skm-survey>` right after every script tag with this address and `data-unit` that has none yet; each `data-*`
 * that names an attribute of the element (or `id`, `class`) becomes that attribute. A tag without `data-unit` only defines the element.
 */
export function serveTags(root: ParentNode, src: string): void {
  for (const tag of root.querySelectorAll<HTMLScriptElement>('script[data-unit]')) {
    if (tag.src !== src || served.has(tag)) continue;
    served.add(tag);
    serve(tag);
  }
}

function serve(tag: HTMLScriptElement): void {
  const survey = tag.ownerDocument.createElement('skm-survey');
  for (const name of ['id', 'class', ...SkmSurvey.observedAttributes]) {
    const value = tag.getAttribute(`data-${name}`);
    if (value !== null) survey.setAttribute(name, value);
  }
  if (tag.closest('head')) {
    diagnose('skm-tag-in-head');
    tag.ownerDocument.body.append(survey);
  } else {
    tag.after(survey);
  }
}
