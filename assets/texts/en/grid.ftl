# Keys of the table: the sheet of keys and the help are made from these.
key-group-move = Move
key-group-select = Select
key-group-fill = Fill
key-group-typing = While typing in a cell
key-group-go = Go to
key-group-view = Look

key-arrows = One cell
key-enter = Next cell down (or to the right, as set); with Shift back. After Tab: below the cell where the run began
key-tab = Next cell to the right; with Shift back
key-edges = End of a filled block, or the next filled cell
key-row-ends = First and last column
key-table-ends = First and last cell of the table
key-pages = One screen up or down
key-pages-across = One screen to the left or right
key-show-active = Show the active cell again
key-extend = Select one cell more
key-extend-edges = Select to the end of a block
key-extend-row-ends = Select to the first or last column
key-extend-table-ends = Select to the first or last cell
key-extend-pages = Select one screen more
key-rows = Select the whole row
key-columns = Select the whole column
key-all = Select the block of rows; again: the whole table
key-collapse = Select only the active cell
key-figure = Begin a figure in place of what the cell holds; =1200+345 is worked out
key-reasons = No figure: not available, not applicable, confidential, not significant, or included elsewhere; for all that is selected
key-edit = Change what the cell holds
key-clear = Empty what is selected
key-retype = Empty the cell and type anew
key-copy = Copy
key-cut = Cut
key-paste = Paste
key-fill-reason = Give all that is selected the reason of the active cell (while Enter or Tab goes through a selection, a reason key is for one cell)
key-fill-down = Repeat the first selected row below
key-fill-right = Repeat the first selected column to the right
key-fill-totals = Fill empty totals from their parts
key-undo = Undo
key-redo = Redo
key-findings = Next finding; with Shift the one before
key-to-fill = Next cell to fill; with Shift the one before
key-tables = Next and previous table
key-leave = To what stands beside the table; with Shift before it
key-meaning = What the cell means
key-key-sheet = This sheet of keys
key-menu = Menu of the cell
key-width = Narrower or wider columns; with a row selected, its label
key-fit-width = Column as wide as what it holds
key-typing-enter = Keep it, go on down (or to the right, as set); with Shift back
key-typing-tab = Keep it, go on to the right; with Shift back
key-typing-arrows = Keep it and move on; after F2: move in the text
key-typing-edges = Keep it and go to the end of the block
key-typing-f2 = Arrows move in the text; again: they move on
key-typing-fill = Give all that is selected the reason that was typed
key-typing-escape = Leave the cell as it was

# Zoom of the table, and the size of everything.
zoom-table-is = Table: { $percent }
zoom-everything-is = Everything: { $percent }
command-text-larger = Everything larger
command-text-larger-tip = Show text, buttons and tables larger
command-text-smaller = Everything smaller
command-text-smaller-tip = Show text, buttons and tables smaller
command-text-reset = Everything at 100 %
command-text-reset-tip = Show text, buttons and tables in their own size

# Menu of the selected cells.
cell-menu = Menu of the cell
cell-menu-totals = Fill empty totals
cell-menu-clear = Empty
cell-menu-reason = No figure: { $name }
