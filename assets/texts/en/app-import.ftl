# Bringing figures in: choose a file, look at the preview, accept or leave.

import-title = Bring in figures
import-about = From ILOSTAT's bulk CSV. You see every cell that would change before anything does.
import-file = File
import-choose-title = Choose an ILOSTAT CSV
import-filter-csv = CSV files
import-source = Source for lines without one
import-source-none = None: leave the source open
import-read = Preview
import-reading = Reading { $file } …
import-cancel = Cancel
import-cancelled = Cancelled. Nothing was changed.
import-empty-title = Choose a file to see what it would change
import-empty-text = Each line becomes a cell of a table, or is refused with the reason. Cells that already say the same are left alone. Nothing is written before you accept, and one undo takes all of it back.
import-all = All
import-new = New
import-changed = Changed
import-same = Same
import-refused = Refused
import-show = Show { $what }, { $count }
import-summary = { $lines ->
    [one] 1 line read from { $file }
   *[other] { $lines } lines read from { $file }
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
import-column-line = Line
import-column-table = Table
import-column-row = Row
import-column-year = Year
import-column-sex = Sex
import-column-now = Now
import-column-new = Will be
import-column-kind = Change
import-column-where = Column
import-column-reason = Why it is refused
import-blank = blank
import-kind-new = new
import-kind-changed = changed
import-kind-same = same
import-list = Figures in the file
import-refused-list = Lines that are refused
import-filtered-empty = No line of this kind.
import-nothing = Nothing in this file would change the country file.
import-accept = { $count ->
    [one] Bring in 1 figure
   *[other] Bring in { $count } figures
}
import-leave = Leave it
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
