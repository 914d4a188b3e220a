// Clauses as somebody writes them who has read the manual once: two collections, of fictional
// places, over the twenty kinds of terms that real agreements have.
//
// The first was written before the language took any of their words, the second after it took
// those of the first. Both stay as they were written, save that long lines go on over two.

/** The declarations that every one of them follows, in a fence that is still open. */
export const lawyersHeader = `# Harbour truce

\`\`\`pact
agreement  harbour-truce
time zone  UTC
in force   from 2030-03-01T00:00 for 60 days
basis      reported
party      aldera "Aldera", borna "Borna"
mediator   corin "Corin", dunmore "Dunmore"
guarantor  estland-league "The League"
intermediary red-lamp "Red Lamp"
monitor    watch "The Watch"
body       commission "Joint Commission" of aldera, borna
source     bulletin "The Bulletin"
places     eastmark, westmark, harbour, old-town in "places.geojson"
group      held-in-aldera held by aldera classes women, remains size 400
group      held-in-borna held by borna classes women, soldiers size 900
phase      first from start for 30 days
phase      second from the end of first until the end of the agreement
act        sign-annex "Signing of the annex"

1.1  aldera must not fire in eastmark
1.2  borna must not fire in eastmark
1.3  borna must not arrest in eastmark
2.1  aldera must release from held-in-aldera: at least 3 by day 1, 7 by day 7, 33 by day 42
2.2  aldera must release 5 remains by day 9
`

/** The places that the declarations name. */
export const lawyersPlaces = `{
  "type": "FeatureCollection",
  "features": [
    { "type": "Feature", "properties": { "id": "eastmark" }, "geometry": null },
    { "type": "Feature", "properties": { "id": "westmark" }, "geometry": null },
    { "type": "Feature", "properties": { "id": "harbour", "within": "eastmark" },
      "geometry": null },
    { "type": "Feature", "properties": { "id": "old-town", "within": "eastmark" },
      "geometry": null },
    { "type": "Feature", "properties": { "id": "ford", "within": "eastmark", "kind": "crossing" },
      "geometry": null },
    { "type": "Feature",
      "properties": { "id": "bridge-gate", "within": "eastmark", "kind": "crossing" },
      "geometry": null }
  ]
}
`

/** The first hundred. */
export const lawyersFirst = `Each party shall not attack in eastmark.
Neither party shall attack in eastmark or westmark.
The parties must not fire into old-town at any time.
Aldera shall cease to attack in eastmark.
Both parties shall refrain from attacks in eastmark.
Neither party may fly over westmark.
Aldera shall not carry out any offensive attack in old-town.
Each Party shall not reinforce in eastmark during the first phase.
Both parties must not fire over westmark while the agreement is in force.
No party shall arrest in old-town.
Aldera shall release fifty women from held-in-aldera within four days.
Borna shall release not less than 20 soldiers from held-in-borna no later than day 7.
Aldera must release ten women by the end of the first phase.
Aldera shall release at least two hundred women from held-in-aldera not later than 30 March 2030.
Borna shall, within the period of 72 hours after 2.1, release 5 soldiers.
Borna shall meet once within seven days.
The Commission shall meet within 24 hours of each attack.
Borna shall withdraw from the harbour by day 22.
Aldera shall withdraw all forces from the harbour within two weeks of the start of second.
Aldera shall withdraw its troops from eastmark to westmark by day 14.
Aldera shall withdraw from eastmark except the harbour by day 10.
Neither party shall station artillery in old-town.
Aldera shall not station troops in eastmark after day 14.
Borna shall keep heavy weapons out of old-town at all times.
Borna shall keep heavy-weapons out of old-town for no less than ten hours per day.
Both parties shall keep military-flights out of eastmark for at least 6 hours a day.
Aldera may station no more than 400 troops in westmark.
Aldera shall have at most 14,700 troops in eastmark from day 30.
After day 30 Aldera shall station no more than 9,100 police in eastmark.
Borna shall bring 60,000 tents into eastmark during the first phase.
Borna shall admit not fewer than 200,000 tents into eastmark by the end of first.
Borna must admit at least 600 trucks into eastmark per day.
Borna shall admit at least six hundred trucks daily into eastmark, of which at least
  fifty carrying fuel.
Borna shall allow 600 trucks a day into eastmark, including at least 50 fuel trucks and
  at least 300 bound for westmark.
Borna shall allow at least one truck of fuel each day through each crossing.
Each day, Borna shall bring at least 200 trucks of water into eastmark.
Borna shall admit two fuel ships each week.
Borna shall admit 18 vessels in two months.
The Parties shall allow two flights per week.
Borna shall deliver 30 tonnes of fuel every week to the harbour.
Aldera shall release women from held-in-aldera: three by day 1, seven by day 7, and
  thirty-three by day 42 of the first phase.
Aldera shall release from held-in-aldera: at least 3 by day 1; at least 7 by day 7; 33 by
  day 42 of first.
Borna shall withdraw in four stages: 25% by day 10, 50% by day 20, 75% by day 30, 100% by day 40.
For each woman released under 2.1, Borna shall release 30 soldiers.
For every release under 2.1, Borna shall release three women per person by the end of the agreement.
For each release under 2.1: borna must release 3 women per person, by the end of that day.
For every release of a woman under 2.1, Borna shall release fifty soldiers within 24 hours.
Borna shall release 15 remains for each release of remains under 2.2.
After all women have been released under 2.1, Borna shall release 250 soldiers within 72 hours.
Once 2.1 is met, Borna shall withdraw from the harbour within 7 days.
If 2.1 has been met, Borna shall withdraw from the harbour within seven days.
Provided that 2.1 is met, Borna must admit 600 trucks into eastmark each day.
Borna shall withdraw from the harbour by day 22 if 2.1 is met up to step 2.
Borna shall not return to eastmark as long as Aldera complies with 1.1.
When 2.1 is met, the mediators shall meet within 3 days.
In parallel with 2.1, Borna shall withdraw from the harbour.
Borna shall withdraw from the harbour at the same time as 2.1.
Aldera shall release 30% of held-in-aldera by the end of first.
Aldera shall release thirty per cent of held-in-aldera by day 30.
Aldera shall release all of the persons held-in-aldera by the end of second.
Aldera may bring fifty wounded persons a day to the harbour.
Aldera may admit up to 50 trucks each day.
Wounded fighters may return to eastmark from day 7.
Only medical-teams may enter old-town.
Aldera shall submit a list by day 7.
Each party shall submit lists of all detainees within one week of signature.
Borna shall submit a report every month to the commission.
The monitor shall submit a report each week.
Each party shall submit complete and correct lists within 7 days.
No party shall obstruct the watch in eastmark.
The Parties shall allow the watch to enter eastmark from day 1.
Aldera must release 10 women without ceremony by day 3.
Aldera shall promptly release all remains.
The mediators shall meet not later than day 16.
The mediators shall use best efforts to meet by day 16.
The guarantor shall ensure that Aldera releases ten women.
The intermediary shall return all remains within ten days.
The Commission shall meet at least once a week.
The Commission shall meet by the 3rd day.
The Commission must meet within 24 hours of each incident determined serious.
The Commission shall decide by a two-thirds majority.
The mediators may extend the agreement by not more than seven days.
The mediators may, by unanimity, extend the agreement by up to 7 days.
The Parties may extend the agreement by consent by up to two months.
The agreement shall be extended for each additional day.
Either party may terminate the agreement on 30 days' notice.
The Commission may suspend Clauses 1.1 to 1.3.
The Commission may suspend 2.1 by majority.
The mediators may excuse 2.1.
The mediators may amend the agreement by unanimity.
Aldera must not attack in eastmark, save in self-defence.
Aldera shall release ten women by day 4 unless the mediators decide otherwise.
Aldera shall withdraw from the harbour by day 10 unless impossible.
The Parties shall agree on the map by day 20.
Term: the annex forms part of this agreement.
The Parties shall sign-annex no later than 10 days after the start of the agreement.
Aldera must release 10 women by 2030-03-20, verified by the watch.
Borna shall admit 600 trucks each day, as counted by the bulletin.
Borna shall admit 600 trucks into eastmark each day at the stage "offloaded".
Aldera and Borna shall both release 10 women by 20 March 2030 at 12:00.`.split(/\n(?! )/)

