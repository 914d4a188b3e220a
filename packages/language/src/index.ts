export type { ClauseSpan, TextBlock, ArticleText, AgreementText } from './agreement-text.ts'
export * from './compile.ts'
export type { Span, Fix, Diagnostic, Note, Notes } from './diagnostic.ts'
export * from './diagnostic-table.ts'
export { laidOut } from './layout/laid-out.ts'
export { phrase, phraseCodes, type About, type Phrase, type PhraseCode } from './phrase.ts'
export {
  createPlaceFiles,
  type FeatureFault,
  type PlaceFile,
  type PlaceSource,
} from './resolved/place-files.ts'
export type { MapFeature } from './resolved/places.ts'
export type { Sources } from './resolved/sources.ts'
export { printCompiled } from './compiled/print.ts'
export { printResolved } from './resolved/print.ts'
export { printSurface } from './surface/print.ts'
export { meaningOf, meaningsOf } from './sentences/meaning.ts'
export {
  sayingCodes,
  type Join,
  type NamedAs,
  type Saying,
  type SayingCode,
  type SpanUnit,
} from './sentences/saying.ts'
