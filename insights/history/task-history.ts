/**
 * What the report knows about a task. Times are ms since 1970, on the clock of whoever published the events; `order`
 * says what came first within one ms.
 */
export interface Moment {
  /** The event's name: task.created, reservation.accepted ... */
  type: string;
  at: number;
  order: number;
  queue: string;
  reservation?: string;
  /** Full name of the agent, for a reservation. */
  agent?: string;
  /** The event does not show the attributes: Twilio withholds them after 30 days. */
  hidden?: true;
}

/** The attributes from this moment on. */
export interface AttributesAt {
  at: number;
  order: number;
  text: string;
}

/** A request to change the attributes, whether it succeeded or not. */
export interface Write {
  at: number;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  /** Whether it carried If-Match. */
  conditional: boolean;
  text: string;
}

export interface Ending {
  at: number;
  order: number;
  status: 'canceled' | 'completed' | 'deleted';
  reason: string | null;
}

export interface TaskHistory {
  sid: string;
  channel: string;
  workflow: string;
  createdAt: number;
  moments: Moment[];
  attributes: AttributesAt[];
  ended: Ending | null;
  writes: Write[];
  revision: number;
}
