# One table: toolbar, grid, inspector.
row-total = Total
sex-total = Total
sex-male = Male
sex-female = Female
# The letters by which the search field knows the two.
sex-male-letter = M
sex-female-letter = F
heading-members = ASEAN member states
heading-added = Countries added
add-country = Add a country
add-country-hint = Name or code of the country
add-row = Add a row
add-row-hint = Name or code of the row
cells-answered = { $done } of { $count } cells answered
source-label = Source
source-not-stated = Source not stated
source-tip = Which source these figures come from
source-now = Source: { $name }
source-state = State source and definitions…
source-state-short = State it…
source-another = Figures from another source
source-remove = Remove this sheet
table-unit-persons = Persons
table-unit-thousands = Thousands
table-unit-currency = Unit: { $name }
years = Years
year-tip = Press to show this year; the menu key or the right button closes a year without figures
year-show = Show { $name }
year-close = Close { $name }
year-add = Year
year-open = Open this year
year-span = { $first } to { $last }
rows-menu = Rows
versions = Classifications shown
optional-status = Show non-migrants as well
inspector-fold = Hide the panel at the right
inspector-unfold = Show the panel at the right
inspector-adds-row = Type the first letters of a name, or a code, to add a row to this table.
inspector-nothing = Select a cell to see what it means.

grid-error = error
grid-warning = warning
grid-note = note
grid-empty = empty
grid-not-asked = not asked
grid-wrong-input = not a number
grid-reason = no figure
grid-inherited = no figure, inherited
grid-label-width = Width of the row labels
entered-unclear = This number can be read in two ways: choose one at the right.
entered-wrong = “{ $text }” is not a number. It stays as you typed it, marked, until it is put right.
read-only-refused = Nothing was changed: this can only be read.
pasted = { $count ->
    [one] Pasted: 1 cell changed.
   *[other] Pasted: { $count } cells changed.
}
pasted-wrong = { $count ->
    [one] 1 cell could not be read and stands marked.
   *[other] { $count } cells could not be read and stand marked.
}

cells-selected = { $count ->
    [one] 1 cell selected
   *[other] { $count } cells selected
}
cell-blank = No answer yet
typed-as = typed as { $name }
only-fits = Only { $name } fits here.
use-figure = Use { $name }
use-figure-tip = compare with the source document first
figure-used = { $name } stands now in { $cell }.
finding-in-list = All findings
finding-other-cell = Other cell
flag = Flag
flag-none = None
flag-now = Flag: { $name }
no-figure-because = No figure, because
reason-n = Not available
reason-x = Not applicable
reason-c = Confidential
reason-s = Not significant
reason-k = Included elsewhere
reason-from = from the { $scope }
reason-take-off = Take it off there
reach = For which cells
scope-questionnaire = whole questionnaire
scope-module = whole module
scope-table = whole table
scope-source = source
scope-sheet = sheet of this source
scope-row = row
scope-year = year
scope-column = column
scope-cell = this cell
tab-meaning = Meaning
tab-notes = Notes
tab-history = History
meaning-counted = Counted
meaning-in = In
meaning-out = Out
meaning-mistake = Common mistake
notes-none = No note on this cell.
note-add = Add a note
note-remove = Remove the note: { $name }
note-for = For
note-vocabulary = ILO's notes
note-vocabulary-hint = Search ILO's notes
note-other = Choose another note
note-text = In your own words
note-keep = Keep the note
history-none = Nothing has happened to this cell yet.
