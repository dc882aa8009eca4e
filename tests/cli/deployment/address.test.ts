import { readDomain } from '../../../cli/deployment/address';

test.each([
  ['flex-1234-dev.twil.io', 'flex-1234-dev.twil.io'],
  ['https://Flex-1234-dev.twil.io/studio/enrich-task?x=1', 'flex-1234-dev.twil.io'],
  ['localhost:3000', 'localhost:3000'],
  ['http://127.0.0.1:3000/', '127.0.0.1:3000'],
])('the domain of %j is %j', (text, expected) => {
  expect(readDomain(text)).toEqual({ value: expected });
});

test.each(['twil', 'a b.twil.io', 'host.example:8080', ''])('%j is not a domain', (text) => {
  expect(readDomain(text)).toEqual({
    problem: { why: `${text} is not a domain.`, todo: 'Write it as flex-insights-functions-1234-dev.twil.io.' },
  });
});
