/** Where this report follows Twilio's pages rather than Insights itself. Shown on the page. */
export const reportApproximations = [
  'This is not Insights itself, but a reading of Twilio’s pages, made for development.',
  'Segments follow the events of TaskRouter: waiting and ringing belong to the queue’s segment, talk and wrap-up to the agent’s. A transfer adds a pair.',
  'Attributes count as they were when the reservation completed, or the task was canceled (today’s Insights), or five minutes later (the specification). Links to recordings count for two, or five, minutes more.',
  'A queue’s segment shows the attributes of the reservation that answered it.',
  'Tasks are joined by conversation_id, call_sid, previous_task_sid and the Interaction. A task that names another in an attribute of its own, or shares its conference, is reported as unlinked.',
  'Outcome: the attribute, then the root’s reason, then TaskRouter’s reason. Abandoned is filled in for inbound contacts that no agent had.',
  'Lost values are found by comparing what was written with what counts; a lost value may be missed where one write changed some values by accident and others on purpose.',
  'Queue names, agents and times are those of TaskRouter, also where an attribute overrides them. Agents’ own attributes are not part of this report.',
];
