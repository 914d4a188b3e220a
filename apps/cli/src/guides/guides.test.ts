// Goal: every guide works as it stands, in a fresh clone.
// Method: its commands are run on a few rows of its table, retyped, and what is on the record then
// is compared with what the rows say. The whole tables are in real-files.test.ts.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { clearDesks } from '../testing.ts'
import { deskWith, follow, saidIn, statusesIn, sumOf } from './guide.ts'

afterAll(clearDesks)

const lorryHead =
  'id,trucks,received_date,data_source,manifest_of,cargo_description,cargo_category,status,' +
  'quantity,units,donor,donation_type,crossing,recipient,data_period,data_entry_type,last_edited'
const lorry = (id: number, day: string, crossing: string): string =>
  `${id},1,${day},UNRWA,Non-Manifest (${day}),"Food, in parcels",Food Items,Received,22,Pallets,` +
  `UNRWA,Humanitarian - UN,${crossing},UNRWA,Current Data,New data,2025-01-19T12:02`

test('lorries: those of a day and crossing are one count, and the day is whole', () => {
  const desk = deskWith({})
  const lines = [
    ...Array.from({ length: 60 }, (_, at) => lorry(at, '2025-01-15', 'Kerem Shalom')),
    ...Array.from({ length: 45 }, (_, at) => lorry(100 + at, '2025-01-15', 'Western Erez')),
    lorry(200, '2025-01-16', 'معبر رفح'),
  ]
  const packed = gzipSync(`${[lorryHead, ...lines].join('\n')}\n`)
  desk.write('unrwa_truck_lines.csv.gz', packed)
  follow(desk, 'lorries.md')
  const said = saidIn(desk, 'lorries')
  const told = said.map(({ kind, amount, body }) => [kind, amount, body('place')])
  expect(told).toEqual([
    ['aid.counted', 60, 'kerem-shalom'],
    ['record.covered', null, null],
    ['aid.counted', 45, 'western-erez'],
    ['aid.counted', 1, 'rafah'],
    ['record.covered', null, null],
  ])
  const statuses = statusesIn(desk, 'lorries', '2025-01-17T00:00+02:00')
  expect(statuses).toEqual({ met: 1, unmet: 1, undetermined: 452 })
})

test('crossings by day: parts of a day are added up, and a crossing nobody knows is named', () => {
  const head = 'date,crossing,trucks,manifest_lines\n'
  const rows =
    '2024-01-02,Kerem Shalom,60,60\n2024-01-02,Rafah Crossing,45,45\n2024-01-03,Gate 96,9,9\n'
  const desk = deskWith({ 'unrwa_trucks_by_day_crossing.csv': head + rows })
  follow(desk, 'crossings-by-day.md')
  const statuses = statusesIn(desk, 'crossings', '2025-01-17T00:00+02:00')
  expect(statuses).toEqual({ met: 1, unmet: 1, undetermined: 452 })
  desk.write('more.csv', `${head}2024-01-04,Kerem Shalum,3,3\n`)
  const more = ['more.csv', '--into', 'crossings', '--as', 'coordinator']
  const { err } = desk.run('import', ...more, '--mapping', 'crossings-by-day.mapping.json')
  expect(err.replaceAll(/\s+/g, ' ')).toContain('Did you mean Kerem Shalom?')
})

test('sectors by month: a statement for each sector with a figure, over the whole month', () => {
  const desk = deskWith({
    'loc_india_pakistan_cfv_sectors_monthly.csv':
      '\uFEFFMonth_wise,Poonch,Rajouri,Jammu,Kupwara,Uri,Kathua,Akhnoor,Gurez,Punjab,Chirikot,' +
      'Drass_Kargil,Not_Mentioned,Total_cfv\n2013-01,2,0,0,0,1,0,0,0,0,0,0,0,3\n' +
      '2013-03,,,,,,,,,,,,,0\n',
  })
  follow(desk, 'sectors-by-month.md')
  const said = saidIn(desk, 'line')
  expect(said).toHaveLength(13)
  expect(sumOf(said)).toBe(3)
  expect(said.filter(({ amount }) => amount === 2).map(({ body }) => body('place'))).toEqual([
    'poonch',
  ])
  expect(said.at(-1)?.body('period.to')).toBe('2013-04-01T00:00+05:30')
  expect(said.at(-1)?.body('place')).toBe('line-of-control')
})

