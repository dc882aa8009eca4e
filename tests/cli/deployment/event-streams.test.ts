import { destinationOf, readStreams, tokenOf, wantedTypes } from '../../../cli/deployment/event-streams';
import { doorAddress, putSink, streamsContext, useStreams } from '../../harness/use-streams';

useStreams();

const [older, newest] = ['older-token-of-32-characters-0000', 'newer-token-of-32-characters-0000'];
const address = 'https://flex-1234-dev.twil.io/webhooks/event-streams';
const withUser = (credentials: string) => address.replace('://', `://${credentials}@`);

test.each([
  [withUser(`event-streams:${newest}`), 'newest'],
  [withUser(`event-streams:${older}`), 'older'],
  [withUser(`event-streams:${newest.replace('-', '%2D')}`), 'newest'],
  [withUser(`somebody:${newest}`), 'wrong'],
  [withUser('event-streams:%'), 'wrong'],
  [withUser('event-streams:****'), 'hidden'],
  [address, 'wrong'],
])('the credentials of %s are %s', (destination, expected) => {
  expect(tokenOf({ destination }, [older, newest])).toBe(expected);
});

test.each(['plain-token-of-32-characters-0000', 'a:b@c/d?e#f%20g &+ of 32 characters'])(
  'a destination carries the token %j so that it is read again',
  (token) => {
    const destination = destinationOf(address, token);

    expect(new URL(destination).host).toBe('flex-1234-dev.twil.io');
    expect(tokenOf({ destination }, [token])).toBe('newest');
  },
);

test('only sinks that lead to the address are ours, whatever their credentials', async () => {
  const types = { 'com.twilio.taskrouter.task.created': 3 };
  putSink('https://other.example/webhooks/event-streams', types);
  putSink(`${doorAddress()}/deeper`, types);
  const [bare, known] = [putSink(doorAddress()), putSink(destinationOf(doorAddress(), newest), types)];

  const { value } = await readStreams(streamsContext(), doorAddress());

  expect(value).toMatchObject([
    { sinkSid: bare, status: 'active', method: 'POST' },
    { sinkSid: known, subscription: { types } },
  ]);
});

test('types are those that are handled, in the pinned version', () => {
  expect(wantedTypes({ HANG_UP_BY: 'off' })).toEqual({
    'com.twilio.taskrouter.task.created': 4,
    'com.twilio.taskrouter.task.canceled': 4,
    'com.twilio.taskrouter.task.completed': 4,
  });
});
