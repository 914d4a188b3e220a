// More clauses as lawyers write them, in the manner of the texts of real ceasefires: prose, and not
// sentences by somebody who has just read the manual. Each collection was written before the
// language knew the words of the one before it, and stays as it was written.

import { lawyersAccords, lawyersAccordsLater } from './lawyers-accords-testing.ts'
import { lawyersManual, lawyersManualLater } from './lawyers-manual-testing.ts'
import { lawyersBlind, lawyersFirst } from './lawyers-testing.ts'

/** A hundred in the manner of treaties. Of them 96 were refused when they were written. */
export const lawyersTreaties = `The Parties shall refrain from any attack in eastmark and westmark.
Each Party undertakes not to fire in old-town.
The Parties commit themselves to refrain from attacking in eastmark.
Neither side shall carry out attacks or fire in old-town.
The Parties shall cease all hostile acts in eastmark as of the entry into force of this
  Agreement.
All attacks in eastmark are prohibited.
Aldera shall immediately cease all attacks in old-town.
No Party shall undertake any new deployment of heavy weapons in old-town.
Aldera shall not fly military aircraft over westmark.
The Parties shall not reinforce their positions in eastmark throughout the first phase.
Borna's forces shall not enter old-town.
During the first phase neither Party shall advance in westmark.
Aldera and Borna shall not arrest any person in old-town.
Neither Aldera nor Borna may station any armed personnel in old-town.
The armed forces of Aldera shall not fire across the harbour.
Within seven (7) days of the entry into force of this Agreement, Aldera shall release 10 women.
Aldera shall release all women held by it within thirty days.
Each party shall release, not later than 15 March 2030, 20 persons.
Borna shall release thirty (30) soldiers within 48 hours of the signature of the annex.
Aldera shall hand over five remains to the Red Lamp by day 9.
Borna shall set free 25 soldiers before the end of the first phase.
The release of 12 women by Aldera shall take place by day 8.
Aldera shall complete the release of all women by day 42.
Aldera shall release 33 women in three stages: 3 by day 1, 10 by day 20 and 33 by day 42.
Aldera shall release at least 10% of held-in-aldera by day 10, 50% by day 30 and 100% by day 60.
For each soldier released by Borna, Aldera shall release three women.
For every woman released under clause 2.1, Borna shall release fifty soldiers, and for every man
  thirty.
Borna shall release women first, then soldiers, by day 30.
In exchange, Borna shall release 15 remains for each of the remains returned under 2.2, within
  24 hours.
Upon the release of all women under 2.1, Borna shall release 250 soldiers within three days.
Borna shall withdraw its forces from the harbour within 72 hours.
Aldera shall begin its withdrawal from eastmark not later than day 5 and complete it by day 14.
Borna shall pull back its heavy weapons at least 25 kilometres from the harbour by day 12.
Aldera's forces shall be withdrawn from the old-town by day 20.
The Parties shall withdraw all heavy weapons from old-town within ten days after the start of
  the second phase.
Both sides shall vacate the harbour by the twentieth day.
Aldera shall redeploy its troops to westmark no later than 21 days after the entry into force.
Borna shall withdraw from all of eastmark except two points by day 30.
Aldera shall not return to the harbour after its withdrawal.
Forces remaining in westmark shall not exceed 400 persons.
The strength of Borna's police in eastmark shall not exceed 300.
Aldera shall reduce its troops in westmark to 500 by the end of the first phase.
Aldera shall maintain no more than 120 heavy-weapons in westmark at any time.
Each Party may keep up to 50 vehicles in old-town.
Borna shall allow the entry of 600 trucks into eastmark every day, fifty of which shall carry
  fuel.
At least 600 trucks shall enter eastmark each day.
Borna shall ensure the entry of at least 200 trucks a day into eastmark.
Borna shall facilitate the delivery of 50 tonnes of food per week to old-town.
Humanitarian trucks shall pass through each crossing without hindrance.
Borna shall open each crossing for at least eight hours a day.
Borna shall permit not less than 40 patients per day to leave through ford.
Borna shall allow displaced persons to return to westmark from day 7.
Wounded persons shall be evacuated from old-town within 48 hours.
Borna shall supply 30,000 litres of fuel to the harbour each week, and 10,000 litres of water.
Borna shall not hinder the delivery of relief into eastmark.
The Parties shall not impede the movement of the Watch in eastmark.
The Watch shall have unrestricted access to eastmark.
Each Party shall grant the Watch access to old-town within 24 hours of a request.
The Parties shall provide the Commission with maps of all minefields within 14 days.
Each Party shall submit to the Commission a list of the persons it holds within ten days.
Aldera shall inform the Watch of any movement of troops 48 hours in advance.
Aldera shall notify Borna of the names of the women to be released 24 hours before each release.
The Parties shall exchange lists of prisoners within one week from the signing of this
  Agreement.
The Commission shall report to the mediators every two weeks.
The Watch shall report to the Commission on any attack within 48 hours.
The Commission shall be composed of two representatives of each Party.
The Commission shall hold its first meeting no later than seven days after entry into force.
The Commission shall meet at least twice a month.
The Commission shall investigate every alleged attack within 72 hours.
Decisions of the Commission shall be taken by consensus.
The League shall appoint the chair of the Commission within 5 days.
The mediators shall convene a meeting of the Parties by day 16.
The guarantor shall use its good offices to keep the talks going.
The Parties shall cooperate fully with the Watch.
Each Party shall be responsible for ensuring that armed groups allied to it comply with 1.1.
Aldera shall do its utmost to locate the missing remains.
Aldera shall take all necessary measures to protect civilians in old-town.
Borna shall exercise due diligence to prevent attacks from eastmark.
The Parties shall promptly and in good faith exchange remains.
Aldera shall hand over its weapons to the Watch in four stages by day 40.
Aldera shall decommission 840 weapons by 30 April 2030, 25% of them by day 15.
Thirty per cent of Aldera's weapons shall be handed in by the end of the first phase.
Subject to 2.1 being met, Borna shall withdraw from harbour by day 22.
As soon as 2.1 has been completed, Borna shall admit 100 trucks each day.
If Aldera fails to perform 2.1, Borna may suspend 1.3.
Provided Borna complies with 1.2, Aldera shall not fire in westmark.
Unless otherwise agreed by the Parties, Aldera shall withdraw from westmark by day 30.
Aldera shall withdraw from the harbour simultaneously with the performance of 2.2 by Borna.
This Agreement shall enter into force on 1 March 2030.
This Agreement shall remain in force for sixty days and may be extended by the Parties.
The Parties may extend this Agreement by mutual consent for a further period of up to 30 days.
The first phase shall last 30 days.
Either Party may withdraw from this Agreement by giving thirty days' notice to the mediators.
The mediators may, at the request of either Party, suspend 2.1.
This Agreement may be amended by agreement of the Parties.
Nothing in this Agreement shall prevent a Party from acting in self-defence.
Aldera shall not attack in eastmark, except in self-defence.
In the event of a dispute on 2.1, the Commission shall decide within five days.
The annexed map forms an integral part of this Agreement.
The details of the release of soldiers shall be agreed by the Parties no later than day 10.`.split(
  /\n(?! )/,
)

