/** What this page and its sandbox approximate, on demand. */
import { useEffect, useState } from 'preact/hooks';
import { tellAbout, type About } from './connection';

export function AboutSandbox() {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => void tellAbout().then(setAbout, () => {}), []);
  const { report = [], approximated = [], notDone = [] } = about ?? {};
  const words = [...report, ...approximated, ...notDone.map((each) => `Not here: ${each}`)];
  return (
    <footer>
      <details>
        <summary>What this page and its sandbox approximate</summary>
        <ul>
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </footer>
  );
}
