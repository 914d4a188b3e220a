// Why a fact does not count, what closes a count, and what would decide: codes with their
// particulars, in words.
//
// Nothing is promised: what would decide is what is open, never what anybody ought to say.

import type { Deciding, Lacking } from '@holdfast/agreement'
import { unreachable } from '@holdfast/base'
import type { Telling } from './reason-words.ts'

/** How whoever shows it writes names, and facts by their references. */
export type WhyTelling = Pick<Telling, 'words' | 'role' | 'stage' | 'name'> & {
  readonly place: (id: string) => string
  readonly unit: (id: string) => string
  readonly facts: (facts: readonly string[]) => string
}

/** The most facts that a sentence names. */
const factsNamed = 6

/** How a page or a sheet tells it: by the names that it shows, and what it calls a fact. */
export function whyTellingFrom(
  words: WhyTelling['words'],
  names: {
    readonly role: WhyTelling['role']
    readonly place: WhyTelling['place']
    readonly word: (kind: 'stage' | 'class' | 'unit', id: string) => string
  },
  factWords: (fact: string) => string,
): WhyTelling {
  return {
    words,
    role: names.role,
    stage: (id) => names.word('stage', id),
    name: (id) => names.word('class', id),
    place: names.place,
    unit: (id) => names.word('unit', id),
    facts: (facts) => {
      const shown = facts.slice(0, factsNamed).map(factWords)
      return words.list(facts.length > shown.length ? [...shown, '…'] : shown)
    },
  }
}

/** Why a fact, or the rest of it, does not count. */
export function lackingWords(
  lacking: Lacking,
  { words, role, stage, name, place, unit }: WhyTelling,
): string {
  const say = (values: Record<string, string> = {}): string =>
    words.say(`lacking.${lacking.code}`, values)
  switch (lacking.code) {
    case 'other-group':
      return say({ group: name(lacking.group) })
    case 'other-class':
      return lacking.value === null
        ? words.say('lacking.class-not-told')
        : say({ value: name(lacking.value) })
    case 'other-unit':
      return say({ unit: unit(lacking.unit), asked: unit(lacking.asked) })
    case 'other-place':
      return say({ place: place(lacking.place) })
    case 'word-open':
      return say({ word: lacking.word })
    case 'other-actor':
      return say({ actor: role(lacking.actor) })
    case 'actor-not-on-basis':
      return say({ actor: role(lacking.actor), by: role(lacking.by) })
    case 'other-source':
      return say({ asked: role(lacking.asked) })
    case 'other-stage':
      return say({ asked: stage(lacking.asked) })
    case 'below-basis': {
      const [grade, basis] = [lacking.grade, lacking.basis].map((one) => words.say(`basis.${one}`))
      return say({
        grade: grade ?? '',
        basis: basis ?? '',
        by: byWords(lacking.by, { role, words }),
      })
    }
    case 'refuted':
    case 'outside-the-agreement':
    case 'place-not-told':
    case 'left-out':
    case 'left-out-not-told':
    case 'actor-not-told':
    case 'own-interest':
    case 'decides-nothing':
    case 'not-happened':
    case 'before-window':
    case 'after-window':
    case 'over-the-edge':
    case 'wider-than-window':
    case 'not-bound':
    case 'used-elsewhere':
    case 'told-twice':
    case 'not-asked':
    case 'among-acts':
    case 'no-particulars':
    case 'an-average':
    case 'replaced':
      return say()
    default:
      return unreachable(lacking)
  }
}

/** What would decide an instance. */
export function decidingWords(
  deciding: Deciding,
  { words, role, name, facts }: WhyTelling,
): string {
  const say = (values: Record<string, string> = {}): string =>
    words.say(`deciding.${deciding.code}`, values)
  switch (deciding.code) {
    case 'closing-total':
    case 'a-count':
    case 'watching':
    case 'performance':
    case 'counts-alike':
    case 'trigger':
    case 'resuming':
      return say()
    case 'same-or-distinct':
    case 'time-of':
    case 'place-of':
    case 'class-of':
    case 'actor-of':
    case 'another-word':
      return say({ facts: facts(deciding.facts) })
    case 'finding':
      return say({ facts: facts(deciding.facts), word: deciding.word })
    case 'confirming': {
      const basis = words.say(`basis.${deciding.basis}`)
      return say({ facts: facts(deciding.facts), basis, by: byWords(deciding.by, { role, words }) })
    }
    case 'size-of':
      return say({ group: name(deciding.group) })
    case 'state':
      return say({ state: name(deciding.state) })
    default:
      return unreachable(deciding)
  }
}

/** `none` where the text names nobody. */
function byWords(
  by: readonly string[],
  { role, words }: Pick<WhyTelling, 'role' | 'words'>,
): string {
  return by.length === 0 ? 'none' : words.list(by.map(role))
}
