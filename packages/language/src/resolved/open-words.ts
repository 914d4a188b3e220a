// Words of a text that have no one meaning, and which signatories often choose for that.
//
// Nothing is put in their place: each is asked about, or listed as left open on purpose. `time`
// stands where a date would, `act` says which acts are meant, `manner` how something is done.

/** The open words, by what they leave open; the longest of those that begin alike first. */
export const openPhrases = {
  time: [
    'as soon as possible',
    'as soon as practicable',
    'as soon as feasible',
    'at the earliest opportunity',
    'without undue delay',
    'without delay',
    'in due course',
    'in a timely manner',
    'in stages',
    'promptly',
    'immediately',
    'forthwith',
    'expeditiously',
    'swiftly',
    'urgently',
    'gradually',
    'progressively',
  ],
  act: [
    'offensive',
    'hostile',
    'aggressive',
    'provocative',
    'unjustified',
    'unprovoked',
    'indiscriminate',
    'disproportionate',
  ],
  manner: [
    'to the extent possible',
    'to the fullest extent',
    'to the best of their ability',
    'in good faith',
    'in a dignified manner',
    'in an orderly manner',
    'without ceremony',
    'without media',
    'without hindrance',
    'without conditions',
    'unconditionally',
    'where possible',
    'as appropriate',
    'if necessary',
    'freely',
    'safely',
    'unhindered',
    'commensurately',
    'proportionately',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>
