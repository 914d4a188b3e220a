export { aidStages, aidUnits } from './aid.ts'
export { incidentActs } from './incidents.ts'
export { positionUnits } from './lines.ts'
export { vocabulary } from './vocabulary.ts'
