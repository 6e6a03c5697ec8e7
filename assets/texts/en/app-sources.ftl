# Sources and definitions: where the figures of each sheet come from and what they cover.

sources-title = Sources and definitions
sources-about = Every table from every source says where its figures come from and whom they count. Stated once, offered again.
sources-list = Tables with figures
sources-list-summary = { $done } of { $all } complete
sources-empty-title = No table holds figures yet
sources-empty-text = Open a table and type the first figure, or bring figures in from a file. It then stands here, and its source is stated once.
sources-empty-open = Go to the overview
sources-empty-import = Bring in a file
sources-not-stated = Source not stated
sources-state-complete = Complete
sources-state-missing = { $count ->
    [one] 1 thing missing
   *[other] { $count } things missing
}
sources-row-name = { $table }: { $title }, { $source }, { $state }
sources-missing-title = Still missing
sources-missing-source = the source
sources-missing-definition = the definition of migrants
sources-all-stated = Everything that is asked about this table is stated.
sources-open-table = Open the table
sources-next-incomplete = Next incomplete table

sources-section-source = Where the figures come from
sources-choose = Source
sources-choose-hint = Choose a source
sources-group-stated = Stated in this file
sources-group-known = Known to ILO for { $country }
sources-group-new = Not in the list
sources-new = State a new source
sources-new-title = A new source
sources-new-key = Short name
sources-new-key-hint = for example LFS or BNP2TKI
sources-new-save = State this source
sources-new-cancel = Leave
sources-name = Name
sources-name-hint = as your agency calls it, without the year
sources-kind = Kind of source
sources-kind-hint = Choose the kind
sources-agency = Agency
sources-agency-hint = Choose or write the agency that keeps it
sources-contact = Contact
sources-contact-hint = whom the project office may ask: name, e-mail or telephone
sources-used-in = { $count ->
    [one] Used in this table only.
   *[other] Used in { $count } tables: a change here changes all of them.
}

sources-section-meaning = What the figures mean
sources-optional = if known
sources-definition-why = Born abroad, foreign citizens and registered workers are different people. Without this, no two figures can be compared.
sources-add-note = Choose from ILO's list
sources-remove-note = Remove { $note }
sources-own-words = In your own words
sources-own-words-hint = In your own words, what the list does not say
sources-no-kind = State the source and its kind first. What else ILO asks depends on it.

sources-section-same = Use the same as another table
sources-same-choose = Table
sources-same-hint = Choose a table that is stated already
sources-same-none = No other table is stated yet.
sources-same-will = This takes over source and definitions of { $table }:
sources-same-replaces = { $what }: { $new } (replaces { $old })
sources-same-adds = { $what }: { $new }
sources-same-nothing = Both tables say the same already.
sources-same-accept = Use the same
sources-same-leave = Leave
sources-as-typed = as typed
sources-definition-implied = The table itself says who is counted: { $definition }.

# ILO's kinds of note, shorter and plainer than in its list.
note-type-S3 = Reference period
note-type-S4 = Geographical coverage
note-type-S5 = Population coverage
note-type-S6 = Size of establishments
note-type-S7 = Institutional sectors
note-type-S8 = Economic activities
note-type-S9 = Reference group
note-type-T2 = Lowest age
note-type-T3 = Highest age
note-type-T7 = Time unit
note-type-T8 = Mean or median
note-type-T9 = Type of value
note-type-T10 = Accounting concept
note-type-T11 = Jobs covered
note-type-T36 = Definition of migrants

# ILO's kinds of source.
source-type-AA = Population census
source-type-BA = Labour force survey
source-type-BB = Household income or expenditure survey
source-type-BC = Child labour survey
source-type-BE = Labour force survey, adjusted
source-type-BX = Other household survey
source-type-CA = Economic or establishment census
source-type-DA = Establishment survey
source-type-EA = Official estimate
source-type-EB = Other official source
source-type-FA = Insurance records
source-type-FB = Employment office records
source-type-FE = Collective agreements
source-type-FF = Labour inspectorate records
source-type-FH = Records of employers' organizations
source-type-FI = Records of workers' organizations
source-type-FJ = Population register
source-type-FK = Establishment or business register
source-type-FX = Other administrative records
source-type-GA = Consumer price survey
source-type-IB = Bilateral social security agreement
source-type-IM = Multilateral social security agreement
source-type-JA = National accounts
source-type-XA = ILO estimate
source-type-XX = Other source
