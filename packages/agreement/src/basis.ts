// How strong the evidence is on which a status rests.
//
// The grades are in order. A fact counts on a basis when its grade is at least that basis. Evidence
// (did it occur), attribution (who did it) and determination (what a body decided) stay apart: see
// fact.ts.

export const bases = ['reported', 'corroborated', 'verified', 'determined'] as const
export type Basis = (typeof bases)[number]

export function isBasis(text: string): text is Basis {
  return bases.some((basis) => basis === text)
}

/** True when evidence of `grade` may be counted on `basis`. */
export function reaches(grade: Basis, basis: Basis): boolean {
  return bases.indexOf(grade) >= bases.indexOf(basis)
}
