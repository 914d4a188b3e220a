export * from './checkpoint.ts'
export * from './log-tree.ts'
export { hashBytes, leafHash } from './merkle-hash.ts'
export * from './proof.ts'
export {
  isGoodSignature,
  areGoodSignatures,
  type Sign,
  type SignatureClaim,
  type VerifySignature,
  type VerifySignatures,
} from './signature.ts'
export { decodeNote, type NoteSignature, type SignedNote, type NoteSigner } from './signed-note.ts'
export { emptyTree, treeAfterAll, treeRoot, rootOf, type Tree } from './tree.ts'
export * from './verifier-key.ts'
