// Eighty clauses, two and two of each kind of term, after the wording of older and newer accords:
// Dayton, Paris on Cambodia, Nepal, Aceh, Darfur, Hodeidah, Gaza; of fictional parties and places,
// from the manual alone. They were written before any of them was tried, and stay as they were
// written. What was refused then stands in the README.

/** The declarations and clauses that each of them follows. */
export const highlandsHeader = `# Highland accord

\`\`\`pact
agreement  highland-accord
time zone  UTC
in force   from 2033-03-01T00:00 for 180 days
basis      reported
party      government "The Government", movement "The Movement"
mediator   facilitator "The Facilitator"
guarantor  neighbour "The Neighbouring State"
observer   church "The Council of Churches"
monitor    joint-mission "The Joint Monitoring Mission"
intermediary red-lamp "The Red Lamp"
source     relief-office "The Relief Office" united-nations
outsider   militias "The local militias"
body       commission "The Joint Ceasefire Commission" of government, movement, facilitator
places     highlands, plateau, river-valley, old-town, airfield, north-gate, south-gate,
  lake-road, buffer-zone, camp-one, camp-two, separation-line in "places.geojson"
group      detainees held by government classes fighter, women, minor, wounded, deceased size 400
group      captives held by movement classes soldier, officer, civilian, deceased size 300
group      movement-arms held by movement classes small-arms, heavy-weapons
phase      first from the start for 60 days
phase      second from the end of first until the end
act        proclaim-amnesty "Proclamation of the amnesty"
act        begin-demining "Beginning of demining"
act        exchange-maps "Exchange of maps"

1.1  each party must not attack in highlands, each day
2.1  government must withdraw from river-valley by day 20
3.1  movement must release from captives: at least 10 by day 10, 40 by day 40, 80 by day 80
4.1  commission may set the size of movement-arms

`

/** The places that the declarations name. */
export const highlandsPlaces = `{ "type": "FeatureCollection", "features": [
 { "type": "Feature", "properties": {"id": "highlands"}, "geometry": null },
 { "type": "Feature", "properties": {"id": "plateau", "within": "highlands"}, "geometry": null },
 { "type": "Feature", "properties": {"id": "river-valley", "within": "highlands"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "old-town", "within": "highlands"}, "geometry": null },
 { "type": "Feature", "properties": {"id": "airfield", "within": "highlands"}, "geometry": null },
 { "type": "Feature", "properties": {"id": "north-gate", "within": "highlands", "kind": "gate"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "south-gate", "within": "highlands", "kind": "gate"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "lake-road", "within": "highlands"}, "geometry": null },
 { "type": "Feature", "properties": {"id": "buffer-zone", "within": "highlands"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "camp-one", "within": "highlands", "kind": "camp"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "camp-two", "within": "highlands", "kind": "camp"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "separation-line", "accuracyMetres": 50},
   "geometry": {"type": "LineString", "coordinates": [[20, 10], [20.5, 10]]} }
] }
`

