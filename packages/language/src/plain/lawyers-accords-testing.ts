// Forty clauses as the texts of ceasefires write duties: Minsk, Aceh, Hodeidah, Lebanon, the
// southern Philippines, Gaza; of fictional parties and places, by a reader of the manual alone.
// They were written before any of them was tried, and stay as they were written. Of them 30 were
// refused.

/** The declarations and clauses that each of them follows. */
export const accordsHeader = `# Coast accord

\`\`\`pact
agreement  coast-accord
time zone  UTC
day begins 06:00
in force   from 2032-05-01T06:00 for 120 days
basis      reported
party      republic "The Republic", front "The Front"
mediator   envoy "The envoy", sultanate "The Sultanate"
guarantor  union "The Union"
monitor    mission "The Monitoring Mission"
intermediary red-lamp "The Red Lamp"
source     office "The relief office" united-nations
outsider   guards "Village guards"
body       committee "The redeployment committee" of republic, front, envoy
places     coast, port, city, hills, east-village, west-village, gate, ferry, contact-line in
  "places.geojson"
group      held-by-republic held by republic classes women, child, soldier, elderly, deceased
  size 1200
group      held-by-front held by front classes civilian, soldier, women, child, elderly,
  deceased size 60
group      front-arms held by front classes small-arms, heavy-weapons size 840
phase      first from the start for 40 days
phase      second from the end of first until the end
act        exchange-lists "Exchange of lists"
act        sign-map "Signing of the map"
act        pass-amnesty "Passing of the amnesty law"
act        begin-talks "Beginning of the talks"
date       d-day "D-day"

1.1  each party must not attack in coast, each day
2.1  front must withdraw from port by day 14
2.2  republic must withdraw from city by day 21
2.3  front must hand-in weapons: at least 210 by day 30, 420 by day 50, 630 by day 70, 840 by
  day 90
3.1  front must release from held-by-front: at least 3 by day 1, 7 by day 7, 33 by day 42
5.1  republic must pass-amnesty by day 60

`

/** The places that the declarations name. */
export const accordsPlaces = `{ "type": "FeatureCollection", "features": [
 { "type": "Feature", "properties": {"id": "coast"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "port", "within": "coast"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "city", "within": "coast"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "hills", "within": "coast"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "east-village", "within": "hills", "kind": "village"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "west-village", "within": "hills", "kind": "village"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "gate", "within": "coast", "kind": "crossing"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "ferry", "within": "coast", "kind": "crossing"},
   "geometry": null },
 { "type": "Feature", "properties": {"id": "contact-line", "accuracyMetres": 50},
   "geometry": {"type": "LineString", "coordinates": [[20, 10], [20.5, 10]]} }
] }
`

/** Forty, each a clause without its number. */
export const lawyersAccords: readonly string[] =
  `The parties shall observe an immediate and comprehensive ceasefire in the coast from 00:00 on 2
  May 2032.
Both sides shall withdraw all heavy weapons to a distance of at least 50 km from the contact-line.
The withdrawal of heavy weapons from the city shall start no later than day 2 and be completed
  within 14 days.
The Mission shall monitor and verify the ceasefire and the withdrawal of heavy weapons from day 1.
The Republic shall release all hostages and unlawfully detained persons no later than the fifth
  day after 2.2.
All foreign armed formations shall be withdrawn from the coast under the monitoring of the
  Mission.
On the first day after 2.2 the parties shall begin a dialogue on local elections.
The Front shall demobilise its 3,000 fighters within 30 days.
Members of the Front shall not wear uniforms or display military insignia after day 10.
The Front undertakes to decommission 840 arms in four stages, beginning on day 15 and ending on
  day 90.
The Republic shall withdraw its troops from the hills in four stages, in parallel with 2.3 and
  to be completed by day 90.
The number of the Republic's forces remaining in the hills after day 90 shall be 14,700.
There shall be no major movement of forces in the hills without prior notice to the Mission.
The Republic shall unconditionally release all soldiers within 15 days of the signature of this
  Agreement.
The Mission shall have unrestricted freedom of movement in the coast.
The parties shall redeploy their forces from the port and the city to agreed locations within 21
  days of the entry into force.
The Committee shall oversee the redeployment and report to the envoy on a weekly basis.
Neither party shall bring any military reinforcements into the port, the city or the hills.
The Front shall remove all military manifestations from the city.
Each party shall submit its lists within one week, and the other party shall comment on them
  within a further week.
The Republic shall not carry out any offensive military operations in the coast, by land, air or
  sea.
The Front shall prevent all other armed groups in the hills from attacking the Republic.
Upon entry into force, the Republic shall begin to deploy its forces at the crossings and shall
  complete this by day 60.
The Republic shall withdraw its forces from the hills in a phased manner within 60 days.
The Republic shall dismantle all unauthorised facilities in the hills, starting in the
  east-village.
The Republic's army shall be the only armed force in the hills.
Nothing in 1.1 precludes either party from exercising its inherent right of self-defence.
The Front shall decommission 30% of its arms during the first phase, a further 35% by day 80 and
  the rest by the end of the Agreement.
35 per cent of the front-arms shall be put beyond use within 30 days of pass-amnesty.
The Republic shall disband all private armed groups in the hills within three months.
The Front shall release 33 persons, first women and children, then the elderly, then soldiers,
  by day 42.
The Republic shall release 30 persons for each civilian and 50 for each soldier released by the
  Front.
The Front shall release 4 persons on day 7 and 3 persons every seven days thereafter.
The Republic shall suspend all military flights over the coast for 10 hours a day, and for 12
  hours on days on which persons are released.
On day 22 the Republic shall withdraw from the ferry and dismantle all its posts there.
At least 600 trucks shall enter the coast each day, of which 50 shall carry fuel and 300 shall
  go to the hills.
The Republic shall gradually reduce its forces at the gate during the first phase and complete
  its withdrawal no later than day 50.
Fifty wounded persons shall be allowed to cross the ferry each day, each accompanied by three
  persons.
Within 72 hours of 2.2, all persons held-by-front, living and deceased, shall be released.
For each deceased person returned by the Front under 3.1, the Republic shall return the remains
  of 15 deceased.`.split(/\n(?! )/)

