/** Preload: TypeScript as it lies in the project, so that a soak runs without a build. */
require('../harness/typescript.cjs').requireTypeScript();
