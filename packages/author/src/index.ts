export { Author, lastOf, saidBy, saidByAny } from './author.ts'
export type { AuthorHead, AuthorOptions, Saying } from './author.ts'
