// Fifty clauses as a lawyer writes them who has read the manual and nothing else: two or three of
// each kind of term that real ceasefires have. They were written before any of them was tried, and
// stay as they were written; of these fifty, 33 were refused then.

/** The declarations and clauses that each of them follows. */
export const manualHeader = `# Two rivers

\`\`\`pact
agreement  two-rivers
time zone  UTC
day begins 06:00
in force   from 2031-04-01T06:00 for 90 days
basis      reported
party      north "North", south "South"
mediator   envoy "The envoy"
guarantor  harbour "The harbour state"
monitor    watch "The watch"
source     agency "The agency" united-nations
outsider   militia "Militia"
body       board "The board" of north, south, envoy
places     valley, upper, lower, bridge, river-line  in "places.geojson"
group      held-by-north  held by north  classes soldier, civilian, deceased  size 80
group      held-by-south  held by south  classes soldier, civilian, deceased  size 900
phase      first  from the start for 42 days
phase      second from the end of first until the end
state      talks-go-on "The talks go on" holds
date       d-day "D-day"
act        pass-amnesty "Passing of the amnesty law"
act        begin-talks "Beginning of the talks"
act        hand-over-lists "Handing over of the lists"
act        publish-report "Publishing of the report"

1.1  each party must not attack in valley, each day
1.2  south must withdraw from bridge by day 8
1.5  north must release soldier from held-by-north: at least 4 by day 7, 12 by day 21, 20 by day 42

`

/** The places that the declarations name. */
export const manualPlaces = `{ "type": "FeatureCollection", "features": [
 { "type": "Feature", "properties": { "id": "valley", "parts": ["upper", "lower"] }, "geometry": null },
 { "type": "Feature", "properties": { "id": "upper", "within": "valley" }, "geometry": null },
 { "type": "Feature", "properties": { "id": "lower", "within": "valley" }, "geometry": null },
 { "type": "Feature", "properties": { "id": "bridge", "within": "valley", "kind": "crossing" }, "geometry": null },
 { "type": "Feature", "properties": { "id": "river-line", "accuracyMetres": 50 }, "geometry": { "type": "LineString", "coordinates": [[20, 10], [20.5, 10]] } }
] }
`

/** The fifty, each a clause without its number. */
export const lawyersManual: readonly string[] =
  `North shall not attack in upper or lower on any day.
The parties must refrain from attacking, firing or flying in the valley.
Neither north nor south shall reinforce its positions in lower during the first phase.
North must pass-amnesty no later than 30 days after entry into force.
50 civilians must be released by north by day 3.
North must withdraw from lower and south must withdraw from upper by day 10.
South's forces must withdraw from bridge by day 7, otherwise by day 10 with the consent of the board.
North must keep artillery at least 10 km from river-line at all times.
All forces of south must leave upper within 72 hours of 1.5.
South must station no more than 100 troops in lower throughout the second phase.
From day 20 onwards north may have at most 5 tanks in upper.
At least 60 trucks of relief must enter the valley every day, including at least 10 of fuel.
North must keep military-flights out of upper for 10 hours a day.
South must let-pass at least 50 wounded per day through bridge, and 100 on days when north releases soldiers.
The watch must meet every two weeks.
North must release 4 soldiers on day 1, 4 on day 7 and 12 on day 21.
North must release 33 civilians: 3 on the first day, then 3 every seven days.
North must release the living civilians first and the deceased last, all by day 42.
For each soldier released under 1.5, south must release 30 civilians within 24 hours.
South must release 3 civilians for every soldier that north releases, within 2 days.
For each release by north under 1.5, south must release 50 civilian per soldier and 30 per civilian.
South must not withdraw from upper before north has released 12 soldiers.
Once north has passed the amnesty, south must release all soldiers within 10 days.
After 1.5 has been performed, but not before day 15, north must begin-talks by day 20.
North must release 20 civilians at the same time as south releases 40 civilians.
South must hand-in 200 small-arms in proportion to the releases under 1.5.
North must release 30% of its prisoners by the end of the first phase and the rest by the end of the second.
South must hand-in half of its heavy-weapons by day 45.
North may release wounded at any time.
Up to 50 wounded may pass through bridge each day, each with two companions.
Only the watch and the agency may fly in upper.
The forces of north in upper must never exceed 30 persons.
South must not station more than 10 vehicles at bridge.
Each party must hand over a list of the persons it holds within 7 days.
North must hand-over-lists every month and in any case within 3 days of a request by the watch.
The parties must answer within 48 hours every request of the watch.
South must give the watch access to upper at any time.
Neither party may hinder the monitors in the valley.
The releases under 1.5 must take place at bridge and without media.
North must release the deceased with dignity, by day 50.
The envoy and the harbour must do their best that the talks go on.
The agency must visit the prisoners held by north every 2 weeks.
The board must meet at least once a week, and within 24 hours if either party asks for it.
The board decides by unanimity.
The watch must report to the board every 14 days.
The agreement may be extended by the board for up to 30 days at a time.
Either party may terminate the agreement with 14 days' notice.
North must not fire in valley, except in self-defence.
North must withdraw from lower by day 20, unless the bridge is destroyed.
The line of separation is to be agreed by the parties by day 10 or as soon as possible.`.split('\n')
