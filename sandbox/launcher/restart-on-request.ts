/** The other end of npm run dev (build/dev/servers.mjs), which has built new Functions and wants them to be run. */

/** `restart` may throw an Error with a remedy; what runs then stays. Without such a parent nothing is ever asked. */
export function restartOnRequest(restart: () => Promise<void>): void {
  process.on('message', (message) => {
    if (message !== 'restart functions') return;
    restart().then(
      () => process.send?.('functions restarted'),
      (error: Error) => {
        console.error(error.message);
        process.send?.('functions not restarted');
      },
    );
  });
}
