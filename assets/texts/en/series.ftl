# Figures in the course of years, said to the person who fills the form.
# $now: the figure that is odd; $before, $after: those of the years beside it; $low, $high: changes in per cent.

# What the figures beside it did; follows the sentences on changes.
finding-change-beside = { $beside ->
    [rows] {" "}The other rows changed by { $low } to { $high } in that time.
    [most-rows] {" "}Most other rows changed by { $low } to { $high } in that time.
    [parts] {" "}The rows in it changed by { $low } to { $high } in that time.
    [years] {" "}In other years the change was { $low } to { $high }.
    [most-years] {" "}In most other years the change was { $low } to { $high }.
   *[none] {""}
}
finding-change-spike = { $place }: { $now } after { $before } in { $before-year } and before { $after } in { $after-year }.{ finding-change-beside }
finding-change-shift = { $place }: { $now } after { $before } in { $before-year }, and it stays near the new level ({ $after } in { $after-year }).{ finding-change-beside } If something else was counted from this year on, flag it as a break (B).
finding-change-unsteady = { $place }: { $now } after { $before } in { $before-year }, then { $after } in { $after-year }.{ finding-change-beside }
finding-change-last = { $place }: { $now } after { $before } in { $before-year }.{ finding-change-beside }
finding-change-first = { $place }: { $now }, but { $after } in { $after-year }.{ finding-change-beside }
finding-flip = { $place }: { $men } men and { $women } women; it is about the other way round in { $before-year } ({ $before-men } and { $before-women }) and in { $after-year } ({ $after-men } and { $after-women }).{ $more ->
    [0] {""}
    [one] {" "}The same holds for one more row.
   *[other] {" "}The same holds for { $more } more rows.
} Men and women may have changed places.
finding-flip-last = { $place }: { $men } men and { $women } women; it is about the other way round in { $before-year } ({ $before-men } and { $before-women }).{ $more ->
    [0] {""}
    [one] {" "}The same holds for one more row.
   *[other] {" "}The same holds for { $more } more rows.
} Men and women may have changed places.
finding-flip-first = { $place }: { $men } men and { $women } women; it is about the other way round in { $after-year } ({ $after-men } and { $after-women }).{ $more ->
    [0] {""}
    [one] {" "}The same holds for one more row.
   *[other] {" "}The same holds for { $more } more rows.
} Men and women may have changed places.
finding-scale-year = { $sheet }, { $years }: { $count ->
    [one] the figure is
   *[other] all { $count } figures are
} about { $times ->
    [thousand] 1 000 times
    [hundred] 100 times
    [ten] 10 times
    [tenth] a tenth of
    [hundredth] a hundredth of
   *[thousandth] a thousandth of
} what stands in { $other-year }: { $now } against { $other }. Perhaps persons and thousands are mixed up.
finding-scale-column = { $sheet }, { $years }, { $sex }: { $count ->
    [one] the figure is
   *[other] all { $count } figures are
} about { $times ->
    [thousand] 1 000 times
    [hundred] 100 times
    [ten] 10 times
    [tenth] a tenth of
    [hundredth] a hundredth of
   *[thousandth] a thousandth of
} what stands in { $other-year }: { $now } against { $other }. Perhaps persons and thousands are mixed up.
finding-scale-row = { $sheet }, { $row }, { $years }: { $count ->
    [one] the figure is
   *[other] all { $count } figures are
} about { $times ->
    [thousand] 1 000 times
    [hundred] 100 times
    [ten] 10 times
    [tenth] a tenth of
    [hundredth] a hundredth of
   *[thousandth] a thousandth of
} what stands in { $other-year }: { $now } against { $other }. Perhaps persons and thousands are mixed up.
finding-scale-line = { $place }: { $now } is about { $times ->
    [thousand] 1 000 times
    [hundred] 100 times
    [ten] 10 times
    [tenth] a tenth of
    [hundredth] a hundredth of
   *[thousandth] a thousandth of
} the { $other } of { $other-year }. Perhaps persons and thousands are mixed up.
finding-scale-phase = { $sheet }, { $years }: { $count ->
    [one] the figure is
   *[other] all { $count } figures are
} about { $times ->
    [thousand] 1 000 times
    [hundred] 100 times
    [ten] 10 times
    [tenth] a tenth of
    [hundredth] a hundredth of
   *[thousandth] a thousandth of
} what { $phase } says: { $now } against { $other }. Perhaps persons and thousands are mixed up.
finding-revised = { $place }: { $now }, but { $before } in { $phase }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. If it was revised, a note or an explanation should say so.
finding-revised-year = { $sheet }, { $year }: { $count } figures differ from { $phase }; { $place } is { $now }, it was { $before }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. If they were revised, a note or an explanation should say so.
finding-revised-sheet = { $sheet }: { $count } figures of { $years } years differ from { $phase }; { $place } is { $now }, it was { $before }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. If they were revised, a note or an explanation should say so.

# What the checks look at, by their kind.
check-change-over-time = Change over time
check-change-over-time-about = A figure that is far from the years beside it, while its row moves little in other years and the other rows did not move so in that year. Earlier phases count as years too. Small numbers are left alone. A break (B, or a note on the break) is an answer; so is R for a figure that you have looked at and found right.
check-sex-ratio-flip = Men and women exchanged
check-sex-ratio-flip-about = In one year there are as many men as there are women in the years beside it, and as many women as men.
check-other-scale = Another unit
check-other-scale-about = A year, a column or a row is about a thousand times, or a thousandth of, the years beside it or the phase before. Ten or a hundred times is said only where many figures agree on it exactly.
check-revised = Differs from an earlier phase
check-revised-about = A figure is not what an earlier phase of this file says for the same cell. Revising figures is normal: a small change, or one of a provisional figure or an estimate, is only a note.
