// The kinds of statement that change the record itself: a key is enrolled or revoked, a text is
// adopted.
//
// They are kinds like any other, and amount to nothing that counts. That their author is a
// registrar is asked twice: by the key register, which decides who is heard at all (keys.ts), and
// by the kind, so that whoever reads the table knows it.

import { named, type RoleId } from '@holdfast/agreement'
import { ok, parseExactInstant, type Result } from '@holdfast/base'
import { tell } from './gist.ts'
import type { Hearing } from './hearing.ts'
import { enrolledShape, keyEnrolledKind, keyRevokedKind } from './key-statements.ts'
import { registrarRole, revokedShape } from './key-statements.ts'
import { kindFrom, type Kind } from './kind.ts'
import { meaning, type Meaning } from './meaning.ts'
import { textAdoptedKind, textAdoptedShape } from './text-statements.ts'

const sayers = { who: 'roles', roles: [registrarRole] } as const

/** What changes the record itself. */
export const logKinds: readonly Kind[] = [
  kindFrom({
    name: keyEnrolledKind,
    shape: enrolledShape,
    sayers,
    asks: [],
    hear: hearNothing,
    gist: ({ holder, from }) => ({
      holder: tell.word('holder', holder),
      from: tell.instant(parseExactInstant(from)),
    }),
  }),
  kindFrom({
    name: keyRevokedKind,
    shape: revokedShape,
    sayers,
    asks: [],
    hear: hearNothing,
    gist: ({ from, reason }) => ({
      from: tell.instant(parseExactInstant(from)),
      words: tell.words(reason),
    }),
  }),
  kindFrom({
    name: textAdoptedKind,
    toldAs: 'text',
    shape: textAdoptedShape,
    sayers,
    asks: [],
    hear: hearNothing,
    gist: ({ files }) => ({ files: tell.amount(files.length, 'files') }),
  }),
]

const names: ReadonlySet<string> = new Set(logKinds.map(({ name }) => name))

/** True for a kind that changes the record itself. Such a statement is never taken back. */
export function isOfTheLog(kind: string): boolean {
  return names.has(kind)
}

function hearNothing(_: object, { speaker }: Hearing): Result<Meaning> {
  return ok(meaning(named<RoleId>(speaker.holder), {}))
}
