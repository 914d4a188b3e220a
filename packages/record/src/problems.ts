// Every way the envelope and the key register can say no. A code is public and permanent: when one
// retires it stays here as a comment and its number is not used again. Codes record.1 to record.49
// belong to this file; what the shared statements refuse begins at record.50, beside them.

import { printInstant, type Instant, type Problem } from '@holdfast/base'

/** The problems of envelopes, payloads and keys, by name. */
export const recordProblems = {
  notJson: (): Problem => ({ code: 'record.1', about: {} }),
  notCanonical: (): Problem => ({ code: 'record.2', about: {} }),
  wrongPayloadType: (): Problem => ({ code: 'record.3', about: {} }),
  badEnvelope: (at: string): Problem => ({ code: 'record.4', about: { at } }),
  badPayload: (at: string): Problem => ({ code: 'record.5', about: { at } }),
  tooLarge: (bytes: number, limit: number): Problem => ({
    code: 'record.6',
    about: { bytes, limit },
  }),
  hiddenControl: (at: string, character: string): Problem => ({
    code: 'record.7',
    about: { at, character },
  }),
  payloadNotCanonical: (): Problem => ({ code: 'record.8', about: {} }),
  unknownKey: (key: string): Problem => ({ code: 'record.9', about: { key } }),
  keyNotYetValid: (key: string, from: Instant): Problem => ({
    code: 'record.10',
    about: { key, from: printInstant(from) },
  }),
  keyExpired: (key: string, until: Instant): Problem => ({
    code: 'record.11',
    about: { key, until: printInstant(until) },
  }),
  keyRevoked: (key: string, from: Instant): Problem => ({
    code: 'record.12',
    about: { key, from: printInstant(from) },
  }),
  badSignature: (key: string): Problem => ({ code: 'record.13', about: { key } }),
  badPublicKey: (reason: string): Problem => ({ code: 'record.14', about: { reason } }),
  notRegistrar: (key: string): Problem => ({ code: 'record.15', about: { key } }),
  badKeyStatement: (at: string): Problem => ({ code: 'record.16', about: { at } }),
  rootNotFirst: (root: string): Problem => ({ code: 'record.17', about: { root } }),
  keyOfAnother: (key: string, holder: string): Problem => ({
    code: 'record.18',
    about: { key, holder },
  }),
  badManifest: (at: string): Problem => ({ code: 'record.19', about: { at } }),
  badTextStatement: (at: string): Problem => ({ code: 'record.20', about: { at } }),
  tooManyTerms: (key: string, most: number): Problem => ({
    code: 'record.21',
    about: { key, most },
  }),
  notComposed: (at: string): Problem => ({ code: 'record.22', about: { at } }),
} as const