/** Fifty, when the language had the words of the hundred: 27 were refused. */
export const lawyersBlindTreaties =
  `The Parties shall halt all offensive operations in eastmark at 06:00 on 2 March 2030.
Neither Party shall shell old-town or the harbour.
Each Party shall refrain from reinforcing its positions in westmark.
No armed personnel of either Party shall be present in old-town.
Borna shall not overfly westmark.
Aldera shall not lay mines in eastmark.
Neither Party shall engage in hostile propaganda against the other.
The Parties shall not obstruct or delay medical evacuations from old-town.
Aldera shall withdraw its troops from the harbour no later than midnight on 20 March 2030.
Within five days of the start of the second phase, both Parties shall withdraw from old-town.
Borna shall hand over control of the harbour to the Watch by day 25.
Aldera shall withdraw one third of its forces from eastmark by day 15.
Borna shall not deploy more than 300 police in westmark during the first phase.
The number of troops stationed by Aldera in westmark shall not at any time exceed 600.
Aldera shall release all detained women within fourteen days.
Borna shall release at least ten soldiers every week.
The Parties shall exchange prisoners on an all-for-all basis by day 40.
For every ten women released under 2.1, Borna shall release 100 soldiers within one week.
Borna shall release 40 soldiers on day 5 and a further 40 on day 12.
Aldera shall return the remains of five persons within 48 hours of their recovery.
Aldera shall release the sick and wounded first.
The Red Lamp shall facilitate the transfer of those released.
Borna shall permit 500 trucks to enter eastmark daily, at least fifty of them carrying fuel.
Borna shall let 12 fuel tankers into eastmark each week.
Borna shall keep ford open for humanitarian deliveries.
Humanitarian organisations shall have safe and unhindered access to eastmark.
Borna shall restore electricity in old-town within two weeks.
Residents may return to old-town as from day 10.
Aldera may maintain up to 150 police in old-town.
Only the Watch may operate drones over eastmark.
Aldera may search vehicles at ford with the consent of Borna.
The Commission shall be chaired by the League.
The Commission shall meet within 12 hours at the request of either Party.
The Commission shall take its decisions by unanimity.
The Watch shall deploy 60 monitors in eastmark by day 6.
The Watch shall publish its findings every month.
Each Party shall appoint three members to the Commission by day 3.
Each Party shall designate a liaison officer within 48 hours.
The mediators shall resolve any dispute within ten days.
The guarantor shall pay for the removal of mines.
Each Party shall disarm groups operating in its territory.
Each Party shall hand in thirty per cent of its heavy weapons by day 30.
Once the Watch has verified withdrawal from the harbour, Borna shall admit 200 trucks each day.
If the talks break down, the mediators may suspend 2.1.
As long as 1.1 is respected, Borna shall not enter eastmark.
Aldera shall release ten women by day 4, weather permitting.
The Parties may prolong this Agreement by 14 days.
The Agreement shall lapse if it is not extended.
The mediators may appoint further observers.
The Parties shall begin talks on a permanent settlement by day 16.`.split(/\n(?! )/)

