export type { ChainHead, Chain, ChainStep } from './chain.ts'
export * from './ed25519-points.ts'
export * from './entry-number.ts'
export {
  signedBytes,
  encodeEnvelope,
  decodeEnvelope,
  decodeSigned,
  signStatement,
  signedByAuthor,
  unsignedStatement,
  countersigned,
  verifyStatement,
  type EnvelopeSignature,
  type Envelope,
  type ManyRead,
  type Signed,
  type UnsignedStatement,
  type StatementSigner,
  type KeyLookup,
} from './envelope.ts'
export * from './hidden-text.ts'
export { keyIdOf, statementIdOf, isKeyId, isStatementId, isRoomId, isKind } from './ids.ts'
export type { KeyId, StatementId, RoomId } from './ids.ts'
export * from './irregularity.ts'
export {
  keyEnrolledKind,
  keyRevokedKind,
  registrarRole,
  keyEnrolledBody,
  keyRevokedBody,
  type KeyEnrolled,
  type KeyRevoked,
} from './key-statements.ts'
export * from './keys.ts'
export { isOfTheLog } from './log-kinds.ts'
export { recallingRoles } from './shared-kinds.ts'
export { printManifest, decodeManifest, type ManifestRoom, type Manifest } from './manifest.ts'
export {
  copied,
  isJsonObject,
  encodePayload,
  type JsonObject,
  type Seen,
  type Payload,
  type Sharing,
  type Statement,
} from './payload.ts'
export * from './problems.ts'
export * from './key-history.ts'
export * from './room-history.ts'
export * from './room-keys.ts'
export * from './room-order.ts'
export * from './account.ts'
export * from './claim.ts'
export * from './domain.ts'
export * as fields from './fields.ts'
export type { Quote } from './fields.ts'
export { asked, type Asked, type FormField } from './form.ts'
export * from './gist.ts'
export * from './heard.ts'
export {
  namesOf,
  sourceOf,
  checkNames,
  countedPeriod,
  countSaid,
  figureSaid,
  daySaid,
  type AgreementNames,
  type CountSaid,
  type Hearing,
  type NamesUsed,
} from './hearing.ts'
export * from './kind.ts'
export * from './meaning.ts'
export { noOutcome, outcomeOf, toldOf, type Outcome } from './outcome.ts'
export * from './record-domain.ts'
export * from './references.ts'
export { sourceQuoted, Totals, TotalsSaid, type DayOfDate } from './totals.ts'
export { adopterAt, inForceFrom, textAdoptedBody } from './text-statements.ts'
export { textAdoptedKind, textFilesLimit, type TextFile } from './text-statements.ts'
export * from './shared-problems.ts'
export type {
  Confirmed,
  Corrected,
  Retracted,
  Disputed,
  Denied,
  Answered,
  Settled,
  Covered,
  Decided,
  DecidedEffect,
  Milestone,
  RecalledPage,
} from './shared-statements.ts'
export { recalledShape } from './shared-statements.ts'
