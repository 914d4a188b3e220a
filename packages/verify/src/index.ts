export { RecordVerifier, verifyRecord } from './record-verifier.ts'
export type { Beside, RecordVerifierOptions, RoomFound } from './record-verifier.ts'
export { listedLimit, type Progress } from './verification.ts'
export type { Verification, VerifiedRoom } from './verification.ts'
