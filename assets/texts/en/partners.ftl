# What another country says of the same people.
check-partner-figures = What the other country counts
check-partner-figures-about = A count by country is held against what that country itself has published of the same people: their nationals here, or those who left for here. The two never agree to the person; only what is several times larger or smaller is remarked.

finding-partner = { $place }: { $own } here, while { $partner } itself counts { $theirs } { $measure ->
    [outflow-for-work] who left for work here
    [outflow] who left for here
    [abroad] nationals living here
    [inflow] who arrived from here
   *[stock] from here
} (ILOSTAT): { $times } times as { $direction ->
    [less] many
   *[more] few
}{ $years ->
    [one] .
   *[other] ; in { $years } years the two are that far apart.
} Both may be right: do both count the same people, in the same way?
