export * from './answers.ts'
export * from './moment-to-show.ts'
export * from './timeline.ts'
export * from './tonight.ts'
