/** Where Studio differs from Twilio's, or is a guess. */
export const studioApproximations = [
  'Studio: flows are checked, not run. An execution goes the way that POST /sandbox/actions/take-step says; contexts are empty and their resources are not answered.',
  'Executions and steps are listed with the newest first, and a step can be read as soon as it is taken, also while the execution is active; Twilio says neither. The type of a step is that of the widget it leaves.',
  'An execution ends with its call, by request, or after 30 days, and is gone 30 days after its end.',
];
