import type typescript from 'typescript';
import type { Package } from 'custom-elements-manifest';
import type * as analyzer from '@custom-elements-manifest/analyzer';

declare module '@custom-elements-manifest/analyzer' {
  /** The analyzer's own TypeScript; its syntax trees are of this one. */
  export const ts: typeof typescript;
  /** Not in the types of the package. */
  export function create(input: {
    modules: readonly typescript.SourceFile[];
    plugins?: readonly analyzer.Plugin[];
  }): Package;
}
