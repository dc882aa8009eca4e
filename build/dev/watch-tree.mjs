/** Tells which files of some folders were changed, added or removed. One watcher a folder: a recursive one misses new folders. */
import { watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** An editor writes a file in several steps, a checkout many files: they are told together. */
const settlingMs = 60;

async function ignoringGone(work) {
  try {
    return await work;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

/**
 * Watches `folders` with all that is in them, and single `files`, all relative to `root`. `changed` gets their relative
 * paths; it is called again only when the promise it returned has been kept. Answers a function that stops.
 */
export async function watchTree({ root, folders, files = [], wanted }, changed) {
  const watchers = new Map();
  let known = new Map();
  let timer;
  let busy = false;

  async function look() {
    const seen = new Map();
    const inside = new Set(files.map((file) => path.dirname(file)));
    const note = async (file) => {
      const stats = await ignoringGone(stat(path.join(root, file)));
      if (stats?.isFile()) seen.set(file, `${stats.mtimeMs} ${stats.size}`);
    };
    const walk = async (folder) => {
      const entries = await ignoringGone(readdir(path.join(root, folder), { withFileTypes: true }));
      if (!entries) return;
      inside.add(folder);
      for (const entry of entries) {
        const inner = path.join(folder, entry.name);
        if (entry.isDirectory()) await walk(inner);
        else if (wanted(entry.name)) await note(inner);
      }
    };
    for (const folder of folders) await walk(folder);
    for (const file of files) await note(file);
    return { seen, inside };
  }

  /** Answers whether there were folders that nobody watched yet: what came into them meanwhile was not told. */
  function follow(inside) {
    for (const [folder, watcher] of watchers) {
      if (inside.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    const unwatched = [...inside].filter((folder) => !watchers.has(folder));
    for (const folder of unwatched) {
      // A folder that is gone by now is told by the folder it was in.
      const watcher = watch(path.join(root, folder), soon).on('error', () => watcher.close());
      watchers.set(folder, watcher);
    }
    return unwatched.length > 0;
  }

  async function lookAndFollow() {
    const { seen, inside } = await look();
    return follow(inside) ? lookAndFollow() : seen;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), settlingMs);
  }

  async function check() {
    if (busy) return soon();
    busy = true;
    const seen = await lookAndFollow();
    const different = [...new Set([...known.keys(), ...seen.keys()])].filter(
      (file) => known.get(file) !== seen.get(file),
    );
    known = seen;
    if (different.length) await changed(different);
    busy = false;
  }

  known = await lookAndFollow();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
