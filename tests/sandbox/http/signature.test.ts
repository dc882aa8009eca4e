/** Vectors of Twilio's documentation (Webhooks security), not of this project. */
import { bodyHash, signRequest } from '../../../sandbox/http/signature';

const url = 'https://example.com/myapp.php?foo=1&bar=2';
const form = {
  To: '+18005551212',
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
};

test('a form is signed as documented, whatever its order', () => {
  expect(signRequest('12345', url, form)).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
});

test('the fragment of an address is no part of what is signed', () => {
  expect(signRequest('12345', `${url}#rc=2&rp=all`, form)).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
});

test('a body is hashed as documented', () => {
  const body = '{"CallSid":"CA1234567890ABCDE","Caller":"+12349013030"}';

  expect(bodyHash(body)).toBe('5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9');
});
