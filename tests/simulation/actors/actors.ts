/** Everybody who acts in a world. A new actor is a file and a line here. */
import { arrival } from './arrival';
import { close, enrich, link, prepare, updateWorker } from './callers';
import { prepareIvr } from './ivr';
import { keyedArrival, keyedFollower, keyedLink, mapDeleter } from './keys';
import { agent, deleter, hangUp, otherWriter } from './others';
import { freezer, outage } from './platform';
import { record, recordElsewhere } from './recorders';

import { talkArrival, talkCompletion, talkEnd } from './talks';

export const actors = {
  arrival,
  enrich,
  link,
  close,
  prepare,
  record,
  'record-elsewhere': recordElsewhere,
  'update-worker': updateWorker,
  agent,
  'hang-up': hangUp,
  'other-writer': otherWriter,
  deleter,
  freezer,
  outage,
  'keyed-arrival': keyedArrival,
  'keyed-link': keyedLink,
  'keyed-follower': keyedFollower,
  'prepare-ivr': prepareIvr,
  'map-deleter': mapDeleter,
  'talk-arrival': talkArrival,
  'talk-end': talkEnd,
  'talk-completion': talkCompletion,
};
