# Explaining a finding, so that it stays quiet until a figure moves.

grid-explained = explained

command-explain = Explain the finding
command-explain-tip = Say why what looks wrong is right; it then stays quiet until the figure moves

allowance-holds = Explained: { $words } ({ $who }, { $day })
allowance-moved = Explained on { $day } by { $who }: { $words } The figure has moved since: { $cell } was { $was }, now it is { $is }.

allowance-title = { $count ->
    [one] Why is this right?
   *[other] Why are these { $count } right?
}
allowance-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
allowance-figures = Figures it is given for
allowance-none-concerned = It is about no single figure, and holds until you take it back.
allowance-reasons = Reason
allowance-sentence = In your own words
allowance-sentence-needed = In your own words (this reason needs them)
allowance-sentence-hint = What the agency said, which event, since when
allowance-flag = { $flag ->
    [B] Also flag the figure B, break in series
    [R] Also flag the figure R, confirmed real value
   *[other] Also flag the figure { $flag }
}
allowance-same = { $count ->
    [one] Together with 1 more of this check in this table
   *[other] Together with { $count } more of this check in this table
}
allowance-save = Explain
allowance-again = It still holds
allowance-again-tip = Give the same explanation again for the figures that stand now
allowance-take-back = Take back
allowance-keys = Digits choose a reason, Enter explains, Escape leaves; what you wrote is kept.
allowance-who = Given by { $who } on { $day }.
allowance-done = { $count ->
    [one] Explained. It stays quiet until the figure moves.
   *[other] { $count } findings explained. They stay quiet until a figure moves.
}
allowance-taken-back = The explanation is taken back.
allowance-nothing = There is no finding here to explain. Choose a marked cell, or a finding in the list.
allowance-fatal = This cannot be explained: it must be put right before a final package can be made.
allowance-answer = This cannot be explained: give an answer, or say with a letter such as N or X why there is none.
allowance-choose = Choose a reason first.
allowance-write = This reason says nothing by itself: add a sentence.
allowance-explain = Explain…
allowance-change = Change the explanation
allowance-not-needed = { $count ->
    [one] 1 explanation is no longer needed: what it explained no longer stands.
   *[other] { $count } explanations are no longer needed: what they explained no longer stands.
}
submit-explained = { $count ->
    [one] 1 finding is explained. The explanation travels with the package.
   *[other] { $count } findings are explained. The explanations travel with the package.
}