/** Forty, each a clause without its number. */
export const lawyersHighlands: readonly string[] =
  `The Parties shall refrain from all offensive operations of any type against each other in the
  highlands.
Neither Party shall lay mines or erect barriers in the buffer-zone after the entry into force.
The Government shall lift the closure of the lake-road not later than seven days after signature.
The Movement shall hand over the airfield to the Joint Monitoring Mission on day 10.
Within 21 days of the entry into force, all forces of the Movement shall withdraw to camp-one and
  camp-two.
The Government shall withdraw its artillery to not less than 30 km from the separation-line and
  its mortars to not less than 10 km.
By the end of the first phase the Government shall have delivered at least 20,000 tents to the
  plateau.
During the first phase no less than 1,500 tonnes of food shall be delivered to the old-town.
The Government shall allow 250 trucks a day to enter through the north-gate, 40 of them carrying
  fuel.
Relief flights to the airfield shall be permitted three times a week.
The Movement shall release the captives in three groups: 20 by day 10, 30 by day 30 and the
  remainder by day 60.
The Movement shall free five captives on the first day and two more every week thereafter.
For each officer freed by the Movement, the Government shall free 20 fighters within 48 hours.
For the remains of each soldier handed over by the Movement, the Government shall hand over the
  remains of ten fighters.
The Government shall not enter the old-town until the Movement has left it.
Upon completion of the withdrawal under 2.1, the Government shall begin-demining within five days.
As the Movement hands over its arms, the Government shall withdraw the same share of its forces
  from the plateau.
The Government shall withdraw from the plateau in proportion to the number of weapons handed in by
  the Movement.
The Movement shall hand in 40 per cent of its weapons by day 60, the total having been established
  by the Joint Monitoring Mission.
The size of the movement-arms shall be determined by the Joint Ceasefire Commission by day 15.
The Movement may keep up to 25 unarmed liaison officers in the old-town.
Up to 30 wounded persons may leave through the south-gate every day, each with two relatives,
  subject to approval by the Neighbouring State.
Government forces in the plateau shall at no time exceed 400 troops.
No armed persons other than the police shall be present in the buffer-zone.
Within ten days the Parties shall provide the Red Lamp with complete lists of all persons they
  hold.
The Movement shall notify the Joint Monitoring Mission at least 48 hours before any movement of its
  units.
The Joint Monitoring Mission shall enjoy full freedom of movement throughout the highlands.
The Government shall grant the Red Lamp access to all detainees within five days of a request.
The withdrawal from the airfield shall be carried out by daylight and observed by the Council of
  Churches.
Releases shall take place at the north-gate in the presence of the Red Lamp only.
The Neighbouring State shall prevent the supply of arms to the local militias across the border.
The Red Lamp shall transport persons released to the old-town within 24 hours of each release.
The Joint Ceasefire Commission shall consist of four members of each Party and be chaired by the
  Facilitator.
The Joint Ceasefire Commission shall meet once a week and decide by consensus.
This Agreement shall be extended for three months at a time unless one of the Parties objects in
  writing 15 days before its expiry.
The Joint Ceasefire Commission may prolong the first phase once by up to 14 days.
The Parties shall not open fire in the buffer-zone except in self-defence.
A Party that is prevented by weather from performing 2.1 shall perform it within three days after
  the weather clears.
The Parties shall agree the boundaries of the buffer-zone on the first day after 2.1.
The provisions of the agreement of 12 May 2030 on the lake-road shall continue to apply.`.split(
    /\n(?! )/,
  )

