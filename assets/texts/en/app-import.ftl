# Bringing figures in: choose a file, look at the preview, accept or leave.

import-title = Bring in figures
import-about = From a ministry's workbook, ILOSTAT CSV, SDMX-CSV, a data package or a package. You see every cell that would change before anything does.
import-file = File
import-choose-title = Choose a file with figures
import-filter-all = All that can be read
import-filter-spreadsheets = Workbooks and CSV
import-filter-data = CSV, data packages, packages
import-source = Source for lines without one
import-source-none = None: leave the source open
import-read = Preview
import-reading = Reading { $file } …
import-cancel = Cancel
import-cancelled = Cancelled. Nothing was changed.
import-empty-title = Choose a file to see what it would change
import-empty-text = A workbook of any ministry is shown as it stands, with what each cell is taken for; you correct it by pointing. Then every cell that would change is listed. Nothing is written before you accept, and one undo takes all of it back.
import-all = All
import-new = New
import-changed = Changed
import-same = Same
import-refused = Refused
import-show = Show { $what }, { $count }
import-summary = { $figures ->
    [one] 1 figure read from { $file }
   *[other] { $figures } figures read from { $file }
}
import-summary-tables = { $tables ->
    [one] for 1 table
   *[other] for { $tables } tables
}
import-new-sources = { $count ->
    [one] New source: { $sources }. Say what it is under Sources and definitions.
   *[other] New sources: { $sources }. Say what they are under Sources and definitions.
}
import-repeated = { $count ->
    [one] 1 line says again what another line said; it counts once.
   *[other] { $count } lines say again what other lines said; they count once.
}
import-notes = { $count ->
    [one] 1 note on coverage or definitions comes with it.
   *[other] { $count } notes on coverage and definitions come with it.
}
import-column-row = Row
import-column-year = Year
import-column-sex = Sex
import-column-now = Now
import-column-new = Will be
import-column-kind = Change
import-blank = blank
import-kind-new = new
import-kind-changed = changed
import-kind-same = same
import-kind-emptied = emptied there
import-kind-conflict = changed here too
import-kind-kept = changed here only
import-list = Figures in the file
import-filtered-empty = No line of this kind.
import-nothing = Nothing in this file would change the country file.
import-accept = { $count ->
    [one] Bring in 1 figure
   *[other] Bring in { $count } figures
}
import-leave = Leave it
import-back = Back to the workbook
import-report = Save a report
import-report-tip = A CSV for your files: every place of the file that was looked at, and what came of it
import-report-name = { $name }-report.csv
import-report-written = The report was written to { $name }.
import-accept-hint = One undo takes all of it back. A backup is made first.
import-done-title = { $count ->
    [0] Nothing had to change
    [one] 1 figure was brought in
   *[other] { $count } figures were brought in
}
import-done-text = { $new } new, { $changed } changed, { $same } already there, { $refused } refused.
import-done-undo = Undo
import-done-overview = Go to the overview
import-done-sources = State the sources
import-done-again = Another file
import-drop = You can also drop the file on this window.
import-doubtful = To decide
import-said = Notes and sources
import-column-from = Where
import-count-said = { $count ->
    [one] 1 note or source
   *[other] { $count } notes and sources
}
import-taken = taken
import-partly-taken = partly taken
import-not-taken = not taken
import-group-file = The whole file
import-group-refused = Not taken
import-conflicts = { $count ->
    [one] 1 figure was changed here and there since the file was handed out; it is taken only if you tick it.
   *[other] { $count } figures were changed here and there since the file was handed out; they are taken only if you tick them.
}
import-accept-others = { $count ->
    [one] Bring in 1 note or source
   *[other] Bring in { $count } notes and sources
}
import-accept-also = { $count ->
    [one] With 1 note or source.
   *[other] With { $count } notes and sources.
}
import-said-sheet = A sheet without figures
import-said-source = Source
import-said-source-of-sheet = Source of the table
import-said-currency = Currency
import-said-metadata = Definition
import-said-note = Note
import-said-note-removed = Note taken off
import-said-cover = Reason for no figures
import-said-line = { $about }: now { $now }, will be { $new }
position-line = line { $line }
position-whole = whole file
