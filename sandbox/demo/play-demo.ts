/** The demonstration for a sandbox that runs already: without a tool of its own, slow enough to be watched. */
import { type PlayDemo } from '../state/story';
import { introduceAgents } from './introduce-agents';
import { tellStory } from './tell-story';

const pauseMs = 250;

export function playDemo({ sandboxUrl, functionsUrl }: { sandboxUrl: string; functionsUrl: string }): PlayDemo {
  return (tell, signal) =>
    tellStory({
      sandboxUrl,
      functionsUrl,
      nine: new Date().setHours(9, 0, 0, 0),
      pauseMs,
      syncAgents: introduceAgents,
      // The tables for the terminal stand on the page.
      print: (words) => tell(words.trim().split('\n')[0]),
      signal,
    });
}
