/** What the report knows of a task. Times are ms since 1970 on the sandbox's clock; `order` tells what came first within one ms. */
export interface Moment {
  /** Name of the event: task.created, reservation.accepted ... */
  type: string;
  at: number;
  order: number;
  queue: string;
  reservation?: string;
  /** Full name of the agent, for a reservation. */
  agent?: string;
}

/** The attributes as they were from this moment on. */
export interface AttributesAt {
  at: number;
  order: number;
  text: string;
}

/** A request that wanted to change the attributes. */
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
