// Fifty clauses as a lawyer writes them who has read the manual and nothing else: two or three of
// each kind of term that real ceasefires have. They were written before any of them was tried, and
// stay as they were written.

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
 { "type": "Feature", "properties": { "id": "valley", "parts": ["upper", "lower"] }, "geometry":
  null },
 { "type": "Feature", "properties": { "id": "upper", "within": "valley" }, "geometry": null },
 { "type": "Feature", "properties": { "id": "lower", "within": "valley" }, "geometry": null },
 { "type": "Feature", "properties": { "id": "bridge", "within": "valley", "kind": "crossing" },
  "geometry": null },
 { "type": "Feature", "properties": { "id": "river-line", "accuracyMetres": 50 }, "geometry": {
  "type": "LineString", "coordinates": [[20, 10], [20.5, 10]] } }
] }
`

/** Fifty, each a clause without its number. Of them 33 were refused when they were written. */
export const lawyersManual: readonly string[] =
  `North shall not attack in upper or lower on any day.
The parties must refrain from attacking, firing or flying in the valley.
Neither north nor south shall reinforce its positions in lower during the first phase.
North must pass-amnesty no later than 30 days after entry into force.
50 civilians must be released by north by day 3.
North must withdraw from lower and south must withdraw from upper by day 10.
South's forces must withdraw from bridge by day 7, otherwise by day 10 with the consent of the
  board.
North must keep artillery at least 10 km from river-line at all times.
All forces of south must leave upper within 72 hours of 1.5.
South must station no more than 100 troops in lower throughout the second phase.
From day 20 onwards north may have at most 5 tanks in upper.
At least 60 trucks of relief must enter the valley every day, including at least 10 of fuel.
North must keep military-flights out of upper for 10 hours a day.
South must let-pass at least 50 wounded per day through bridge, and 100 on days when north
  releases soldiers.
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
North must release 30% of its prisoners by the end of the first phase and the rest by the end of
  the second.
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
The line of separation is to be agreed by the parties by day 10 or as soon as possible.`.split(
    /\n(?! )/,
  )

/**
 * Fifty more, written with the first and tried only after what the first asked for was mended: 29
 * were refused then.
 */
export const lawyersManualLater: readonly string[] =
  `Both parties shall cease fire in the valley from day 1.
No forces of either party shall enter lower during the first phase.
South shall not arrest persons in lower, except by order of the board.
The board shall name its members not later than 5 days after the entry into force.
By day 12 north shall have released 12 soldiers.
The envoy must begin-talks within two weeks and must publish-report within four weeks.
North must hand-over-lists by the tenth day or, failing that, by the fifteenth day.
South must withdraw behind river-line by day 21.
North must keep its tanks 15 km away from river-line and its artillery 30 km.
The withdrawal of south from bridge must be completed by day 9 and verified by the watch.
North may keep no more than 25 police at bridge until the end of the agreement.
South must not hold more than 500 small-arms in lower after day 60.
Every 24 hours at least 20 trucks must be brought into upper.
South must admit at least 400 trucks a week into the valley, no fewer than 100 of them carrying
  fuel.
For six hours each day neither party may fly over the valley.
North must bring 5 tonnes of medical aid to lower every three days.
South must release civilians as follows: 10 by day 10, 20 by day 20 and all by day 40.
North must hand-in 840 small-arms in four equal stages by day 80.
North must release three soldiers a week, starting on day 7.
For every 10 civilians released under 1.5, south must withdraw 2 tanks from upper.
Whenever north releases a soldier, south must release 5 soldiers within 24 hours.
South must release five civilians for one soldier.
If north has not released 12 soldiers by day 21, south need not withdraw from upper.
South must begin the withdrawal from lower no sooner than day 15 and finish it by day 30.
The second phase must not begin until 1.5 is met.
Step by step with the releases under 1.5, south must withdraw from lower.
South must release 20 soldiers on the same day as north withdraws from lower.
By the end of the first phase 25% of held-by-south must have been released by south.
North must release two thirds of held-by-north by day 60.
Displaced persons may return to lower through bridge from day 10.
South may station up to 20 police at bridge if the board agrees.
Nobody except the watch may enter bridge.
At no time may south have over 300 troops in the valley.
North must inform the watch of every movement of troops 48 hours in advance.
South must submit-list of small-arms to the board within 3 weeks.
Each party must give the board a complete map of its mines by day 14.
The watch must be allowed to visit every place in the valley within 24 hours of its request.
Neither of the parties must obstruct the watch.
Deceased persons must be handed over by north without publicity, through the harbour.
South must carry out the withdrawal from lower in daylight and under the eyes of the watch.
The harbour must see to it that the militia does not attack in lower.
The envoy shall invite the parties to talks within 4 hours after 1 month after day 2.
The board must meet twice a month.
A decision of the board requires the consent of both parties.
The watch must publish-report to the board every six hours.
This agreement remains in force until either party gives 30 days notice.
The board can prolong the first phase by 7 days only once.
An attack in self-defence is not forbidden by 1.1.
If the harbour is closed, the time limits of 1.5 are extended by as many days.
North and south must agree on the size of the police by day 30, or else the envoy
  decides.`.split(/\n(?! )/)
