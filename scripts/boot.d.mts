// What boot.mjs offers to its own test. It is plain JavaScript, since it runs before anything is
// installed; these are its types, and they must be kept equal to it by hand.

type LockFile = { readonly packages?: Readonly<Record<string, LockedPackage>> }

type LockedPackage = {
  readonly version?: string
  readonly integrity?: string
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

/** What the installed tree must agree with: this lock file, on this kind of machine. */
export function stampFor(lockText: string, platform: string, arch: string): string

/** Whether what npm says it installed is what the lock file names. */
export function agreesWithLock(what: {
  readonly lock: LockFile
  readonly installed: LockFile
  readonly platform: string
  readonly arch: string
}): boolean

/** Takes the install lock, or says why not. */
export function takeLock(path: string, pid?: number): boolean

/** The Node to run TypeScript with. Throws with advice where there is none. */
export function findNode(where: {
  readonly root: string
  readonly version: string
  readonly platform: string
  readonly arch: string
  readonly execPath: string
}): string

/** The folder that relative paths of a command start from. */
export function standingIn(where: {
  readonly root: string
  readonly cwd: string
  readonly command: string
  readonly env: Readonly<Record<string, string | undefined>>
}): string
