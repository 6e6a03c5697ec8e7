# The frame of the window: bars, menu, commands, welcome, overview.
program-name = ILMS Collect
program-version = Version { $version }
cancel = Cancel
dismiss = Dismiss this message
notices = Messages
retry = Try again
menu = Menu
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast
language = Language
language-is = Language: { $name }
zoom = Zoom
zoom-is = Zoom: { $percent }
enter-moves = Enter key moves
enter-down = Down
enter-right = To the right
choose-file = Choose…
choose-open = Open a country file
choose-copy = Save a copy of the country file
path-hint = Path of the file
kind-country-file = ILMS country file
close-again = Close the window again to leave without what is not saved.

saved = Saved
saved-at = Saved { $time }
saving = Saving…
not-saved = Not saved
saved-already = Everything is saved already: each cell is written to the file as you leave it.
copy-saved = A copy is saved as { $path }.
phase-read-only = { $name } is closed: you can look at it and copy from it, but not change it.

choose-phase = Show another phase
choose-phase-now = Phase shown: { $name }
closes-today = closes today
closed = closed
closes-in = { $count ->
    [one] closes in 1 day
   *[other] closes in { $count } days
}
closed-since = { $count ->
    [one] closed 1 day ago
   *[other] closed { $count } days ago
}
phase-asean-phase-1 = Phase I
phase-asean-phase-2 = Phase II
phase-asean-phase-3 = Phase III
phase-ilms-global-2019 = ILMS global, 2019

undo-what = Undo { $what }
redo-what = Redo { $what }
undone = Taken back: { $what }.
redone = Done again: { $what }.
nothing-to-undo = There is nothing to take back.
nothing-to-redo = There is nothing to do again.

menu-file = File
menu-edit = Edit
menu-go = Go to
menu-view = View
menu-help = Help
command-welcome = Open another file, or a new one
command-welcome-tip = Recent files, a new country file, the sample
command-open = Open a file…
command-open-tip = Open a country file from this computer
command-sample = Open the sample
command-sample-tip = Indonesia with published figures and a started Phase III: try everything out, nothing can break.
command-save-now = Save now
command-save-now-tip = Make sure that everything is on disk; it is written after every cell anyway
command-save-copy = Save a copy…
command-save-copy-tip = Write everything to another file as well
command-verify = Verify a package…
command-verify-tip = Check that a package is intact, and who signed it.
command-undo = Undo
command-undo-tip = Take the last action back
command-redo = Redo
command-redo-tip = Do again what was taken back
command-find = Find a table, row or command
command-find-tip = Search by a part of the name
command-next-finding = Next finding
command-next-finding-tip = Go to the next cell in which something is wrong or odd
command-previous-finding = Previous finding
command-previous-finding-tip = Go to the previous cell in which something is wrong or odd
command-next-table = Next table
command-next-table-tip = Show the next table of the questionnaire
command-previous-table = Previous table
command-previous-table-tip = Show the previous table of the questionnaire
command-overview = Overview
command-overview-tip = All tables and how far they are
command-table = Table
command-table-tip = The table you looked at last
command-sources = Sources
command-sources-tip = Where the figures come from and what they count
command-findings = Findings
command-findings-tip = Everything that is wrong or odd
command-bring-in = Bring in
command-bring-in-tip = Take figures from another file, after a preview
command-submit = Submit
command-submit-tip = What stands in the way, sign, hand over
command-inspector = Show or hide the panel at the right
command-inspector-tip = What matters for the selected cell: meaning, findings, notes, history
command-zoom-in = Larger
command-zoom-in-tip = Show the table larger; elsewhere everything
command-zoom-out = Smaller
command-zoom-out-tip = Show the table smaller; elsewhere everything
command-zoom-reset = Actual size
command-zoom-reset-tip = Show the table at 100 %; elsewhere everything
command-help = Help
command-help-tip = Guide, keys, licences
command-quit = Quit
command-quit-tip = Close the window; everything is saved
search-hint = Find table or cell
find-hint = Table, row, year or command, such as: 19 malaysia 2014 f

errors-count = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
warnings-count = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
notes-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
no-findings = Nothing wrong
selection-sum = Sum { $sum }
selection-count = Count { $number }
selection-mean = Mean { $mean }
status-keys = Type to fill · F2 edits · N X C S K give a reason · F8 next finding · ? all keys
status-keys-typing = Enter keeps it · Tab keeps it and goes right · Escape leaves the cell as it was
status-keys-pointing = Arrows or a click choose the cell · Enter: included there · Escape leaves
status-keys-paste = Enter pastes · Escape leaves everything as it was
status-keys-second = Type from the document · Enter goes on · F8 next difference · Escape leaves, what was typed is kept
status-keys-meaning = Arrows and Page Down read on · Escape goes back to the table
status-keys-beside = Escape or a click goes back to the table
status-keys-add-row = Type a name or code to add a row · Arrow up goes back to the figures
status-keys-read-only = Read only · F8 next finding · F1 what the cell means · ? all keys

# Welcome
welcome-about = Fill the international labour migration questionnaire, check it while typing, hand it over signed.
welcome-open = Open
welcome-no-recent = Files that you open are listed here.
welcome-new = New country file
recent-missing = Not there any more: { $name }
recent-forget = Take off this list
new-country = Country
new-country-hint = Type a part of the name
new-choose = Choose a country
new-phase = Questionnaire
new-preparer = Your name
new-preparer-hint = As it shall stand in the history of changes
new-where = Where to keep the file
new-create = Create the file
new-missing-country = Choose a country first.
new-missing-path = Say where to keep the file.
new-exists = There is a file of that name already; nothing is overwritten. Give another name.

# Overview
tables-done = { $done } of { $count } tables done
next-about = The next thing to do
next-preparer = Say who prepares it
next-mend = Put the first error right
next-go-on = Go on with { $name }
next-begin = Begin with { $name }
next-submit = Hand it over
prepared-by = Prepared by { $name }
preparer-missing = Nobody is named yet as preparer. A final package needs a name.
preparer-change = Change
preparer-title = Who prepares the questionnaire
preparer-name = Name
preparer-post = Post
preparer-agency = Agency
preparer-email = E-mail
preparer-keep = Keep
overview-findings = Findings
overview-years = Years
overview-progress = Answered
overview-changed = Last change
state-empty = empty
state-started = started
state-no-data = no data, with a reason
state-complete = complete
screen-start = Start of the screen
back-to-start = Back to the start
