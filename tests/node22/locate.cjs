/** Where npm puts the Node 22 of this folder on this machine; a path that may not exist yet. */
const path = require('node:path');

const platform = process.platform === 'win32' ? 'win' : process.platform;
const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
const executable = process.platform === 'win32' ? 'node.exe' : 'node';

module.exports = {
  node22: path.join(__dirname, 'node_modules', [prefix, platform, process.arch].join('-'), 'bin', executable),
};
