# History of the file, and the way back.
action-go-back = { $rows ->
    [0] return to the state after action { $detail }
   *[other] return to an earlier figure
}
command-history = History
command-history-tip = Every action in this file, what it changed, and the way back to any point

history-title = History
history-about = Every action, the newest first. Nothing is ever lost: going back is an action too, and undo takes it back.
history-list = Actions
history-keys = ↑ ↓ choose an action. Enter: the way back. Tab: what it changed.
history-filter-table = Table
history-all-tables = All tables
history-filter-person = Person
history-all-people = All persons
history-filter-kind = Kind of action
history-all-kinds = All kinds of action
history-filtered-title = No action fits
history-filtered-text = No action of that kind was done in that table by that person.
history-filtered-clear = Show all actions
history-number = Action { $name }
history-more = Show earlier actions
history-changes = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
history-floor-line = The file does not go back beyond this

history-before = Go back to before this
history-after = Go back to after this
history-beyond-floor = The file does not go back beyond action { $name }, where it was made, handed over or sealed.
history-is-floor = The file does not go back beyond this action: here it was made, handed over or sealed.
history-preview = { $count ->
    [one] Takes back 1 action: { $what }.
   *[other] Takes back { $count } actions: { $what }.
}
history-preview-figures = { $count ->
    [one] 1 figure in { $tables }
   *[other] { $count } figures in { $tables }
}
history-preview-tables = { $count } tables
history-preview-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
history-preview-reasons = { $count ->
    [one] 1 reason over a row, column or table
   *[other] { $count } reasons over rows, columns or tables
}
history-preview-seconds = { $count ->
    [one] 1 second typing
   *[other] { $count } second typings
}
history-preview-others = { $count ->
    [one] 1 other statement
   *[other] { $count } other statements
}
history-preview-nothing = The file says the same now as it did then: there is nothing to take back.
history-preview-undo = One undo brings everything back to how it is now.
history-go-back = Go back
history-leave = Leave it as it is
history-gone-back = The file stands as it did after action { $name }. Undo brings it back.

history-no-changes = It changed no answer.
history-and-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
history-show-more = Show { $count } more
history-go-to-cell = Go to this cell
history-nothing = nothing
history-new = new
history-removed = removed
history-changed = changed
history-sealed = sealed
history-reason-of = Reason over { $place }
history-notes-of = Notes on { $place }
history-sheet = Sheet of { $name }
history-totals = Totals in { $name }
history-source = Source { $name }
history-origin = Where figures of { $name } come from
history-allowance = Explanation of a finding
history-sheet-source = another source
history-sheet-years = other years
history-sheet-rows = other rows
history-sheet-versions = another classification
history-sheet-unit = another unit
history-sheet-columns = other columns
history-sheet-metadata = other definitions
history-setting-area = Country
history-setting-open-phase = Phase that opens
history-setting-preparer = Name of the preparer
history-setting-preparer-post = Post of the preparer
history-setting-preparer-agency = Agency of the preparer
history-setting-preparer-email = Address of the preparer
history-setting-number-convention = How numbers are written

history-take-back = Put back { $name }
history-take-back-tip = What stood here before this action; one undo takes it back
history-emptied = an empty cell
history-put-back = { $cell } is back to { $name }.
history-whole-file = History of the whole file

# Kinds of action, to choose from.
kind-create = Making of the file
kind-type = Typing
kind-paste = Paste
kind-fill = Filling
kind-compute = Filling by sums
kind-clear = Clearing
kind-set-reason = Reasons
kind-set-flag = Flags
kind-write-note = Notes
kind-add-sheet = New sheets
kind-remove-sheet = Removal of sheets
kind-add-year = Opening of years
kind-remove-year = Closing of years
kind-add-row = Adding of rows
kind-remove-row = Removal of rows
kind-choose-versions = Choice of classification
kind-set-unit = Unit or columns
kind-state-source = Sources and definitions
kind-state-metadata = Definitions
kind-change-setting = Details of the file
kind-take-up-phase = Taking up of a phase
kind-import = Import
kind-merge = Merging
kind-repair = Repair
kind-second-entry = Second typing
kind-state-origin = Where figures come from
kind-remark = Remarks
kind-allow = Explanation of findings
kind-go-back = Return to an earlier state
kind-pack = Making of a package
kind-seal = Sealing
kind-rescue = Rescue of the content
