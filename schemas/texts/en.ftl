# Guidance that holds for every table: the dimensions, and each version of a classification.

dimension-sex = Sex
    .counted = Persons by sex: total, men, women. The total is asked besides the two, so that a table can be answered in totals alone.
    .included = Everybody the table counts, each person once.
    .excluded = Nobody. Persons whose sex is not recorded belong to the total; say so in a note if they are many.
    .mistake = Men and total exchanged, or women left at zero where the source only does not tell them apart. Unknown is a reason (N), not a zero.

dimension-year = Year
    .counted = The calendar year to which the figures refer. A stock is the number at one point of the year, or an average over it; a flow is everything that happened from January to December.
    .included = Every year for which a source exists, also years between two surveys that were left out before.
    .excluded = Fiscal years and seasons unless they are stated as the reference period of the source; forecasts.
    .mistake = The year of publication in place of the year of reference, and years of the Buddhist era (2558 is 2015). A change of method is a break (B) in the first year of the new method.

dimension-age = Age
    .counted = Age in completed years on the day of reference.
    .included = Everybody of working age, 15 and over, without an upper limit.
    .excluded = Children under 15, unless the country counts them and says so in the source's minimum age.
    .mistake = Totals that stop at 64. Where the source covers 15 to 64 only, fill that row and leave 15 and over as not available.

dimension-education = Education
    .counted = The highest level completed, not the level attended.
    .included = Formal education at home and abroad, at its equivalent level. Persons who never went to school have a row of their own where the list offers one.
    .excluded = Courses that lead to no level: language, induction, pre-departure training.
    .mistake = Short-cycle diplomas after secondary school put among bachelor's degrees, and "not stated" spread over the levels.

dimension-activity = Economic activity
    .counted = What the establishment does in which a person has the main job: the farm, factory, office or household.
    .included = Domestic workers under households as employers; agency workers under the agency unless the source follows the place of work.
    .excluded = What the person does there: that is the occupation.
    .mistake = Two revisions of the standard mixed in one block. The letters changed their meaning from Rev.3 to Rev.4; state the one that the source used.

dimension-occupation = Occupation
    .counted = The tasks and duties of the main job, whatever the employer's branch.
    .included = Everybody employed, the armed forces in their own group.
    .excluded = The occupation for which somebody was trained, and the one held before leaving.
    .mistake = Domestic cleaners and helpers (group 9) mixed with personal care workers (group 5), and job titles of permits taken as occupations.

dimension-employment-status = Status in employment
    .counted = The type of contract a person has in the main job: paid by somebody else, or working on own account.
    .included = Employees with fixed, casual and no written contract alike; family members who help without pay.
    .excluded = The residence or permit status, which has nothing to do with it.
    .mistake = Workers placed by an agency counted as self-employed, and contributing family workers left out.

dimension-country = Country
    .counted = Persons by one country each. Which country is meant (origin, destination, residence, birth, citizenship) is said by the table.
    .included = Every country that the source tells apart, added by name or code; all the others together in "Other countries".
    .excluded = The reporting country itself. Groups of countries, unless the source gives no single countries: who is listed in a country is not counted in its group again.
    .mistake = The country of the last stop taken for the country of origin, and "not stated" left out of the sum: it belongs to "Other countries".

dimension-migration-status = Migrants among all
    .counted = Everybody the table counts, and of these the migrants, by the definition stated with the source.
    .included = Migrants of every legal status that the source covers, working or not.
    .excluded = Tourists, border workers who go home every day, and others who have their usual residence elsewhere.
    .mistake = The total left as the nationals only. The total is everybody, migrants and non-migrants together.

AGE_YTHADULT = Youth and adults
    .about = 15 to 24 and 25 and over add up to 15 and over. 15 to 64 is an extra row across both.
AGE_AGGREGATE = Aggregate age bands
    .about = Four bands from 15 on. Add "under 15" only where younger workers are counted; it then belongs to the sum.
AGE_10YRBANDS = Ten-year age bands
    .about = Bands of ten years from 15 to 64, and 65 and over. Add "under 15" only where younger workers are counted.

