import type { Plugin } from 'vite';

/**
 * What Lit brings for others: hooks of polyfills for engines without custom elements or shadow roots, for elements that a server
 * has drawn, for decorators; lists of versions on the page's own global object. By file, each with what takes its place.
 */
const leftOut: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '@lit/reactive-element/css-tag.js': [['&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)', '']],
  '@lit/reactive-element/reactive-element.js': [
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    [',p=a.reactiveElementPolyfillSupport', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
  ],
  'lit-html/lit-html.js': [
    ['B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const ', ''],
  ],
  'lit-element/lit-element.js': [
    [
      ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
      ';',
    ],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ],
};

/** Takes it out (docs/decisions/0170). A release of Lit in which one of these is not found fails the build: look at it, then here. */
export const smallLit: Plugin = {
  name: 'small-lit',
  transform(code, id) {
    const file = Object.keys(leftOut).find((path) => id.endsWith(`/node_modules/${path}`));
    if (!file) return null;
    const small = (leftOut[file] ?? []).reduce((text, [part, instead]) => {
      if (!text.includes(part)) this.error(`${file} has changed: it no longer has ${part}`);
      return text.replace(part, instead);
    }, code);
    return { code: small, map: null };
  },
};
