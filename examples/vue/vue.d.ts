declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  // eslint-disable-next-line no-restricted-syntax -- Vue exports a component this way
  export default component;
}
