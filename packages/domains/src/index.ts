export { armsAccountShape, type ArmsAccount } from './arms/account.ts'
export { linesAccountShape, type LinesAccount } from './lines/account.ts'
export { movementAccountShape, type MovementAccount } from './movement/account.ts'
export { domains, kinds, namesIn } from './domains.ts'
