/** The private asset that maps reasons to outcomes, as it lies in the project. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { textsByName } from '../../assets/settings/settings';

const asset = 'assets/outcome-by-reason.private.json';

/** Its map, empty without the file; `folder`: the project's. Throws NotConfigured when it is malformed. */
export function outcomesOfAsset(folder: string): ReadonlyMap<string, string> {
  const file = path.join(folder, asset);
  return textsByName(asset, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
}
