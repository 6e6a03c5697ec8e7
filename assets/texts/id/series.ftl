# Angka dari tahun ke tahun, disampaikan kepada pengisi formulir.
# $now: angka yang janggal; $before, $after: angka tahun di sebelahnya; $low, $high: perubahan dalam persen.

# What the figures beside it did; follows the sentences on changes.
finding-change-beside = { $beside ->
    [rows] {" "}Baris lain berubah { $low } sampai { $high } dalam kurun itu.
    [most-rows] {" "}Sebagian besar baris lain berubah { $low } sampai { $high } dalam kurun itu.
    [parts] {" "}Baris-baris di dalamnya berubah { $low } sampai { $high } dalam kurun itu.
    [years] {" "}Pada tahun-tahun lain perubahannya { $low } sampai { $high }.
    [most-years] {" "}Pada sebagian besar tahun lain perubahannya { $low } sampai { $high }.
   *[none] {""}
}
finding-change-spike = { $place }: { $now } sesudah { $before } pada { $before-year } dan sebelum { $after } pada { $after-year }.{ finding-change-beside }
finding-change-shift = { $place }: { $now } sesudah { $before } pada { $before-year }, dan tetap di sekitar tingkat yang baru ({ $after } pada { $after-year }).{ finding-change-beside } Jika sejak tahun ini yang dihitung berbeda, tandai sebagai putus deret (B).
finding-change-unsteady = { $place }: { $now } sesudah { $before } pada { $before-year }, lalu { $after } pada { $after-year }.{ finding-change-beside }
finding-change-last = { $place }: { $now } sesudah { $before } pada { $before-year }.{ finding-change-beside }
finding-change-first = { $place }: { $now }, tetapi { $after } pada { $after-year }.{ finding-change-beside }
finding-flip = { $place }: { $men } laki-laki dan { $women } perempuan; kira-kira terbalik pada { $before-year } ({ $before-men } dan { $before-women }) dan pada { $after-year } ({ $after-men } dan { $after-women }).{ $more ->
    [0] {""}
   *[other] {" "}Demikian pula pada { $more } baris lain.
} Mungkin laki-laki dan perempuan tertukar.
finding-flip-last = { $place }: { $men } laki-laki dan { $women } perempuan; kira-kira terbalik pada { $before-year } ({ $before-men } dan { $before-women }).{ $more ->
    [0] {""}
   *[other] {" "}Demikian pula pada { $more } baris lain.
} Mungkin laki-laki dan perempuan tertukar.
finding-flip-first = { $place }: { $men } laki-laki dan { $women } perempuan; kira-kira terbalik pada { $after-year } ({ $after-men } dan { $after-women }).{ $more ->
    [0] {""}
   *[other] {" "}Demikian pula pada { $more } baris lain.
} Mungkin laki-laki dan perempuan tertukar.
finding-scale-year = { $sheet }, { $years }: { $count ->
    [1] angkanya
   *[other] ke-{ $count } angkanya
} kira-kira { $times ->
    [thousand] 1 000 kali
    [hundred] 100 kali
    [ten] 10 kali
    [tenth] sepersepuluh
    [hundredth] seperseratus
   *[thousandth] seperseribu
} dari yang tertulis pada { $other-year }: { $now } terhadap { $other }. Mungkin satuan orang dan ribuan tertukar.
finding-scale-column = { $sheet }, { $years }, { $sex }: { $count ->
    [1] angkanya
   *[other] ke-{ $count } angkanya
} kira-kira { $times ->
    [thousand] 1 000 kali
    [hundred] 100 kali
    [ten] 10 kali
    [tenth] sepersepuluh
    [hundredth] seperseratus
   *[thousandth] seperseribu
} dari yang tertulis pada { $other-year }: { $now } terhadap { $other }. Mungkin satuan orang dan ribuan tertukar.
finding-scale-row = { $sheet }, { $row }, { $years }: { $count ->
    [1] angkanya
   *[other] ke-{ $count } angkanya
} kira-kira { $times ->
    [thousand] 1 000 kali
    [hundred] 100 kali
    [ten] 10 kali
    [tenth] sepersepuluh
    [hundredth] seperseratus
   *[thousandth] seperseribu
} dari yang tertulis pada { $other-year }: { $now } terhadap { $other }. Mungkin satuan orang dan ribuan tertukar.
finding-scale-line = { $place }: { $now } kira-kira { $times ->
    [thousand] 1 000 kali
    [hundred] 100 kali
    [ten] 10 kali
    [tenth] sepersepuluh
    [hundredth] seperseratus
   *[thousandth] seperseribu
} dari { $other } pada { $other-year }. Mungkin satuan orang dan ribuan tertukar.
finding-scale-phase = { $sheet }, { $years }: { $count ->
    [1] angkanya
   *[other] ke-{ $count } angkanya
} kira-kira { $times ->
    [thousand] 1 000 kali
    [hundred] 100 kali
    [ten] 10 kali
    [tenth] sepersepuluh
    [hundredth] seperseratus
   *[thousandth] seperseribu
} dari yang tertulis pada { $phase }: { $now } terhadap { $other }. Mungkin satuan orang dan ribuan tertukar.
finding-revised = { $place }: { $now }, tetapi { $before } pada { $phase }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. Jika angka ini direvisi, sebutkan dalam catatan atau penjelasan.
finding-revised-year = { $sheet }, { $year }: { $count } angka berbeda dari { $phase }; { $place } kini { $now }, semula { $before }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. Jika angka-angka ini direvisi, sebutkan dalam catatan atau penjelasan.
finding-revised-sheet = { $sheet }: { $count } angka dari { $years } tahun berbeda dari { $phase }; { $place } kini { $now }, semula { $before }{ $by ->
    [percent] {" "}({ $percent })
   *[none] {""}
}. Jika angka-angka ini direvisi, sebutkan dalam catatan atau penjelasan.

# Apa yang diperiksa, menurut jenisnya.
check-change-over-time = Perubahan dari tahun ke tahun
check-change-over-time-about = Angka yang jauh dari tahun-tahun di sebelahnya, sedangkan barisnya sedikit berubah pada tahun lain dan baris lain tidak berubah sejauh itu pada tahun yang sama. Fase sebelumnya ikut dihitung sebagai tahun. Angka kecil dibiarkan. Putus deret (B, atau catatan tentangnya) adalah jawaban; demikian pula R untuk angka yang sudah Anda periksa dan ternyata benar.
check-sex-ratio-flip = Laki-laki dan perempuan tertukar
check-sex-ratio-flip-about = Dalam satu tahun jumlah laki-laki seperti jumlah perempuan pada tahun-tahun di sebelahnya, dan sebaliknya.
check-other-scale = Satuan lain
check-other-scale-about = Satu tahun, kolom atau baris kira-kira seribu kali, atau seperseribu, dari tahun-tahun di sebelahnya atau dari fase sebelumnya. Sepuluh atau seratus kali hanya disebut bila banyak angka tepat menunjukkannya.
check-revised = Berbeda dari fase sebelumnya
check-revised-about = Angka tidak sama dengan yang tertulis pada fase sebelumnya dalam berkas ini untuk sel yang sama. Merevisi angka itu wajar: perubahan kecil, atau perubahan angka sementara atau perkiraan, hanya menjadi catatan.
