// Key files: a private key of this machine's user, and the verifier key others may know it by.
//
// The private key is written in clear, readable by its owner only (mode 0600), as other signing
// tools do. Whoever copies the file can sign. It is never written over.

import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8, equalBytes } from '@holdfast/base'
import { ok, refuse, type Result } from '@holdfast/base'
import { ed25519VerifierKey, isKeyName, printVerifierKey } from '@holdfast/ledger'
import { checkPublicKey } from '@holdfast/record'
import { generateKeyPair, sha256, signerFrom, type KeyPair, type Signer } from './crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './folder/disk.ts'
import { storeProblems as problem } from './problems.ts'

/** A key of a file, ready to sign. `verifierKey` is public. */
export type FileKey = {
  readonly name: string
  readonly signer: Signer
  readonly verifierKey: string
}

const format = 'holdfast-key/1'
const ownerOnly = 0o600

/** Makes a fresh key and writes its file. Refuses a path that is taken. */
export async function createKeyFile(
  path: string,
  name: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<FileKey>> {
  if (!isKeyName(name)) return refuse(problem.badKeyFile(path, 'name'))
  const pair = await generateKeyPair()
  const text = JSON.stringify(
    {
      format,
      name,
      publicKey: encodeBase64(pair.publicKey),
      privateKey: encodeBase64(pair.seed),
    },
    null,
    2,
  )
  try {
    await disk.create(path, encodeUtf8(`${text}\n`), ownerOnly)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return refuse(problem.alreadyThere(path))
    return refuse(problem.diskRefused(path, errorCode(error)))
  }
  return fileKey(path, name, pair)
}

/** Reads a key file. Refuses one whose halves do not belong together. */
export async function readKeyFile(
  path: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<FileKey>> {
  const bytes = await disk.read(path).catch((error: unknown) => errorCode(error))
  if (typeof bytes === 'string') return refuse(problem.unreadable(path, bytes))
  if (bytes === null) return refuse(problem.unreadable(path, 'ENOENT'))
  const members = membersOf(bytes)
  if (members?.get('format') !== format) return refuse(problem.badKeyFile(path, 'format'))
  const name = members.get('name') ?? ''
  if (!isKeyName(name)) return refuse(problem.badKeyFile(path, 'name'))
  const publicKey = decodeBase64(members.get('publicKey') ?? '')
  if (publicKey === null || publicKey.length !== 32) {
    return refuse(problem.badKeyFile(path, 'publicKey'))
  }
  const seed = decodeBase64(members.get('privateKey') ?? '')
  if (seed === null || seed.length !== 32) return refuse(problem.badKeyFile(path, 'privateKey'))
  return fileKey(path, name, { publicKey, seed })
}

function membersOf(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes) ?? '')
    if (typeof value !== 'object' || value === null) return null
    return new Map(Object.entries(value).map(([key, member]) => [key, String(member)]))
  } catch {
    return null
  }
}

async function fileKey(path: string, name: string, pair: KeyPair): Promise<Result<FileKey>> {
  const good = checkPublicKey(pair.publicKey)
  const signer = good.ok ? await signerFrom(pair) : null
  if (signer === null || !equalBytes(signer.publicKey, pair.publicKey)) {
    return refuse(problem.badKeyFile(path, 'publicKey'))
  }
  const key = ed25519VerifierKey(sha256, name, pair.publicKey)
  return ok({ name, signer, verifierKey: printVerifierKey(key) })
}
