export * from './folder/append.ts'
export type { AppendedCounts, FolderAppend } from './folder/folder-append.ts'
export {
  sha256,
  signerFrom,
  signatureVerifier,
  signaturesVerifier,
  type Signer,
  type KeyPair,
} from './crypto.ts'
export { nodeDisk, NotPlain } from './folder/disk.ts'
export type { FolderDisk, PathKind } from './folder/disk.ts'
export * from './folder/import-files.ts'
export * from './folder/init-folder.ts'
export * from './key-file.ts'
export * from './problems.ts'
export { manifestFile } from './folder/record-files.ts'
export * from './folder/record-folder.ts'
export * from './folder/recalled-files.ts'
export { rememberedFolder } from './folder/remembered.ts'
export {} from './folder/text-files.ts'
export { readRecord, verifyFolder } from './folder/verify.ts'
export type { ReadRecord, ReadRoom, VerifiedFolder } from './folder/verify.ts'
export type { VerifyFolderOptions, VerifyOptions } from './folder/verify.ts'
export * from './zones.ts'
export type { Hears, Receipt } from './database/agreement-writer.ts'
export { startCluster, type Cluster, type ClusterOptions } from './database/cluster.ts'
export type { ListedStatement, Listing, ListingPlace } from './database/listing.ts'
export type { ListingQuery } from './database/listing.ts'
export { openRecordStore } from './database/opening.ts'
export {} from './database/problems.ts'
export { keepCluster } from './database/cluster-keeper.ts'
export type { EntryPage, Stretch } from './database/entries.ts'
export type { Quotas } from './database/quota.ts'
export type { Growth } from './database/record-follower.ts'
export type { RecordStore, RecordStoreOptions } from './database/record-store.ts'
export { newestText } from './database/record-state.ts'
export type { RecordState, RoomState, TextVersion } from './database/record-state.ts'
export type { Incoming, TakenIn } from './database/take-in.ts'
