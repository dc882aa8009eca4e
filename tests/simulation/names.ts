/** SIDs of the simulated account, and how a story calls them: WT3 for WT0000...3. */

export const sidOf = (prefix: string, number: number) => `${prefix}${number.toString(16).padStart(32, '0')}`;

export const accountSid = sidOf('AC', 1);
export const authToken = '0123456789abcdef0123456789abcdef';
export const workspaceSid = sidOf('WS', 1);
export const syncServiceSid = sidOf('IS', 1);
export const domain = 'functions.example.com';
export const streamsToken = 'simulated-streams-token-of-32-characters';

/** The text with its SIDs made short. */
export function shortened(text: string): string {
  return text.replace(/\b([A-Z]{2})0*([0-9a-f]{1,31})(?![0-9a-z])/g, (whole, prefix: string, number: string) =>
    whole.length === 34 ? `${prefix}${number}` : whole,
  );
}
