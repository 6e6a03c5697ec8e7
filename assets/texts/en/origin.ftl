# Actions, as menus and the history name them.
action-state-origin = statement of where figures come from
action-remark = { $detail ->
    [follow-up] mark for follow-up
    [followed-up] mark for follow-up taken off
    [removed] removal of a remark
   *[other] remark
}

# What changes say about figures, in the history.
said-removed = removed
said-second-entry = typed a second time: { $figure } ({ $agreed ->
    [yes] the two agree
   *[no] the two differ
})
said-follow-up = marked for follow-up
said-followed-up = mark for follow-up taken off

# Commands.
command-remark = Write a remark
command-remark-tip = A remark on the active cell, for those who work in this file
command-follow-up = Mark for follow-up
command-follow-up-tip = Mark the selected cells to come back to them, or take the mark off
command-origin = Where it comes from
command-origin-tip = State the file and page that the selected figures come from
command-attach = Attach a document
command-attach-tip = Keep a copy of the document that the selected figures come from
command-next-follow-up = Next follow-up
command-next-follow-up-tip = Go to the next cell that is marked for follow-up

# The grid.
grid-follow-up = follow up

# Remarks, beside the grid.
tab-remarks = Remarks
follow-up = Follow up
follow-ups = { $count ->
    [one] 1 cell to follow up
   *[other] { $count } cells to follow up
}
remark-text = Remark
remark-keep = Keep the remark
remark-remove = Remove the remark: { $name }
remarks-stay = Remarks stay in this file. Notes travel in the package, remarks do not.
notes-travel = Notes travel in the package. What is only for you belongs under Remarks.

# Where figures come from, beside the grid.
tab-origin = Origin
origin-covers = Origin of: { $name }
origin-of-these = { $count ->
    [one] Origin of this cell
   *[other] Origin of the { $count } selected cells
}
origin-of-active = The active cell has: { $name }
origin-rows = { $count } rows, { $first } to { $last }
origin-rows-hidden = { $count ->
    [one] 1 row that does not show
   *[other] { $count } rows that do not show
}
origin-none = Nothing is stated.
origin-file = File or publication
origin-file-hint = Yearbook of migration statistics 2014
origin-page = Page, sheet or table
origin-page-hint = p. 12, table 3
origin-note = What else to know
origin-attach-file = Attach a copy of the document
origin-choose = Choose the document
origin-kinds = Documents, pictures, workbooks
origin-reading = Reading the document…
origin-attached = “{ $name }” is attached. The file keeps a copy.
origin-open = Open { $name }
origin-save = Save { $name } elsewhere
origin-save-where = Save the document
origin-saved = Saved as { $name }.
origin-detach = Take off { $name }
origin-not-opened = No program could be started for { $path }: { $why }. Save the document elsewhere and open it from there.
origin-apart = Only for this cell
origin-remove = Take the statement back
origin-dropped = { $count ->
    [one] Attach “{ $name }” to the selected cell, as where its figure comes from?
   *[other] Attach “{ $name }” to the { $count } selected cells, as where their figures come from?
}
origin-dropped-nowhere = Select the cells that come from “{ $name }”, then attach it.
origin-attach = Attach
origin-leave = Leave it
origin-stays = Origins and documents stay in this file; packages do not carry them. Documents: { $size } of { $most }.
origin-cell = This figure: { $name }
origin-brought-in = From { $name }