/** Forty more, written with the first, and tried when these had been mended. */
export const lawyersHighlandsLater: readonly string[] =
  `From 06:00 on 4 March 2033 all hostilities between the Parties in the highlands shall cease.
The Parties shall not recruit, train or arm persons during the first phase.
The Government shall proclaim the amnesty no later than the thirtieth day.
The Movement shall close its checkpoints on the lake-road within three days of the first meeting of
  the Joint Ceasefire Commission.
Neither Party shall keep heavy weapons within 15 kilometres of the separation-line.
Government troops shall leave the old-town and the airfield by day 12 and shall not return there
  during the first phase.
Eighteen vessels carrying fuel shall be admitted within two months of the entry into force.
The Movement shall store no more than 200 weapons in camp-one.
Two commercial flights a week shall be allowed to land at the airfield.
The north-gate shall be open to relief trucks for at least eight hours a day.
Ten detainees shall be released every week from day 14 until 80 have been released.
The Movement shall hand in its weapons in four equal instalments on days 20, 40, 60 and 80.
The Government shall free three detainees for each civilian freed by the Movement and ten for each
  officer.
Each release of captives shall be answered within two days by the release of twice as many
  detainees.
Only after all captives have been released shall the Government be bound to withdraw from the
  plateau.
As soon as the Joint Monitoring Mission has confirmed the withdrawal under 2.1, the Movement shall
  hand in its heavy-weapons within 15 days.
The Government shall withdraw from the plateau at the same rate as the Movement hands in its arms.
The Parties shall exchange-maps simultaneously on day 5.
One third of the movement-arms shall be handed in by the end of the first phase and a further third
  by day 120.
The Movement shall hand in 65 per cent of its arms once the Joint Monitoring Mission has certified
  their number.
Unarmed members of the Movement may visit their families in the river-valley for up to five days a
  month.
The Government may station not more than 60 police in the buffer-zone with the consent of the
  Movement.
The total strength of the Movement in camp-two shall not exceed 350 persons.
After day 90 the Government may maintain no more than 12,000 soldiers in the highlands.
Each Party shall submit to the Joint Ceasefire Commission, within two weeks, accurate maps of the
  minefields it has laid.
The Joint Monitoring Mission shall inform the Parties of each attack within 12 hours.
The Parties shall guarantee the safety of the Joint Monitoring Mission and shall not hinder its
  patrols.
The Joint Monitoring Mission may inspect camp-one and camp-two at any time without notice.
The remains shall be handed over with dignity and in the absence of the press.
The Government shall withdraw from the airfield in two steps, the first by day 8 and the second by
  day 16.
The Facilitator shall convene the Parties within one week of any breach of 1.1 found by the Joint
  Ceasefire Commission.
The Movement shall use its best endeavours to ensure that the local militias observe 1.1.
Decisions of the Joint Ceasefire Commission shall be taken by two-thirds of its members.
The Joint Monitoring Mission shall report every fortnight to the Facilitator on compliance with
  1.1.
Either Party may terminate this Agreement by giving 21 days' notice in writing to the Facilitator.
The second phase shall commence on the day after 2.1 has been completed.
The Movement shall not be in default while the lake-road is blocked by floods.
Training in camp-one and camp-two shall not be regarded as a violation of 1.1.
The details of the second phase shall be agreed by the Parties within 30 days.
Annex A shall form an integral part of this Agreement.`.split(/\n(?! )/)

/** Forty more, written and tried when the language had what the eighty before had asked for. */
export const lawyersUplands: readonly string[] =
  `All acts of hostility, including shelling, sniping and the laying of mines, shall stop within 24
  hours of the entry into force.
The Parties shall refrain from moving reinforcements or ammunition into the buffer-zone.
Not later than 72 hours after the entry into force the Movement shall dismantle its roadblocks on
  the lake-road.
The Government shall restore the water supply of the old-town by 15 March 2033.
The Parties shall withdraw their forces five kilometres from the separation-line on either side.
By day 15 no artillery shall remain within 20 kilometres of the separation-line.
The Government shall allow at least 40,000 displaced persons to return to the river-valley during
  the second phase.
A total of 120 vessels with fuel shall reach the highlands by the end of the first phase.
At least 80 trucks of relief goods shall enter through the south-gate every day, Fridays excepted.
Patrol flights over the plateau shall be limited to two a day.
The Government shall release 400 detainees in four batches of 100 on days 10, 20, 30 and 40.
The Movement shall hand over 10 captives by the end of the first week, 20 more by the end of the
  third week and all others by the end of the first phase.
In exchange for each soldier released, the Government shall release five fighters no later than the
  next day.
Wounded captives shall be exchanged one for one with wounded detainees.
The Movement shall not be required to disarm before the amnesty has been proclaimed.
The release of officers shall begin only when all civilians held by the Movement have been freed.
Withdrawal from the plateau and the hand-over of heavy-weapons shall proceed simultaneously and in
  equal stages.
For every ten per cent of the movement-arms handed in, the Government shall vacate one of its posts
  in the plateau.
The Movement shall disarm half of its combatants, as counted by the Joint Monitoring Mission, by day
  90.
The number of weapons to be handed in shall be fixed by agreement of the Parties not later than day
  25.
Civilians shall be free to use the lake-road at all hours.
Each Party may carry out up to four supply convoys a week to its positions, after notifying the
  Joint Monitoring Mission.
Neither Party shall increase the number of its troops in the highlands beyond the level of 1 March
  2033.
Only police with side arms may be stationed in the old-town.
Each Party shall report the location of all its minefields to the Joint Monitoring Mission within
  30 days.
The Parties shall exchange lists of the missing every month.
Monitors shall be admitted to any military facility within 12 hours of their request.
The Government shall issue visas to all members of the Joint Monitoring Mission free of charge
  within three days.
Heavy weapons shall be stored unloaded and under lock in camp-two, with keys held by the Joint
  Monitoring Mission.
The exchange shall be conducted by the Red Lamp in one operation.
The Neighbouring State shall guarantee the return of the fighters released to its territory.
The Government shall be responsible for the conduct of the local militias in the river-valley.
The Parties shall establish five local committees within 15 days, each with an equal number of
  members of either Party.
The Facilitator shall have the casting vote where the Joint Ceasefire Commission is divided.
The ceasefire shall be in force for 180 days and shall be renewed by mutual agreement.
If the talks fail, either Party may denounce the ceasefire on 72 hours' notice.
Delays caused by weather shall not count as a breach of 3.1.
The prohibition in 1.1 shall not apply to operations against persons who lay mines.
The Parties shall conclude a protocol on demining within two months.
Questions not covered by this Agreement shall be settled by the Facilitator in consultation with the
  Parties.`.split(/\n(?! )/)

