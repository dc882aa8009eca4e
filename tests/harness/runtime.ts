/** Import before a Function's file to test its pure decisions: what the platform puts into the global scope. */
import path from 'node:path';

const assets = path.resolve(__dirname, '../../assets');

Object.assign(globalThis, {
  Runtime: { getAssets: () => ({ '/kit.js': { path: path.join(assets, 'kit.private.ts') } }) },
});
