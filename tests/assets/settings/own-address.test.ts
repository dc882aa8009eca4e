import { ownAddress } from '../../../assets/settings/own-address';

test.each(['localhost:3000', '127.0.0.1:3000', 'localhost', 'LOCALHOST:3000'])('on %s it is http', (DOMAIN_NAME) => {
  expect(ownAddress({ DOMAIN_NAME })).toBe(`http://${DOMAIN_NAME}`);
});

test.each(['localhost.example.com', 'my-localhost:3000', 'insights-1234.twil.io'])(
  'on %s it is https',
  (DOMAIN_NAME) => {
    expect(ownAddress({ DOMAIN_NAME })).toBe(`https://${DOMAIN_NAME}`);
  },
);
