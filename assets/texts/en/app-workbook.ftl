# A workbook of somebody else: what was found in it, how it is read, and how that is corrected.

workbook-found = { $tables ->
    [0] No table is read yet.
    [one] 1 table, { $figures ->
        [one] 1 figure
       *[other] { $figures } figures
    } read.
   *[other] { $tables } tables, { $figures } figures read.
}
workbook-read-by = Read by the mapping “{ $name }”.
workbook-reading-anew = Reading anew …
workbook-propose-failed = The workbook could not be read again: { $why }. What was read before still shows.
workbook-previewing = Comparing with the country file …
workbook-list = Found in this workbook
workbook-nothing = No worksheet of this file holds anything.
workbook-nothing-title = Nothing chosen
workbook-nothing-on-sheet = No table was found on this sheet. Select the figures and say which table it is.
workbook-no-worksheet = This file has no worksheet.
workbook-no-figures-there = There are no figures where you pointed. Select the cells with the figures themselves, without labels and years.
workbook-sheet = Worksheet { $name }
workbook-sheet-unnamed = unnamed
workbook-sheet-nothing = no table found
workbook-add-block = Point at figures
workbook-add-block-tip = For a table that was not found: select its figures on the worksheet, then say which table it is
workbook-block-left = Left out
workbook-block-none = No table of the form
workbook-block-which = Which table?
workbook-block-figures = { $count ->
    [0] no figure
    [one] 1 figure
   *[other] { $count } figures
}
workbook-block-open = { $count } to say
workbook-block-counts = { $figures ->
    [0] no figure taken
    [one] 1 figure taken
   *[other] { $figures } figures taken
}, { $left ->
    [0] nothing left out
    [one] 1 place left out
   *[other] { $left } places left out
}
workbook-ask-table = Several tables are possible: say which one these figures answer.
workbook-ask-any-table = Nothing here says which table this is. Choose one, or leave it out.
workbook-ask-decimal = “{ $name }” can be read in two ways: say which sign is the decimal sign.
workbook-ask-dashes = { $count ->
    [one] 1 dash stands in place of a figure: say what it means.
   *[other] { $count } dashes stand in place of figures: say what they mean.
}
workbook-ask-labels = { $count ->
    [one] 1 label is not known: say under Categories which row it is, or leave it out.
   *[other] { $count } labels are not known: say under Categories which rows they are, or leave them out.
}
workbook-ask-nothing = No figure of this block is taken. See under Left out why, and point at years and categories.

workbook-tab-reading = Reading
workbook-tab-categories = Categories
workbook-tab-left = Left out
workbook-tab-mappings = Keep

workbook-table = Table
workbook-table-hint = Type a part of its name
workbook-table-no-match = No table has these words.
workbook-table-none = No table: leave these figures out
workbook-table-said = As you said.
workbook-table-sure = By the words of the sheet.
workbook-table-unsure = The likeliest stand first in the list.
workbook-source = Source
workbook-version = Classification
workbook-as-found = As found: { $name }
workbook-unit = Written in
workbook-unit-ones = Persons
workbook-unit-thousands = Thousands
workbook-decimal = Decimal sign
workbook-decimal-point = Point: 1,234.5
workbook-decimal-comma = Comma: 1.234,5
workbook-decimal-open = not needed
workbook-dash = A dash means
workbook-dash-why = a dash; say under Reading what it means
workbook-dash-open = Not said yet
workbook-dash-nil = None at all: 0
workbook-dash-not-available = Not available: N
workbook-dash-nothing = Nothing: leave blank
workbook-years = Years
workbook-years-point = Point at the years
workbook-years-again = Years as found
workbook-year-all = { $name } for all
workbook-year-field = Year of all figures
workbook-year-hint = Year
workbook-year-take = For all
workbook-sexes = Sexes
workbook-sexes-point = Point at the sexes
workbook-sexes-again = Sexes as found
workbook-sex-all = { $name } for all
workbook-sex-field = Sex of all
workbook-statuses = Status
workbook-statuses-point = Point at the statuses
workbook-statuses-again = Statuses as found
workbook-status-all = { $name } for all
workbook-status-field = Status of all
workbook-labels = Categories
workbook-labels-point = Point at the categories
workbook-labels-again = Categories as found
workbook-figures = Figures
workbook-figures-point = Point at the figures
workbook-figures-again = Figures as found
workbook-left = Left out
workbook-left-point = Leave out lines or columns
workbook-left-again = Leave nothing out
workbook-left-none = nothing by you
workbook-left-areas = { $areas } by you
workbook-nowhere = nowhere
workbook-forget-block = Forget what I said of this block

