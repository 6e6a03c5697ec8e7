# What must stay secret: small cells, confidential cells that can be worked out, and what else to hide.

check-small-cells = Small cells
check-small-cells-about = Figures of so few persons that somebody might recognise them. Where that must not be, hide them as confidential (C); nothing is wrong with the figures.
check-hidden-computable = Confidential, but can be worked out
check-hidden-computable-about = A figure hidden as confidential (C) follows from the totals and the other figures, or these leave it only a few numbers. Something else must be hidden with it.

finding-small-cells = { $sheet }: { $count ->
    [one] one cell holds
   *[other] { $count } cells hold
} { $spread ->
    [person] 1 person
    [same] { $least } persons
   *[wide] { $least } to { $most } persons
}, who might be recognised. { $which ->
    [first] The first are { $named }
   *[all] { $count ->
        [one] It is { $named }
       *[other] They are { $named }
    }
}.
finding-hidden-follows = { $place }: hidden as confidential, but { $how } gives { $value }.{ $more ->
    [0] {""}
    [one] {" "}One more hidden cell of this year can be worked out.
   *[other] {" "}{ $more } more hidden cells of this year can be worked out.
}
finding-hidden-about = { $place }: hidden as confidential, but { $how } gives about { $value }, as exactly as the other figures are stated.{ $more ->
    [0] {""}
    [one] {" "}One more hidden cell of this year can be worked out.
   *[other] {" "}{ $more } more hidden cells of this year can be worked out.
}
finding-hidden-together = { $place }: hidden as confidential, but { $count ->
    [one] one figure leaves
   *[other] { $count } figures taken together leave
} only { $value }.{ $more ->
    [0] {""}
    [one] {" "}One more hidden cell of this year can be worked out.
   *[other] {" "}{ $more } more hidden cells of this year can be worked out.
}
finding-hidden-between = { $place }: hidden as confidential, but the other figures leave only { $low } to { $high }.{ $more ->
    [0] {""}
    [one] {" "}One more hidden cell of this year can be worked out.
   *[other] {" "}{ $more } more hidden cells of this year can be worked out.
}

# Parts of the sentences above
finding-hidden-less = { $from } less { $taken }
finding-hidden-several = { $list } together { $sum }
finding-hidden-many = { $count } figures together { $sum }

# The offer beside the table, and the way to it
hide-see = See what to hide
hide-also = Hide also, so that it cannot be worked out: { $cells }.
hide-also-least = No other choice hides fewer persons (zeros are left as they are).
hide-small = { $count ->
    [one] This small cell can be hidden as confidential (C).
   *[other] This cell is one of { $count } small cells of this sheet. They can be hidden as confidential (C).
}
hide-small-with = So that they cannot be worked out, { $count ->
    [one] one more figure must be hidden: { $cells }.
   *[other] { $count } more figures must be hidden: { $cells }.
}
hide-kept = The figures stay in the history of this file; a package carries only the C.
hide-open = { $count ->
    [one] One hidden cell can be worked out whatever else is hidden, from zeros or from what is not answered here.
   *[other] { $count } hidden cells can be worked out whatever else is hidden, from zeros or from what is not answered here.
}
hide-these = { $count ->
    [one] Hide this one
   *[other] Hide these { $count }
}
hide-small-these = { $further ->
    [0] { $count ->
        [one] Hide the small cell
       *[other] Hide the { $count } small cells
    }
   *[other] { $count ->
        [one] Hide the small cell and what protects it
       *[other] Hide the { $count } small cells and what protects them
    }
}
hide-done = { $count ->
    [one] One cell hidden as confidential.
   *[other] { $count } cells hidden as confidential.
}
hide-and-more = { $cells }; and { $count ->
    [one] one more
   *[other] { $count } more
}
