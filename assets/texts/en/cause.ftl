# The figure that is probably wrong, named by the sums around it.
# $figure: the figure that would be right. $why: one of the reasons below. $sums: how many sums then hold.
cause-here = { $figure } would fit: { $why }.
cause-there = The slip is probably in { $cell }, where { $figure } would fit: { $why }.
cause-why = { $slip ->
    [exchanged] two digits exchanged
    [replaced] one digit typed wrong
    [omitted] one digit left out
    [doubled] one digit typed twice
    [added] one digit too many
    [sign] the sign
    [large] too large by a power of ten
    [small] too small by a power of ten
   *[unknown] no other single figure explains it
}; { $sums ->
    [1] the sum then holds
    [2] both sums then hold
   *[other] all { $sums } sums then hold
}
cause-go = Go to that cell
