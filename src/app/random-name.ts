/** A name that nothing else has, for what stands in the ledger beside the devices. */
export const randomName = (kind: string): string =>
  `${kind}-${Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