EDU_AGGREGATE = Aggregate levels
    .about = Less than basic: no schooling and early childhood. Basic: primary and lower secondary. Intermediate: upper secondary and post-secondary. Advanced: tertiary.
EDU_ISCED11 = ISCED 2011
    .about = Tertiary education has four levels, 5 to 8. "No schooling" and "not elsewhere classified" are two different rows, and both count in the sum.
EDU_ISCED97 = ISCED 1997
    .about = Level 5 holds theoretical (5A) and practical (5B) programmes; fill the two only where the source tells them apart.
EDU_ISCED76 = ISCED 1976
    .about = The oldest version still in use. It has no level 4; "not definable" and "level not stated" are different rows.

ECO_ISIC4 = ISIC Rev.4
    .about = Sections A to U. Divisions such as 01 or 55 are "of which" rows and do not add up to their section, save accommodation and food. B to U is non-agriculture.
ECO_ISIC3 = ISIC Rev.3
    .about = Sections A to Q (tabulation categories). Fishing is a section of its own; information and communication is not one yet.
ECO_ISIC2 = ISIC Rev.2
    .about = Nine major divisions, and 0 for activities not adequately defined. 2 to 9 is non-agriculture.
ECO_MIGVERSION = Grouped activities
    .about = Groups of the sections of ISIC Rev.4. Manufacturing lies inside industry (B to E); construction (F) stands beside it, although the label names it. There is no row for "not classified".
ECO_SECTOR = Broad sectors
    .about = Agriculture, industry, services and not classified add up. Non-agriculture is an extra row over industry and services.
ECO_AGGREGATE = Aggregate activities
    .about = Six groups and not classified add up. Mining alone and manufacturing with utilities are extra rows that overlap the groups.

OCU_ISCO08 = ISCO-08
    .about = Ten major groups. The two-digit rows are "of which" rows: ILO lists only some of each group.
OCU_ISCO88 = ISCO-88
    .about = Ten major groups, most with the numbers of ISCO-08 but not the same contents: shopkeepers and supervisors moved.
OCU_ISCO68 = ISCO-68
    .about = Seven groups that are told by branch rather than by skill; add the armed forces where the source has them.
OCU_SKILL = Skill levels
    .about = High: groups 1 to 3. Medium: groups 4 to 8. Low: group 9. Armed forces and unknown are "not elsewhere classified".

STE_ICSE93 = ICSE-93
    .about = Employees, employers, own-account workers, members of cooperatives, contributing family workers and those who cannot be classified.
STE_AGGREGATE = Employees and self-employed
    .about = Self-employed are employers, own-account workers, members of cooperatives and contributing family workers together.

COU_ORI = Country of origin
    .about = The country that makes a person a migrant by the definition stated: of birth, of citizenship, or of the last residence.
COU_DES = Country of destination
    .about = The country for which a person left, as declared on departure or written in the contract.
COU_RES = Country of residence
    .about = The country in which nationals live at the time of counting.
COU_PRV = Previous country of residence
    .about = The country in which returning nationals last had their usual residence.
CBR_BRT = Country of birth
    .about = The country of birth in today's borders where the source allows it; dissolved states are offered for those it does not.
CCT_CTZ = Country of citizenship
    .about = One citizenship a person. Whoever holds the reporting country's is a citizen and not counted here; stateless persons are among "Other countries".
CDS_DES = Country of destination
    .about = The country for which a person left, as declared on departure or written in the contract.
CRS_RES = Country of residence
    .about = The country in which nationals live at the time of counting.
CPR_PRV = Country of previous residence
    .about = The country in which returning nationals last had their usual residence.

MIG_STATUS = Migrants and non-migrants
    .about = The total is everybody. Migrants are those of the definition stated; non-migrants need not be given, but must make up the rest where they are.
CBR_BIR = Place of birth
    .about = Native-born were born in the country, whatever their citizenship. Foreign-born were born elsewhere, nationals born abroad among them.
CCT_CIT = Citizenship
    .about = Citizens hold the country's citizenship, also beside another one. Non-citizens hold only others, or none.