/** The last forty, tried when sentences were read in their own words. */
export const lawyersLowlands: readonly string[] =
  `Military aircraft of either Party shall not fly over the plateau below 3,000 metres.
The Movement shall suspend all attacks on the airfield for as long as evacuation flights are
  operating.
The Government shall hand the lake-road police station over to the Movement before day 8.
The Joint Ceasefire Commission shall open an office in the old-town by day 5.
Forces of the Government that are north of the separation-line shall return to the south of it
  within 96 hours.
The Movement shall evacuate camp-one by the end of the first phase.
Not less than 2,000 tonnes of medical supplies shall be brought into the old-town during the
  second phase.
The Movement shall allow 300 families to return to the river-valley by day 45.
At least 15 ambulances a day shall be let through the north-gate.
The Government shall supply the old-town with 50,000 litres of fuel a week until the end of the
  first phase.
The Movement shall surrender 100 weapons on day 15 and 100 more every 15 days thereafter.
Detainees shall be freed at a rate of 20 a week.
For every two captives freed, the Government shall free seven detainees within one day.
The Government shall free all minors in return for the freeing of all officers by the Movement.
Once the first 40 captives have been released, the Government shall reopen the south-gate.
The Movement shall hand in its heavy-weapons no earlier than day 40 and no later than day 70.
Each Party shall withdraw from the airfield in the same measure as the other.
The steps set out in 2.1 and 3.1 shall be carried out at the same time.
A quarter of the captives shall be freed within one week of the entry into force.
The Movement shall hand in all remaining weapons within 30 days of the proclamation of the
  amnesty.
Journalists may enter the old-town with the permission of the Joint Ceasefire Commission.
The Movement may bring up to 20 trucks of food into camp-one each week.
The Government shall not keep more than two battalions in the highlands.
The Movement shall not have any armed personnel in the buffer-zone at any time.
The Government shall inform the families of detainees who have died within two weeks.
Each Party shall declare the number of its troops in the plateau to the Facilitator by day 3.
The Red Lamp shall be given access to the captives twice a month.
The Movement shall not prevent the Joint Monitoring Mission from using the airfield.
Captives shall be handed over in good health and with their belongings.
Trucks shall be searched only once and in the presence of both Parties.
The Council of Churches shall visit camp-two at least every second week.
The Facilitator shall publish the agreed map within 48 hours of its signature.
The Joint Ceasefire Commission shall elect a secretary at its first meeting.
Any member of the Joint Ceasefire Commission may call a meeting at 24 hours' notice.
The first phase may be extended by the Facilitator if fewer than 80 captives have been released.
This Agreement shall lapse on the day on which a peace treaty enters into force.
The Government may close the south-gate for security reasons for not more than 24 hours.
Neither Party shall be bound by 2.1 during a state of emergency declared by the Joint Ceasefire
  Commission.
The Parties shall agree upon the dates of the third phase before the end of the second.
The humanitarian principles annexed to this Agreement shall guide the work of the Relief
  Office.`.split(/\n(?! )/)
