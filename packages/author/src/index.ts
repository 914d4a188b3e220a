export { Author, lastOf, saidBy, saidByAny } from './author.ts'
export type { AuthorHead, AuthorOptions, Begun, Saying } from './author.ts'