test('claimed figures: totals, means and claims, each as what it is', () => {
  const desk = deskWith({
    'gaza_aid_count_claims.csv':
      'claim_id,claimant,period_start,period_end,measure,value,unit,stage_counted,' +
      'denominator_claimed,claimed_compliance_pct,source_url,published,note\n' +
      'B2,COGAT,2025-10-10,2025-12-07,trucks_entered_total,25700,trucks,entered,' +
      '33600 required,,https://a.example,2025-12,\n' +
      'B5,UN_2720,2025-10-10,2025-12-07,avg_trucks_per_day,113,trucks/day,offloaded,' +
      '600/day,,https://b.example,2025-12,\n' +
      'A5,UN_2720,2025-05-19,2025-07-31,trucks_intercepted,1753,trucks,intercepted,,,' +
      'https://c.example,2025-07,\n',
    'gaza_violation_count_claims.csv':
      'claim_id,claimant,against,period_start,period_end,category,count,source_url,note\n' +
      'V1,Gaza_GMO,Israel,2025-10-10,2025-11-02,all,194,https://d.example,\n' +
      'V9,COGAT,Hamas,2025-10-13,2025-10-13,failure_to_release_remains_on_time,1,' +
      'https://e.example,\n',
    'gaza_exchange_events.csv':
      'date,agreement,from_party,to_party,intermediary,category,persons,notes,source_url\n' +
      '2025-01-30,outside quota,Hamas,Thailand,ICRC,hostages_living_foreign,5,,' +
      'https://f.example\n' +
      '2025-10-13,2025-10 deal,Israel,Palestinian side,,prisoners_total,1968,,https://g.example\n',
  })
  expect(follow(desk, 'claimed-figures.md')).toContain('1 row fits no rule')
  const said = saidIn(desk, 'gaza')
  expect(said.map(({ kind, amount, body }) => [kind, amount, body('average')])).toEqual([
    ['aid.counted', 25_700, null],
    ['aid.counted', 113, 'day'],
    ['incident.claimed', null, null],
    ['incident.claimed', null, null],
    ['exchange.released', 5, null],
    ['exchange.counted', 1_968, null],
  ])
  expect(said[2]?.body('claim')).toBe('194 violations (all)')
  expect(said.map(({ body }) => body('outside'))[4]).toBe(true)
})

const truce = {
  'releases.csv':
    'earliest,latest,act,by,to,class,amount,unit,stage,source,source_class,side,url,note\n' +
    '2025-10-13,2025-10-13,release,hamas,israel,living,20,persons,' +
    'handed to ICRC; 7 then 13,WAFA,party,palestinian,https://a.example,all\n' +
    '2025-10-14,2025-10-19,cumulative remains,israel,gaza,Palestinian dead,150,' +
    'remains,through ICRC,Gaza Ministry of Health,party,hamas,https://b.example,\n' +
    '2025-01-18,2025-01-18,planned release,israel,palestinian side,' +
    'list published by the Justice Ministry,737,persons,listed,' +
    'Israeli Justice Ministry,party,israel,https://c.example,\n',
  'counts.csv':
    'from,to,place,cargo,amount,unit,stage,source,source_class,side,closes,url,note\n' +
    '2023-11-24,2023-11-24,gaza,relief,196,trucks,received,Palestine Red Crescent,' +
    'humanitarian,palestinian,yes,https://d.example,\n' +
    '2025-01-19,2025-02-06,gaza,relief,10000,trucks,"moved, more than",' +
    'UN Emergency Relief Coordinator,un agency,,yes,https://e.example,\n' +
    '2025-10-10,2025-10-18,gaza,all classes,47,claimed violations,claimed,' +
    'Gaza Government Media Office,party,hamas,yes,https://f.example,\n' +
    '2025-10-10,2025-11-09,gaza,relief and commercial,15000,trucks,"entered, nearly",' +
    'COGAT,party,israel,yes,https://g.example,\n',
  'claims.csv':
    'earliest,latest,place,by,by_side,against,claim,answer_by,answer,source,url,note\n' +
    '2025-01-20,2025-01-20,ofer,hamas (prisoners office),hamas,israel,' +
    'one woman on the list was missing,israel,prison service: all 90 freed,' +
    'Shafaq News,https://h.example,\n' +
    '2025-10-15,2025-10-15,,hamas (armed wing),hamas,none,all returned,,,Sputnik,' +
    'https://i.example,\n',
  'acts.csv':
    'earliest,latest,act,by,by_side,what,reply_by,reply,source,source_class,url,note\n' +
    '2023-11-27,2023-11-27,extension,qatar,,"two days, to the morning",hamas,' +
    'confirmed,New Arab,intermediary,https://j.example,\n',
  'exchange.csv':
    'day,earliest,latest,held_by,class,persons,under_agreement,reported_by,note,source\n' +
    '1,2023-11-24T16:00+02:00,2023-11-24T22:00+02:00,hamas,women-and-under-19,13,yes,' +
    'OCHA,,https://k.example\n' +
    '1,2023-11-24T16:00+02:00,2023-11-24T22:00+02:00,hamas,foreign-national,11,no,' +
    'OCHA,,https://k.example\n',
}

