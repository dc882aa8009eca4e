/** Given to node --require: the process takes itself for one of Node 18. */
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } });
