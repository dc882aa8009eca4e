import { parseContentRange, parseRange } from '../../../assets/twilio/byte-range';

test.each([
  ['bytes=0-', { first: 0 }],
  ['bytes=5-9', { first: 5, last: 9 }],
  ['bytes=7-7', { first: 7, last: 7 }],
  ['bytes=-500', { suffix: 500 }],
  [' bytes=1- ', { first: 1 }],
  ['bytes=9-5', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['bytes=1-2,3-4', undefined],
  ['items=1-2', undefined],
  ['x-bytes=1-2', undefined],
  [`bytes=${'9'.repeat(30)}-`, { first: 1e15 }],
  [`bytes=5-${'9'.repeat(400)}`, { first: 5, last: 1e15 }],
  [`bytes=-${'9'.repeat(16)}`, { suffix: 1e15 }],
  ['Bytes=0-3', { first: 0, last: 3 }],
  [['bytes=0-', 'bytes=1-'], undefined],
  [undefined, undefined],
])('%j asks for %j', (header, asked) => {
  expect(parseRange(header)).toEqual(asked);
});

test.each([
  ['bytes 0-99/1000', { first: 0, total: 1000 }],
  ['bytes 100-199/*', { first: 100 }],
  ['bytes */1000', { first: 0, total: 1000 }],
  ['bytes 0-99', undefined],
  ['lines 0-1/2', undefined],
  ['x-bytes 0-99/1000', undefined],
  ['bytes 0-99/1000, more', undefined],
  [undefined, undefined],
])('%j places a part at %j', (header, place) => {
  expect(parseContentRange(header)).toEqual(place);
});
