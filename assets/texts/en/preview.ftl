# A block from the clipboard is looked at before it is pasted; wrong input and what it may mean.
pasted-left-out = { $count ->
    [one] 1 field of the block was left out.
   *[other] { $count } fields of the block were left out.
}
paste-accept = Paste
paste-leave = Leave as it was
paste-refused = Nothing else is changed while a block is looked at: Enter pastes it, Escape leaves everything as it was.
paste-question = question
paste-nothing = Nothing in this block reaches a cell of the table.
paste-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}
paste-count-new = { $count } new
paste-count-changed = { $count } changed
paste-count-same = { $count } the same
paste-count-kept = { $count } kept (empty field)
paste-count-unclear = { $count } can be read in two ways
paste-count-wrong = { $count } cannot be read
paste-count-lost = { $count } left out
paste-cell-new = new
paste-cell-changed = changed, was { $name }
paste-cell-same = the same as now
paste-cell-kept = stays as it is
paste-cell-unclear = can be read in two ways
paste-cell-wrong = cannot be read
paste-cell-outside = This cell is not reached by the block.
paste-cell-blank = blank
paste-cell-sentence = { $figure }: { $what }.
paste-on-clipboard = On the clipboard: “{ $name }”.
paste-kept-empty = The field is empty; an empty field never empties a cell.
paste-unclear = It would stand as typed, marked, until you say which reading is right.
paste-wrong = “{ $text }” { $why }. It would stand as typed, marked.
paste-read-as = “{ $text }” is read as { $figure }: { $why }.
paste-why-whole = persons are whole, so the sign sets thousands apart
paste-why-digits = digits and signs of another script
paste-why-calculation = a calculation
paste-why-person = as you said
paste-why-block-comma = “{ $name }” in the block has a decimal comma
paste-why-block-point = “{ $name }” in the block has a decimal point
paste-why-file-comma = numbers in this file have a decimal comma
paste-why-file-point = numbers in this file have a decimal point
paste-folded = The clipboard has one text a line; they go row by row into the columns that are selected.
paste-transposed = rows and columns exchanged
paste-by-labels = placed by its labels
paste-by-row-labels = rows placed by their labels
paste-by-column-labels = columns placed by their labels
paste-rows-down = { $count ->
    [one] one row further down
   *[other] { $count } rows further down
}
paste-rows-up = { $count ->
    [one] one row further up
   *[other] { $count } rows further up
}
paste-columns-right = { $count ->
    [one] one column further right
   *[other] { $count } columns further right
}
paste-columns-left = { $count ->
    [one] one column further left
   *[other] { $count } columns further left
}
paste-header-lines = { $count ->
    [one] without its first line
   *[other] without its first { $count } lines
}
paste-label-fields = { $count ->
    [one] without its first column
   *[other] without its first { $count } columns
}
paste-as-selected = in order from the selected cell
paste-first = the first figure goes to { $name }
paste-evidence-rows = { $count } of { $of } row labels fit
paste-evidence-columns = { $count } of { $of } column labels fit
paste-evidence-sums = { $count } of { $of } sums come out
paste-evidence-like = the figures are like those of other years
paste-evidence-times = the figures are about { $name } times those of other years
paste-evidence-part = the figures are about 1/{ $name } of those of other years
paste-evidence-unit = words in the block say the unit
paste-evidence-fractions = { $count } of { $of } numbers have a fraction
paste-ask-place = This block fits better elsewhere: { $name }.
paste-ask-scale-thousands = This block seems to be in thousands: { $name }.
paste-ask-scale-persons = This block seems to be in persons, the sheet is in thousands: { $name }.
paste-ask-scale-too-large = This block seems a thousand times too large: { $name }.
paste-ask-words = This is hardly a table of figures: { $count } of { $of } cells cannot be read.
paste-words-too = Paste it as it is typed
paste-ask-decimal = What is “{ $name }” in this block?
paste-ask-dash = { $count ->
    [one] What does the dash mean?
   *[other] What do the { $count } dashes mean?
}
paste-ask-add = Not in this sheet yet: { $name }.
paste-place-there = Place it there
paste-place-selected = Place it where I selected
paste-other-place = It would fit elsewhere: { $name }.
paste-scale-as-written = As written
paste-scale-thousands = In thousands
paste-scale-persons = In persons
paste-scale-divided = Divide by 1 000
paste-decimal-is = { $name }
paste-dash-nil = None at all: 0
paste-dash-not-available = Not available: N
paste-later = Decide later
paste-add = Add them
paste-add-not = Leave them out
paste-again = Ask me again
paste-list-open = Show what is left out
paste-list-close = Hide what is left out
paste-list-line = Line { $line }, field { $field }: “{ $text }”: { $why }
paste-list-more = … and { $count } more
paste-answer-first = Answer the question first: press the number of an answer.
paste-keys = Before a block is pasted
paste-key-accept = Paste
paste-key-leave = Leave everything as it was
paste-key-answer = The answer of that number
paste-key-buttons = To the buttons above the table, and back
paste-left-header = names columns
paste-left-label = names a row
paste-left-outside = lies outside the table
paste-left-heading = stands beside a heading, which takes no figure
paste-left-no-row = “{ $name }” is no row of this table
paste-left-closest = “{ $name }” is no row of this table; the closest is { $closest }
paste-left-no-column = “{ $name }” is no column of this sheet
paste-left-row-not-shown = the sheet does not show { $name }
paste-left-year = the sheet has not opened { $name }
paste-left-twice = another field goes to the same cell
paste-left-blank = empty

wrong-not-a-number = is not a number
wrong-separators = has points, commas or spaces where no number has them
wrong-brackets = stands in brackets, which could mean a negative number; a figure cannot be below zero
wrong-too-long = has more digits than a figure can have
wrong-inexact = does not come out even
wrong-by-zero = divides by zero
wrong-not-a-calculation = is not a calculation of + - * / and brackets
unread-typed = You typed “{ $text }”. It was not read, because it { $why }.
unread-unclear = You typed “{ $text }”. It can be read in two ways.
unread-dash = You typed “{ $text }”. It can mean none at all, or not available.
unread-elsewhere = You typed “{ $text }”, included elsewhere. Say where, under “No figure, because”.
unread-did-you-mean = Did you mean:
unread-take = Take { $name }
likely-decimal-point = the point is the decimal sign
likely-decimal-comma = the comma is the decimal sign
likely-none = none at all
likely-letter = the letter { $letter } for { $digit }
likely-brackets = without the brackets
likely-sign = without { $name }
likely-words = without “{ $name }”
likely-footnote = { $name } as a footnote
likely-thousands = “{ $name }” as thousands
likely-millions = “{ $name }” as millions
likely-groups = all signs between digits as thousands separators
likely-one-less = with one “{ $name }” less
likely-one-space-less = with one space less
likely-scientific = written out; digits may be missing, compare with the source
likely-calculation = as a calculation
likely-reason = “{ $name }” in many tables
command-take-first = Take the suggestion
command-take-first-tip = Takes what is suggested for the cell or the finding: the likely meaning of wrong input, or the figure that makes the sums hold
command-take-second = Take the second suggestion
command-take-second-tip = Takes the second of several suggestions
no-meaning = No likely meaning is known for this cell.
