/** Where calls and recordings differ from Twilio's, or are guesses. */
export const recordingApproximations = [
  'Calls: no telephony. They are under way when a task of theirs is made, and end by hand; of UpdateCall and UpdateConference only Status=completed.',
  'Conferences: customer and agents have end_conference_on_exit, so that the conference ends with whoever goes first, but for an agent who transfers. The end of a conference ends all calls in it and sends its task to wrapping; completing a task does not end it. The agent of a transfer takes the place of the first one in the attribute conference.participants.worker. All four are guesses at what Flex does.',
  'Participants: no labels, coaching and announcements; one who is removed is hung up on. Status callbacks of conferences and participants are not sent.',
  'Recordings: HTTP status 400 of errors 16108 (several active) and 16113 (no second channel), and code 20001 of stopping a conference recording are guesses; 21220 is real.',
  'A recording under a second is absent with error 16101; silence is never found, encryption and transcription are not done.',
  'Status callbacks by POST only; conferences report in-progress, completed and absent like calls.',
  'Sound: a hum that changes its pitch about every minute, made on the fly. The MP3 form is real MP3, but no copy of the WAV form.',
  'Media answer Range requests with 206, which Twilio does not document (setting mediaRanges: false for the other way).',
];
