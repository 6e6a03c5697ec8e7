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
sources-required = asked
sources-optional = if known
sources-definition = Definition of migrants
sources-definition-why = Born abroad, foreign citizens and registered workers are different people. Without this, no two figures can be compared.
sources-add-note = Choose from ILO's list
sources-remove-note = Remove { $note }
sources-own-words = In your own words
sources-own-words-hint = only what the list does not say
sources-no-kind = State the source and its kind first. What else ILO asks depends on it.
sources-more = { $count ->
    [one] One more thing that may be stated
   *[other] { $count } more things that may be stated
}

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
sources-nothing = nothing
sources-saved = Stated. Ctrl+Z takes it back.
