/** Where calls and recordings differ from Twilio's, or are guesses. */
export const recordingApproximations = [
  'Calls: no telephony. They are under way when a task of theirs is made, and end by hand; of UpdateCall and UpdateConference only Status=completed.',
  'Conferences have no Participants resource; one ends when any of its calls does.',
  'Recordings: HTTP status 400 of errors 16108 (several active) and 16113 (no second channel), and code 20001 of stopping a conference recording are guesses; 21220 is real.',
  'A recording under a second is absent with error 16101; silence is never found, encryption and transcription are not done.',
  'Status callbacks by POST only; conferences report in-progress, completed and absent like calls.',
  'Sound: a hum that changes its pitch about every minute, made on the fly. The MP3 form is real MP3, but no copy of the WAV form.',
  'Media answer Range requests with 206, which Twilio does not document (setting mediaRanges: false for the other way).',
];
