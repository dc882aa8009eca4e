/** Why a topic cannot be measured in a browser here; undefined when it can. */
import { findChromium } from '../../browser/find-chromium';

export function lackingChromium(): string | undefined {
  try {
    findChromium();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