/** The fifty after them: 8 were refused. */
export const lawyersLast = `The Parties shall not attack civilians in old-town.
Neither Party shall launch rockets from eastmark.
Each Party shall keep its forces out of old-town.
Borna shall not detain any resident of westmark.
Aldera shall stop all flights over westmark for ten hours every day.
The Parties shall not strengthen their positions in eastmark during the first phase.
Aldera shall withdraw from eastmark and the harbour by day 18.
Borna shall evacuate its troops from the harbour not later than 12 March 2030.
Aldera shall complete its withdrawal from old-town within three weeks.
Borna shall dismantle all checkpoints in eastmark by day 20.
No heavy weapons shall remain in old-town after day 10.
Aldera shall station no more than 50 police in old-town throughout the agreement.
Borna shall release all soldiers it holds no later than day 45.
Aldera shall free 15 women within 24 hours.
Each Party shall release at least 5 persons per week during the first phase.
For each person released under 2.1, Borna shall release three soldiers within 48 hours.
Borna shall release 50 soldiers in exchange for each release under 2.1, by the end of that day.
Not later than day 30, Aldera shall have released 20 women.
Aldera shall return all remains to the Red Lamp by day 30.
Borna shall release half of held-in-borna by day 30.
Borna shall allow at least 300 trucks to enter eastmark each day.
Borna shall guarantee the delivery of 40,000 litres of fuel to the harbour every week.
At least 20 trucks of food shall be delivered to old-town each week.
Borna shall not restrict the movement of ambulances in old-town.
The Watch shall be given access to all prisons within ten days.
Each Party shall provide a list of missing persons within two weeks.
The Parties shall share information on the location of mines.
Aldera shall give the Commission 48 hours' notice of any troop movement.
The Commission shall convene within 24 hours of an incident.
The Commission shall submit its first report to the mediators by day 14.
The Commission shall report monthly to the guarantor.
The Commission may adopt its own rules of procedure by majority.
The Watch may enter old-town at any time.
Aldera may bring up to 100 troops into westmark with the approval of the Commission.
Displaced persons may return to eastmark from day 15.
The mediators may extend this Agreement by up to ten days if the Parties so request.
The Commission may suspend clause 2.1 if Borna has not complied with clause 1.2.
Either Party may terminate this Agreement by giving 14 days' written notice.
If clause 2.2 is not performed, Borna may suspend 2.1.
As long as Aldera respects 1.1, Borna shall not enter westmark.
Unless the Commission decides otherwise, Borna shall withdraw from the harbour by day 35.
Once the annex has been signed, Aldera shall withdraw from the harbour within five days.
The Parties shall negotiate in good faith on a permanent ceasefire.
The mediators shall guarantee the implementation of this Agreement.
Each Party shall ensure that its allies respect 1.1.
Aldera shall make every effort to find the missing.
Borna shall pay compensation to the families of the victims.
The Parties shall comply with the timetable in the annex.
This Agreement is concluded in two languages.
The Parties shall meet in Dunmore by day 20 to agree on the second phase.`.split(/\n(?! )/)

/** All that lawyers write, each as clause 9.9. */
export const lawyersClauses: readonly string[] = [
  ...lawyersFirst,
  ...lawyersBlind,
  ...lawyersTreaties,
  ...lawyersBlindTreaties,
  ...lawyersLast,
  ...lawyersManual,
  ...lawyersManualLater,
  ...lawyersAccords,
  ...lawyersAccordsLater,
].map((line) => `9.9 ${line}`)
