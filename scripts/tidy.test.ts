// The repository keeps its own rules: this runs every tidy check over every file.
//
// The rules are in tidy/, each with a test of its own on bad samples, so that a check which can
// no longer fail is noticed. What fails here says where, what, and what to do instead.

import { expect, test } from 'vitest'
import { checkCircles, checkTable } from './tidy/circles.ts'
import * as comments from './tidy/comments.ts'
import { checkCopiedKinds } from './tidy/copied-kinds.ts'
import { checkDeadFiles } from './tidy/dead-files.ts'
import { checkExports } from './tidy/exports.ts'
import * as house from './tidy/housekeeping.ts'
import { checkImports } from './tidy/layers.ts'
import { checkDeclared, checkLock, checkManifest, outsideDependencies } from './tidy/manifests.ts'
import { checkOneSum } from './tidy/one-sum.ts'
import { checkPurity } from './tidy/purity.ts'
import { checkSentences } from './tidy/sentences.ts'
import { checkBytes, checkSizes } from './tidy/sizes.ts'
import { sourceFrom } from './tidy/source.ts'
import { filesUnder, isCode, repositoryRoot } from './tidy/tree.ts'
import { printUntidy, type Untidy } from './tidy/untidy.ts'

const files = filesUnder(repositoryRoot)
const paths = files.map(({ path }) => path)
const sources = files.filter(({ path }) => isCode(path)).map(sourceFrom)
const manifests = files.filter(({ path }) => path.endsWith('package.json'))
const code = sources.filter(({ path }) => !path.endsWith('.d.mts'))

function expectTidy(untidy: readonly Untidy[]): void {
  if (untidy.length > 0) throw new Error(untidy.map(printUntidy).join('\n'))
}

test('there is something to check', () => {
  expect(code.length).toBeGreaterThan(20)
  expect(manifests.length).toBeGreaterThan(10)
})

test('imports follow the table', () => expectTidy(code.flatMap(checkImports)))
test('nothing imports itself in a circle', () =>
  expectTidy([...checkCircles(code), ...checkTable()]))
test('one place puts the sum together', () => expectTidy(checkOneSum(code)))
test('kinds of statements are listed once', () => expectTidy(checkCopiedKinds(code)))
test('each package.json says what the table says', () =>
  expectTidy(manifests.flatMap(checkManifest)))
test('the lock file fits', () => {
  const locks = files.filter(({ path }) => path === 'package-lock.json')
  expect(locks).toHaveLength(1)
  expectTidy(locks.flatMap((lock) => checkLock(lock, manifests)))
})
test('what is imported is declared', () => expectTidy(checkDeclared(code, manifests)))
test('pure packages do not name the machine', () => expectTidy(code.flatMap(checkPurity)))
test('kernels carry codes and no sentences', () => expectTidy(code.flatMap(checkSentences)))
test('functions, files and lines are short', () => expectTidy(code.flatMap(checkSizes)))
test('no file is too large to keep', () => expectTidy(files.flatMap(checkBytes)))
test('every file opens with a header', () => expectTidy(sources.flatMap(comments.checkHeader)))
test('an index is a list of exports', () => expectTidy(code.flatMap(comments.checkIndex)))
test('exported names have contracts', () => expectTidy(code.flatMap(comments.checkContracts)))
test('nothing unfinished is marked', () => expectTidy(sources.flatMap(comments.checkMarkers)))
test('no type is any', () => expectTidy(sources.flatMap(comments.checkAny)))
test('no test is switched off', () => expectTidy(code.flatMap(comments.checkSwitchedOff)))
test('no exported name is dead', () =>
  expectTidy(
    checkExports(
      code,
      files.filter(({ path }) => path.endsWith('README.md')),
    ),
  ))
test('no file is dead', () => expectTidy(checkDeadFiles(sources)))
test('only expected kinds of files', () => expectTidy(files.flatMap(house.checkKind)))
test('files of code are named after a subject', () => expectTidy(files.flatMap(house.checkName)))
test('packages and domains are whole', () => expectTidy(house.checkPackages(paths)))
test('decision records decide', () => expectTidy(files.flatMap(house.checkDecision)))
test('decision records have numbers', () => expectTidy(house.checkDecisionNumbers(paths)))
test('no text names a machine', () => expectTidy(files.flatMap(house.checkText)))

test('what comes from outside has a decision record', () => {
  const decisions = files.filter(({ path }) => path.startsWith('docs/decisions/'))
  const text = decisions.map((file) => file.text).join('\n')
  const missing = [...new Set(manifests.flatMap(outsideDependencies))].filter(
    (name) => !text.includes(`\`${name}\``),
  )
  const untidy = missing.map((name) => ({
    where: 'docs/decisions/',
    what: `No decision record adopts \`${name}\`.`,
    instead: 'say what it saves, what it can reach, and how we would leave it.',
  }))
  expectTidy(untidy)
})
