// How numbers and amounts are written on a screen.
//
// Figures are western in every language, so that two sheets compare figure by figure.

import type { Quantity } from '@holdfast/agreement'

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A small number in letters, a large one in digits. */
function countWord(count: number): string {
  return numberWords[count] ?? String(count)
}

/** `1 fact`, `7 facts`. */
export function plural(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `one count`, `three counts`. */
export function counted(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `50 persons`. */
export function quantityWords({ value, unit }: Quantity): string {
  return `${numeral(value)} ${unit}`
}

/** A number as it is written in a table: no rounding, thousands apart. */
export function numeral(value: number): string {
  const [whole = '', part] = String(value).split('.')
  if (/e/.test(whole)) return String(value)
  const spaced = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ' ') : whole
  return part === undefined ? spaced : `${spaced}.${part}`
}