workbook-point-years = Select the cells that hold the years.
workbook-point-sexes = Select the cells that hold the sexes.
workbook-point-statuses = Select the cells that say who is counted: all, migrants, others.
workbook-point-labels = Select the cells that hold the categories: a column of labels or a line of heads.
workbook-point-figures = Select the figures, without labels and years.
workbook-point-left = Select the lines or columns to leave out.
workbook-point-new = Select the figures of the table, without labels and years.
workbook-point-take = Take { $name }
workbook-point-cancel = Cancel

workbook-categories-about = Enter says what a label means. What is not known stands first.
workbook-categories-none = This table has one row: there are no categories.
workbook-categories-no-table = Say under Reading which table this is. Then its categories are matched with the rows of the table.
workbook-unknown = not known
workbook-no-answer = No answer: leave it out
workbook-by-person = as you said, now or before
workbook-by-name = by its name
workbook-by-other-name = by another name or the same words
workbook-by-spelling = by a name with a letter or two wrong: check
workbook-by-within = the one name that stands within it: check
workbook-by-word = by a general word: total, other
workbook-by-sum = it is the sum of the others: check
workbook-by-category = a national category that this row holds
workbook-by-part = only most of it is in this row: check
workbook-means = Row of the table
workbook-means-hint = Type a part of its name or code
workbook-means-no-match = No row has these words.
workbook-means-take = { $name }
workbook-means-forget = As found
workbook-what-is = { $count ->
    [one] What is “{ $label }”?
   *[other] What is “{ $label }”? ({ $count } times)
}

workbook-left-nothing = Nothing of this block is left out.
workbook-left-is = This line or column is:
workbook-left-cell-hint = Enter shows the cell on the worksheet.

workbook-mapping-about = Keep how this workbook is read. When next year's file of the same shape comes, it is read the same way.
workbook-mapping-name = Name
workbook-mapping-keep = Keep it
workbook-mapping-replace = Replace the kept one
workbook-mapping-kept = How the workbook is read is kept as “{ $name }”.
workbook-mappings = Kept in this country file
workbook-mappings-none = Nothing yet.
workbook-mapping-from = Made from { $name }
workbook-mapping-read = Read this workbook by “{ $name }”
workbook-mapping-give = Hand out “{ $name }” as a file
workbook-mapping-give-title = Where to write the mapping
workbook-mapping-given = The mapping was written to { $name }. Another country file can take it in here.
workbook-mapping-drop = Drop “{ $name }”
workbook-mapping-not = The mapping “{ $name }” fits nothing in this workbook; it is read as before.
workbook-mapping-take = Take one from a file
workbook-mapping-kind = Mappings
workbook-mapping-taken = The mapping “{ $name }” is kept now.
workbook-forget-all = Forget all I said
workbook-forget-all-tip = Reads the whole workbook by the evidence alone, as when it was opened first

workbook-go-on = { $count ->
    [0] Preview
    [one] Preview 1 figure
   *[other] Preview { $count } figures
}
workbook-go-on-hint = Nothing is changed yet.
workbook-go-on-not = Say first which figures answer which table.
workbook-set-aside = Another file
workbook-aside-title = { $name } is set aside
workbook-aside-text = What you said about it is kept while the program is open.
workbook-aside-back = Go on with it
workbook-done-keep = Keep how it was read

workbook-mark-taken = Figure taken
workbook-mark-refused = Cannot be taken
workbook-mark-category = Category
workbook-mark-unknown = Not known
workbook-mark-year = Year
workbook-mark-sex = Sex
workbook-mark-status = Status
workbook-mark-left = Left out
workbook-mark-head = head or label
workbook-cell-empty = empty
workbook-is-figure = taken for { $name }
workbook-is-row = category, taken for { $name }
