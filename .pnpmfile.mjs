/** Of WordPress' blocks the tests read the style sheets alone: the editor that they belong to is not installed. */
export const hooks = {
  readPackage: (manifest) =>
    manifest.name === '@wordpress/block-library'
      ? { ...manifest, dependencies: {}, peerDependencies: {}, peerDependenciesMeta: {} }
      : manifest,
};
