/**
 * Runs Functions out of a folder laid out as deployed (lay-out.ts): every file flat under an opaque name, found only
 * through Runtime, with no package but the deployed dependencies. A parent sends { id, path, event } and gets
 * { id, status, headers, body } back. Plain JavaScript: it must run on any Node without being built.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

const folder = process.argv[2];
const { functions, assets, variables } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
const requireDeployed = createRequire(path.join(folder, 'x'));

class Response {
  status = 200;
  headers = {};
  body = '';

  setStatusCode(status) {
    this.status = status;
    return this;
  }

  appendHeader(name, value) {
    this.headers[name.toLowerCase()] = value;
    return this;
  }

  setHeaders(headers) {
    this.headers = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    return this;
  }

  setBody(body) {
    this.body = body;
    return this;
  }
}

const filesByPath = (entries, withContent) =>
  Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(folder, entry.file);
      return [entry.path, { path: file, ...(withContent && { open: () => readFileSync(file, 'utf8') }) }];
    }),
  );

// As on the platform: only private assets and all Functions, by the path they were uploaded under, without ending for Functions.
const privateAssets = filesByPath(
  assets.filter(({ visibility }) => visibility === 'private'),
  true,
);
const allFunctions = filesByPath(functions, false);
globalThis.Runtime = { getAssets: () => privateAssets, getFunctions: () => allFunctions };
globalThis.Twilio = { Response };

function run(functionPath, event) {
  const { handler } = requireDeployed(allFunctions[functionPath].path);
  const getTwilioClient = (options) => requireDeployed('twilio')(variables.ACCOUNT_SID, variables.AUTH_TOKEN, options);
  const context = { ...variables, PATH: functionPath, getTwilioClient };
  return new Promise((resolve, reject) => {
    handler(context, { request: { headers: {}, cookies: {} }, ...event }, (error, reply) =>
      error ? reject(error) : resolve(reply),
    );
  });
}

process.on('message', async ({ id, path: functionPath, event }) => {
  try {
    const { status, headers, body } = await run(functionPath, event);
    process.send({ id, status, headers, body });
  } catch (error) {
    process.send({ id, status: 500, headers: {}, body: String(error) });
  }
});
