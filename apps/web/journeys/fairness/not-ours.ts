// The words that only bodies and speakers use: they stand in quotations, and nowhere else.
//
// A list a language, with the forms that the language makes of a word. It holds words that judge a
// conduct, that say who did it, or that say that people are out of danger.

import type { LanguageId } from '@holdfast/words'

const lists: Readonly<Record<LanguageId, RegExp>> = {
  en: words(
    'breach(?:es|ed|ing)?',
    'violat(?:e|es|ed|ing|ion|ions|or|ors)',
    'fail(?:s|ed|ing|ure|ures)?',
    'attribut(?:e|es|ed|ing|ion|able)',
    'broken',
    'brok(?:e)',
    'holding',
    'safe',
    'safely',
    'unsafe',
    'compliant',
    'complied',
    'guilty',
    'culprit',
    'aggressor',
    'proven',
    'confirmed guilty',
  ),
  ar: arabic(
    'خرق',
    'خروق',
    'خروقات',
    'اختراق',
    'انتهاك',
    'انتهاكات',
    'انتهك',
    'انتهكت',
    'فشل',
    'فشلت',
    'أخفق',
    'أخفقت',
    'منسوب',
    'نُسب',
    'منتهَك',
    'صامد',
    'آمن',
    'آمنة',
    'مذنب',
  ),
  he: hebrew(
    'הפרה',
    'הפרות',
    'הפר',
    'הפרו',
    'הופר',
    'נכשל',
    'נכשלה',
    'כישלון',
    'מיוחס',
    'מיוחסת',
    'שבור',
    'בטוח',
    'בטוחה',
    'אשם',
  ),
  tr: words(
    'ihlal\\p{L}*',
    'başarısız\\p{L}*',
    'atfedil\\p{L}*',
    'bozul(?:du|muş|an)\\p{L}*',
    'güvenli(?:dir)?',
    'güvende',
    'suçlu\\p{L}*',
    'uymadı\\p{L}*',
  ),
}

/** Words in quotation marks of any of the four languages, taken out. */
export function withoutQuotations(text: string): string {
  return text.replaceAll(/“[^”]*”|«[^»]*»|„[^”“]*[”“]|״[^״]*״|"[^"]*"/gu, ' ')
}

/** What a language's list, and the English one, find outside of quotations. */
export function notOurs(own: string, language: LanguageId): readonly string[] {
  const text = withoutQuotations(own)
  const found = [...text.matchAll(lists[language]), ...text.matchAll(lists.en)]
  return [...new Set(found.map(([word]) => word.trim()))]
}

function words(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${forms.join('|')})(?!\\p{L})`, 'giu')
}

// Arabic writes the article, a conjunction or a preposition at the word; marks of vowels come off.
function arabic(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})[وفبلك]?(?:ال|لل)?(?:${forms.join('|')})ة?(?![\\p{L}\\p{M}])`, 'gu')
}

function hebrew(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})[ושהבלמכ]{0,2}(?:${forms.join('|')})(?!\\p{L})`, 'gu')
}