test('tables of a truce: what is told, by whom, and what is passed over', () => {
  const desk = deskWith(truce)
  follow(desk, 'truce-tables.md')
  const said = saidIn(desk, 'gaza')
  expect(said.map(({ kind, amount, body }) => [kind, amount, body('closes')])).toEqual([
    ['exchange.released', 20, null],
    ['exchange.counted', 150, false],
    ['aid.counted', 196, true],
    ['aid.counted', 10_000, false],
    ['incident.claimed', null, null],
    ['incident.claimed', null, null],
    ['record.answered', null, null],
    ['record.milestone_reported', null, null],
    ['record.answered', null, null],
    ['exchange.released', 13, null],
    ['exchange.released', 11, null],
  ])
  expect(said[5]?.body('claim')).toBe(
    'hamas (prisoners office), ofer: one woman on the list was missing',
  )
  expect(said[2]?.body('quote.source')).toBe('palestine-red-crescent')
})

test('places: files of four kinds become places files, and rows name a place as people do', () => {
  const shape = {
    type: 'Polygon',
    coordinates: [
      [
        [34, 31],
        [35, 31],
        [35, 32],
        [34, 31],
      ],
    ],
  }
  const drawn = (properties: object): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties, geometry: shape }],
    })
  const desk = deskWith({
    'ocha_pcodes_selected.csv':
      'Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n' +
      'PSE,1,PS02,Gaza Strip,PSE,2023-10-19\nPSE,2,PS0260,Gaza,PS02,2023-10-19\n' +
      'PSE,2,PS0270,Khan Younis,PS02,2023-10-19\n',
    'pse_admin1.geojson': drawn({ adm1_name: 'Gaza Strip', adm1_pcode: 'PS02', lang: 'en' }),
    'pse_admin2.geojson': drawn({ adm2_name: 'Gaza', adm2_pcode: 'PS0260', adm1_pcode: 'PS02' }),
    'ukr_oblasts.geojson': drawn({ 'iso3166-2': 'UA-71', name: 'Черкаська область' }),
    'incidents.csv':
      'day,district,by whom,what happened\n2031-03-04,khan younis,,shots along the road\n' +
      '2031-03-05,PS0260,Second party,a shell fell in the field\n',
  })
  follow(desk, 'places.md')
  expect(saidIn(desk, 'districts').map(({ body }) => [body('place'), body('against')])).toEqual([
    ['PS0270', 'null'],
    ['PS0260', 'second'],
  ])
})

test('every text of the guides compiles, and every mapping is of some guide', () => {
  const desk = deskWith({})
  const folder = join(import.meta.dirname, '../../../../docs/guides')
  const names = readdirSync(folder)
  const index = readFileSync(join(folder, 'README.md'), 'utf8')
  desk.write(
    'districts.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [{ properties: { id: 'PS02' } }] }),
  )
  for (const text of names.filter((name) => name.endsWith('.agreement.md'))) {
    expect([text, desk.run('check', text).code]).toEqual([text, 0])
  }
  for (const name of names.filter((one) => one.endsWith('.json'))) expect(index).toContain(name)
})