/** The fifty after them. */
export const lawyersBlind = `Neither Aldera nor Borna shall attack in eastmark.
Borna shall not obstruct medical-teams in old-town.
The Parties shall cease all attacks in old-town.
Each side shall release at least fifteen women within 72 hours from the entry into force
  of this Agreement.
Aldera shall release no fewer than one hundred and twenty women by 15 April 2030.
Borna shall release 40 soldiers on or before 20 March 2030.
Borna shall release all soldiers from held-in-borna by the end of the second phase.
Aldera shall release 25 per cent of held-in-aldera not later than day 20.
Both parties shall withdraw from old-town by the fifth day.
Borna undertakes to withdraw from eastmark within a period of thirty days.
Aldera agrees to withdraw from the harbour before day 12.
Borna shall keep military flights out of eastmark for a minimum of eight hours each day.
Aldera shall not station more than 500 persons in westmark.
At no time shall Aldera station heavy weapons in old-town.
Borna is required to admit 400 trucks into eastmark every day.
Borna shall admit no less than 2,800 trucks per week into eastmark.
Borna shall daily admit at least 400 trucks, of which not less than forty carrying fuel.
Borna shall bring 90 trucks of relief into eastmark on a daily basis.
Borna shall permit 20 trucks a day through each crossing.
Borna shall deliver 5,000 litres of fuel by the end of the first phase.
The Commission shall meet every week.
The Commission shall hold a meeting within three days of each attack.
The Commission shall meet within 48 hours after each incident.
The mediators shall meet prior to day 10.
The Watch shall submit reports each month.
The Watch shall submit its first report no later than 14 days after the entry into force.
Aldera shall, no later than day 5, release ten women.
By day 8, Aldera shall release twelve women.
Within 48 hours of each release under 2.1, Borna shall release three soldiers.
In return for each release under 2.1, Borna shall release 3 soldiers by the end of that day.
Borna shall release 30 soldiers for every release under 2.1, by the end of the agreement.
Upon completion of 2.1, Borna shall withdraw from the harbour within five days.
Once clause 2.1 has been performed, Borna shall admit 100 trucks each day.
If clause 2.1 is met, Borna must withdraw from harbour by day 40.
Unless the Mediators decide otherwise, Aldera shall release ten women by day 12.
Aldera shall release 10 women by day 4, as verified by the Watch.
An attack shall be determined by the Commission.
Borna shall admit 300 trucks each day, counted by the Bulletin, at the stage received.
The Commission may suspend clauses 1.1 and 1.2 by consent.
The mediators may extend this agreement by up to fourteen days in all.
The Parties may terminate this agreement by unanimity.
Mediators may excuse clause 2.2.
Aldera shall return all displaced persons to westmark by day 50.
Borna shall permit the evacuation of fifty wounded persons by day 9.
Each party shall sign the annex by day 3.
The Parties shall sign-annex within ten days.
Borna shall immediately release 12 women.
Borna shall withdraw from eastmark, except the harbour, by day 15.
Borna shall withdraw from the harbour in parallel with clause 2.2.
Aldera or Borna shall bring 10 trucks into westmark by day 6.`.split(/\n(?! )/)
