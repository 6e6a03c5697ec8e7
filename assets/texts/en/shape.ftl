# What is odd in how figures stand beside each other, and figures that stand twice. Each says in numbers why.
# $place: the cell or the sheet; $years: `2000–2009, 2012`; amounts in the unit of the sheet.

check-zero-beside-large = Zero beside large figures
check-zero-beside-large-about = A cell is zero, or not available, where the years beside it or the other sex hold large figures. Often it was not counted: then it is not available (N), not zero.
check-unclassified-share = Much not classified
check-unclassified-share-about = More than half of a total is “not classified”, or in “Other countries” with hardly any country named.
check-one-sex-only = One sex only
check-one-sex-only-about = There are figures for men or for women, but neither the total nor the other sex. Men and women without a total are fine: the total follows from them.
check-mixed-precision = Precision mixed
check-mixed-precision-about = Totals are rounded to thousands while their parts are stated to the person, or the other way round. The sums then hold only roughly.
check-round-total = Rounded total
check-round-total-about = A total ends in zeros, and its parts, stated more exactly, come to nearly the same: it was probably rounded.
check-copied = The same figures twice
check-copied-about = Years, men and women, rows or tables are the same digit for digit. Real figures hardly ever are; a block may have been copied or pasted to the wrong place. What sums make equal is not meant.

finding-zero-sex = { $place }{ $of ->
    [one] , { $status }
   *[all] {""}
}, { $years }: { $sex ->
    [women] women
   *[men] men
} are 0 { $count ->
    [one] {""}
   *[other] in all { $count } figures{" "}
}while { $sex ->
    [women] men
   *[men] women
} { $count ->
    [one] are
   *[other] go up to
} { $largest } ({ $largest-year }). Probably they were not counted by sex: then { $sex ->
    [women] women
   *[men] men
} are not available (N), not zero.
finding-zero-between = { $place }: 0, between { $before } in { $before-year } and { $after } in { $after-year }{ $more ->
    [0] {""}
    [one] {" "}(and one more such zero in { $years })
   *[other] {" "}(and { $more } more such zeros in { $years })
}. If it was not counted it is not available (N), not zero.
finding-zero-last = { $place }: 0, after { $before } in { $before-year } and { $after } in { $after-year }{ $more ->
    [0] {""}
    [one] {" "}(and one more such zero in { $years })
   *[other] {" "}(and { $more } more such zeros in { $years })
}. If it was not counted yet it is not available (N), not zero.
finding-missing-year = { $place }: not available (N), the only year missing, between { $before } in { $before-year } and { $after } in { $after-year }{ $more ->
    [0] {""}
    [one] {" "}(and one more such gap in { $years })
   *[other] {" "}(and { $more } more such gaps in { $years })
}. Other rows of that year are there, so that a figure may exist.
finding-unclassified = { $place }: “{ $item }” holds { $held } of { $total }, that is { $share } %{ $count ->
    [one] {""}
   *[other] {" "}(too much in { $years })
}. With so large a share the other rows say little.
finding-other-countries = { $place }: “{ $item }” holds { $held } of { $total }, that is { $share } %, and { $named ->
    [0] no country is named
    [one] only one country is named
   *[other] only { $named } countries are named
}{ $count ->
    [one] {""}
   *[other] {" "}(the same in { $years })
}. Name the larger ones, if they are known.
finding-one-sex = { $place }{ $of ->
    [one] , { $status }
   *[all] {""}
}, { $years }: only { $sex ->
    [women] women
   *[men] men
} are given ({ $count ->
    [one] one figure,
   *[other] { $count } figures, up to
} { $largest }), neither { $sex ->
    [women] men
   *[men] women
} nor the total. Add them, or say why they are missing (N).
finding-mixed-precision = { $place }: { $side ->
    [total] the total { $stated } is rounded to the nearest { $step }, its parts are stated to { $exact ->
        [person] the person
       *[other] { $fine }
    } and come to { $parts }
   *[parts] the total { $stated } is stated to { $exact ->
        [person] the person
       *[other] { $fine }
    }, its parts are rounded to the nearest { $step } and come to { $parts }
}{ $count ->
    [one] {""}
   *[other] {" "}({ $count } figures of that year are rounded so)
}. State both to the same precision.
finding-round-total = { $place }: { $stated } looks rounded to the nearest { $step }: its parts, stated to { $exact ->
    [person] the person
   *[other] { $fine }
}, come to { $parts }. Give the exact total, if it is known.
finding-copied-years = { $place }: { $years } are the same digit for digit in { $extent ->
    [all] all { $count } figures
   *[some] { $count } of { $comparable } figures
}, up to { $largest }. One year may have been copied into another.
finding-copied-columns = { $place }, { $years }: “{ $first }” and “{ $second }” are the same digit for digit in { $extent ->
    [all] all { $count } figures
   *[some] { $count } of { $comparable } figures
}, up to { $largest }. One may have been copied into the other.
finding-copied-rows = { $place }, { $years }: “{ $first }” and “{ $second }” are the same digit for digit in { $extent ->
    [all] all { $count } figures
   *[some] { $count } of { $comparable } figures
}, up to { $largest }. One row may have been copied into the other.
finding-copied-tables = { $place } and { $other }, { $years }: the same digit for digit in { $extent ->
    [all] all { $count } figures
   *[some] { $count } of { $comparable } figures
}, up to { $largest }, though the two tables do not count the same people. One may have been copied into the other.