/** Forty more, written when the language had the words of the first: 17 were refused. */
export const lawyersAccordsLater: readonly string[] =
  `All offensive military operations in the coast shall end at the entry into force of this
  Agreement.
The Front shall withdraw its fighters and weapons from the port no later than day 20.
The Republic shall pull its heavy weapons back behind the contact-line by day 14.
Neither party shall fire at vehicles of the Monitoring Mission.
The parties shall not take advantage of the ceasefire to improve their positions.
No new checkpoints shall be established in the city.
The Front shall hand over to the Red Lamp, by day 5, the names of all persons it holds.
Each party shall release all children it holds within ten days.
The Republic shall release at least 100 soldiers in exchange for the first 10 civilians
  released by the Front.
For each civilian released by the Front, the Republic shall release 30 persons within 24 hours.
The Front shall release the remaining persons within 72 hours of the withdrawal of the
  Republic from the city.
Persons released by the Republic shall be handed over at the gate.
The Red Lamp shall be allowed to visit the persons held by either party once a month.
The Republic shall allow the entry of 4,200 trucks a week, including 250 trucks of fuel.
Not less than half of the trucks entering each day shall be destined for the hills.
The Republic shall open the gate from 08:00 to 16:00 each day.
Fishing boats may leave the port from day 10.
Displaced families may return to the hills as of day 22, unarmed and without inspection.
The Republic shall not prevent civilians from returning to the east-village.
The Committee shall convene its first meeting within 72 hours of its establishment.
The Committee shall take decisions by consensus; failing consensus, the Envoy shall decide.
The Mission shall verify the withdrawal of the Front within seven days after it has been
  notified of it.
The Mission shall deploy to the port within five days of the entry into force.
The Mission shall report every violation of 1.1 to the Committee within 24 hours.
The Front shall hand in 10% of the front-arms by day 20, 40% by day 50 and all of them by day
  100.
The Front shall confine its forces to designated camps by day 30.
The Republic shall reduce the number of its troops in the city to 500 by day 60.
The Republic shall grant amnesty to members of the Front within 30 days of 2.1.
The Union shall provide reconstruction assistance to the coast.
The Sultanate shall see to it that the Village guards do not enter the city.
The Envoy shall convene talks on the final status of the coast not later than day 16.
The arrangements under 2.1 and 2.2 shall remain in place as long as talks on the second phase
  continue.
The second phase shall begin when 3.1 has been completed.
The Agreement may be extended by mutual consent for periods of 30 days.
The Union may withdraw its guarantee on 30 days' notice.
Violations of this Agreement shall be investigated jointly by the Committee and the Mission.
Any dispute regarding 2.1 shall be referred to the Committee within three days.
The Front shall refrain from all propaganda against the Republic.
Both parties shall keep a distance of at least two kilometres from the contact-line.
The Republic shall restore water and electricity to the city within two weeks.`.split(/\n(?! )/)
