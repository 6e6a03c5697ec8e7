# Finding the way: rows that show, what is left, the search field, the sheet of keys.
rows-shown-title = Rows shown
rows-all = All rows
rows-not-empty = Hide empty rows
rows-answered = Answered
rows-to-fill = Still to be answered
rows-with-findings = With findings
rows-changed = Changed since { $name }
rows-phase-before = the phase before
rows-no-phase-before = This file holds no earlier phase to compare with.
rows-shown = { $shown } of { $count } rows shown: { $name }
rows-none = No row to show: { $name }
rows-show-all = Show all rows
rows-look-again = Look again
rows-look-again-tip = Look for the rows again, after what has been typed since
year-pin = Keep { $name } beside the labels
year-unpin = Put { $name } back in its place
command-rows-all = Show all rows
command-rows-all-tip = Show every row of the table
command-rows-not-empty = Hide empty rows
command-rows-not-empty-tip = Show only rows in which something stands, and totals; once more shows all rows
command-rows-answered = Rows that are answered
command-rows-answered-tip = Show only rows with a figure or a reason; once more shows all rows
command-rows-to-fill = Rows still to be answered
command-rows-to-fill-tip = Show only rows in which an answer is missing; once more shows all rows
command-rows-with-findings = Rows with findings
command-rows-with-findings-tip = Show only rows in which something is wrong or odd; once more shows all rows
command-rows-changed = Rows changed since the phase before
command-rows-changed-tip = Show only rows with a new or another figure than in the phase before; once more shows all rows
command-pin-year = Keep this year beside the labels
command-pin-year-tip = The year of the active cell stays at the left while the others move; once more puts it back
command-next-to-fill = Next cell to answer
command-next-to-fill-tip = Go to the next cell that has no answer yet, in this table, then in the next
command-previous-to-fill = Previous cell to answer
command-previous-to-fill-tip = Go to the cell before that has no answer yet
command-what-is-left = What is left
command-what-is-left-tip = Everything that is still to be answered, stated or put right, in a list
nothing-to-fill = Every cell is answered.

left-title = What is left
left-keys = Enter goes there · Esc closes
left-nothing = Nothing: every cell is answered, every source stated, no error stands.
left-count = { $count ->
    [one] 1 thing
   *[other] { $count } things
}
left-show = { $count ->
    [0] Nothing is left
    [one] 1 thing is left
   *[other] { $count } things are left
}
left-not-begun = Not begun: fill it, or give a reason for the whole table
left-source = The source is not stated
left-definition = It is not stated who counts as a migrant
left-wrong = { $cell }: “{ $text }” cannot be read
left-block = { $years }: { $rows }
left-block-columns = { $years }: { $rows }, { $columns }
left-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
left-all-rows = { $count ->
    [one] the whole row
   *[other] all { $count } rows
}
left-columns = { $count } columns
left-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}

find-add = Add { $name } to { $table }

command-meaning = What this cell means
command-meaning-tip = What is counted in this table, row and column (F1 in a table)
command-key-sheet = Sheet of keys
command-key-sheet-tip = Every key with what it does
keys-title = Keys
keys-close = Close
keys-in-table = In a table: { $name }

add-listed = in the table already
add-added = { $name } is added. Type the next name, or its figures; Enter goes to its row.
add-done = Done

meaning-row = Row
meaning-also = Also known as
meaning-holds = Holds

rows-bar-not-empty = empty rows are hidden
rows-bar-answered = answered
rows-bar-to-fill = still to be answered
rows-bar-with-findings = with findings
rows-bar-changed = changed since { $name }
