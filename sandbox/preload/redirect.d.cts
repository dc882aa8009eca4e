/** Sends connections to *.twilio.com to this address (host:port), until restored. */
export function redirectTwilio(address: string): void;
export function restore(): void;
