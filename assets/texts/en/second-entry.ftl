# Typing figures a second time.
action-second-entry = { $detail ->
    [first] settling of a second typing (first figure kept)
    [second] settling of a second typing (second figure taken)
    [other] settling of a second typing (another figure)
    [cleared] removal of a second typing
   *[typed] second typing
}
command-retype-selection = Type the selection a second time
command-retype-selection-tip = Type the selected figures again from the document; the first ones are hidden, and only differences are shown
command-retype-table = Type the table a second time
command-retype-table-tip = Type every figure of this table again from the document; only differences are shown
command-retype-unprotected = Type a second time what no sum guards
command-retype-unprotected-tip = Only the figures in which a slip would pass unseen, and the few large ones that make up half of their column

grid-agreed = typed twice, both agree
second-grid = Second typing: { $name }
second-of-selection = { $name }: second typing of the selection
second-of-table = { $name }: second typing of the table
second-of-unprotected = { $name }: second typing of what no sum guards
second-nothing = There is nothing to type a second time: no figure stands there yet.
second-nothing-unprotected = There is nothing to type a second time: a sum guards every figure of this table, or there is none yet.
second-leave = Leave
second-leave-tip = Back to the table (Esc); what was typed again is kept, and you can go on later
second-progress = { $typed } of { $all } typed · { $agree } agree · { $differ ->
    [one] 1 differs
   *[other] { $differ } differ
}
second-how = Type what the document says. The first figures are hidden; Enter goes on to the next one.
second-done = { $all ->
    [one] 1 figure typed again
   *[other] { $all } figures typed again
}: { $agree ->
    [one] 1 agrees
   *[other] { $agree } agree
}, { $differ ->
    [one] 1 differs
   *[other] { $differ } differ
}.
second-settle = { $count ->
    [one] Settle 1 difference
   *[other] Settle { $count } differences
}
second-settle-tip = Go to the next difference (F8)
second-to-type = to be typed
second-not-part = not part of the second typing
second-differs = the two differ
second-both = First { $first }, second { $second }.
second-no-paste = A second typing is typed, not pasted: only so does it find a slip.
second-refused = This cell is not part of the second typing.
second-unclear = “{ $text }” cannot be read as one figure. It is kept as you typed it; type it again.
second-other-precision = Both are the same number, stated to different precision.
second-side-none = This cell is not part of the second typing. Enter goes on to the next one.
second-side-to-type = To be typed from the document. The first figure is hidden until then.
second-side-agrees = Typed twice, and both agree.
second-question = { $name }: the two typings differ. What does the document say?
second-keep-first = Keep { $name } (first)
second-keep-second = Take { $name } (second)
second-other = Another figure
second-other-hint = Type it and press Enter
second-look = 1 and 2 choose, Esc goes back to the table. Look at the document first: nothing is proposed here.
second-settled = { $cell } says { $name }; the difference is settled.
second-mark = Typed twice, both agree · { $when } · { $who }
second-mark-differs = Typed a second time as { $name }, which differs · { $when } · { $who }. What does the document say?
