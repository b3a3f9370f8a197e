import { expect, it } from '@jest/globals'

import { networkOf } from '../../../../server/accounts/network.ts'

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8::7', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['', null],
  [undefined, null],
  ['example.org', null],
])('keeps of the address %s the net %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
