# Yang dikatakan negara lain tentang orang yang sama.
check-partner-figures = Hitungan negara mitra
check-partner-figures-about = Jumlah menurut negara dibandingkan dengan yang diterbitkan negara itu sendiri tentang orang yang sama: warganya di sini, atau yang berangkat ke sini. Keduanya tidak pernah sama persis; hanya yang beberapa kali lebih besar atau lebih kecil yang disebut.

finding-partner = { $place }: { $own } di sini, sedangkan { $partner } sendiri mencatat { $theirs } { $measure ->
    [outflow-for-work] yang berangkat bekerja ke sini
    [outflow] yang berangkat ke sini
    [abroad] warga negara yang tinggal di sini
    [inflow] yang datang dari sini
   *[stock] dari sini
} (ILOSTAT): { $times } kali lebih { $direction ->
    [less] banyak
   *[more] sedikit
}{ $years ->
    [1] .
   *[other] ; dalam { $years } tahun selisihnya sejauh itu.
} Keduanya bisa benar: apakah keduanya menghitung orang yang sama dengan cara yang sama?
