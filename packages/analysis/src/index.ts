export { articlesWithClauses } from './articles.ts'
export * from './account.ts'
export * from './chart.ts'
export { dayCodes, type DayCode, type Gist, type ClauseSummary } from './clause-summary.ts'
export * from './clause.ts'
export type { StripColumn, StripUnit, Span, Band } from './columns.ts'
export { dayAt, dayShown, runsOf, inTurn, type DayRun } from './days.ts'
export * from './due.ts'
export {
  factsAnswerOf,
  toldFact,
  toldClaim,
  type ToldFact,
  type SaidBy,
  type ToldClaim,
  type FactsAnswer,
} from './facts.ts'
export { claimedOf, figuresOf, type Claim, type Figure } from './figures.ts'
export { headOf, type AnswerHead } from './head.ts'
export { longerTotalsOf, type LongerTotal } from './longer-totals.ts'
export type { News } from './news.ts'
export { placesAnswerOf, type PlaceEvent, type NamedPlace, type PlacesAnswer } from './places.ts'
export * from './provenance.ts'
export type { Remark } from './remarks.ts'
export * from './replayed.ts'
export {
  standingAnswerOf,
  type Evidence,
  type ToldPart,
  type ToldStatus,
  type ToldEffect,
  type ToldPower,
  type ToldIdleAct,
  type ToldSetAside,
  type StandingAnswer,
} from './standing.ts'
export * from './strip.ts'
export { dueOf, summaryOf, type AgreementState, type Due, type Summary } from './summary.ts'
export * from './timeline.ts'
export {
  tonightAnswerOf,
  isClosed,
  type Given,
  type Owed,
  type Clock,
  type Tonight,
  type TonightAnswer,
} from './tonight.ts'
export { whyAnswerOf, instancesOf, type ToldWeighed, type ToldWhy, type WhyAnswer } from './why.ts'
export {
  adoptedDiffOf,
  diffAnswerOf,
  type DiffAnswer,
  type ProseDifference,
  type SoundText,
} from './diff.ts'
export {
  exposureAnswerOf,
  exposureOfText,
  type ExposureAnswer,
  type ExposureStep,
  type Link,
  type LinkExposure,
  type SideAt,
} from './exposure.ts'
export { whatIfSupposed, type WhatIf } from './supposing.ts'
export { whatIfOf, type WhatIfAnswer, type WhatIfChange } from './what-if.ts'
