# Apa yang janggal pada angka yang berdampingan, dan angka yang muncul dua kali. Masing-masing menyebut angkanya.
# $place: sel atau lembar; $years: `2000–2009, 2012`; jumlah dalam satuan lembar.

check-zero-beside-large = Nol di samping angka besar
check-zero-beside-large-about = Sebuah sel bernilai nol, atau tidak tersedia, padahal tahun di sekitarnya atau jenis kelamin lainnya berisi angka besar. Sering kali itu berarti tidak dihitung: jadi tidak tersedia (N), bukan nol.
check-unclassified-share = Banyak yang tidak terklasifikasi
check-unclassified-share-about = Lebih dari separuh total “tidak terklasifikasi”, atau masuk “Negara lain” padahal hampir tidak ada negara yang disebut.
check-one-sex-only = Satu jenis kelamin saja
check-one-sex-only-about = Ada angka laki-laki atau perempuan saja, tanpa total dan tanpa jenis kelamin lainnya. Laki-laki dan perempuan tanpa total tidak apa-apa: totalnya dapat dihitung.
check-mixed-precision = Ketelitian bercampur
check-mixed-precision-about = Total dibulatkan ke ribuan sedangkan bagiannya ditulis sampai satuan orang, atau sebaliknya. Penjumlahannya hanya cocok kira-kira.
check-round-total = Total dibulatkan
check-round-total-about = Total berakhir dengan beberapa nol, sedangkan bagiannya yang lebih teliti berjumlah hampir sama: mungkin total itu dibulatkan.
check-copied = Angka yang sama dua kali
check-copied-about = Tahun, laki-laki dan perempuan, baris, atau tabel sama persis sampai digit terakhir. Pada angka sebenarnya hal itu hampir tidak pernah terjadi; mungkin satu blok tersalin atau tertempel di tempat yang salah. Yang sama karena penjumlahan tidak dimaksud.

finding-zero-sex = { $place }{ $of ->
    [one] , { $status }
   *[all] {""}
}, { $years }: { $sex ->
    [women] perempuan
   *[men] laki-laki
} bernilai 0 { $count ->
    [1] {""}
   *[other] pada semua { $count } angka{" "}
}sedangkan { $sex ->
    [women] laki-laki
   *[men] perempuan
} { $count ->
    [1] berjumlah
   *[other] mencapai
} { $largest } ({ $largest-year }). Mungkin tidak dihitung menurut jenis kelamin: jika demikian, { $sex ->
    [women] perempuan
   *[men] laki-laki
} tidak tersedia (N), bukan nol.
finding-zero-between = { $place }: 0, di antara { $before } pada { $before-year } dan { $after } pada { $after-year }{ $more ->
    [0] {""}
   *[other] {" "}(dan { $more } nol serupa lagi pada { $years })
}. Jika tidak dihitung, isinya tidak tersedia (N), bukan nol.
finding-zero-last = { $place }: 0, setelah { $before } pada { $before-year } dan { $after } pada { $after-year }{ $more ->
    [0] {""}
   *[other] {" "}(dan { $more } nol serupa lagi pada { $years })
}. Jika belum dihitung, isinya tidak tersedia (N), bukan nol.
finding-missing-year = { $place }: tidak tersedia (N), satu-satunya tahun yang kosong, di antara { $before } pada { $before-year } dan { $after } pada { $after-year }{ $more ->
    [0] {""}
   *[other] {" "}(dan { $more } kekosongan serupa lagi pada { $years })
}. Baris lain pada tahun itu terisi, jadi angkanya mungkin ada.
finding-unclassified = { $place }: “{ $item }” memuat { $held } dari { $total }, yaitu { $share } %{ $count ->
    [1] {""}
   *[other] {" "}(terlalu banyak pada { $years })
}. Dengan bagian sebesar itu, baris lainnya tidak banyak berarti.
finding-other-countries = { $place }: “{ $item }” memuat { $held } dari { $total }, yaitu { $share } %, dan { $named ->
    [0] tidak ada negara yang disebut
   *[other] hanya { $named } negara yang disebut
}{ $count ->
    [1] {""}
   *[other] {" "}(demikian pula pada { $years })
}. Sebutkan negara-negara yang besar jika diketahui.
finding-one-sex = { $place }{ $of ->
    [one] , { $status }
   *[all] {""}
}, { $years }: hanya { $sex ->
    [women] perempuan
   *[men] laki-laki
} yang diisi ({ $count ->
    [1] satu angka,
   *[other] { $count } angka, sampai
} { $largest }), tanpa { $sex ->
    [women] laki-laki
   *[men] perempuan
} dan tanpa total. Lengkapilah, atau sebutkan mengapa tidak ada (N).
finding-mixed-precision = { $place }: { $side ->
    [total] total { $stated } dibulatkan ke { $step } terdekat, sedangkan bagiannya ditulis sampai { $exact ->
        [person] satuan orang
       *[other] { $fine }
    } dan berjumlah { $parts }
   *[parts] total { $stated } ditulis sampai { $exact ->
        [person] satuan orang
       *[other] { $fine }
    }, sedangkan bagiannya dibulatkan ke { $step } terdekat dan berjumlah { $parts }
}{ $count ->
    [1] {""}
   *[other] {" "}({ $count } angka pada tahun itu dibulatkan demikian)
}. Tulislah keduanya dengan ketelitian yang sama.
finding-round-total = { $place }: { $stated } tampaknya dibulatkan ke { $step } terdekat: bagiannya, yang ditulis sampai { $exact ->
    [person] satuan orang
   *[other] { $fine }
}, berjumlah { $parts }. Isilah total yang tepat jika diketahui.
finding-copied-years = { $place }: { $years } sama persis { $extent ->
    [all] pada semua { $count } angka
   *[some] pada { $count } dari { $comparable } angka
}, sampai { $largest }. Mungkin satu tahun tersalin ke tahun lain.
finding-copied-columns = { $place }, { $years }: “{ $first }” dan “{ $second }” sama persis { $extent ->
    [all] pada semua { $count } angka
   *[some] pada { $count } dari { $comparable } angka
}, sampai { $largest }. Mungkin yang satu tersalin ke yang lain.
finding-copied-rows = { $place }, { $years }: “{ $first }” dan “{ $second }” sama persis { $extent ->
    [all] pada semua { $count } angka
   *[some] pada { $count } dari { $comparable } angka
}, sampai { $largest }. Mungkin satu baris tersalin ke baris lain.
finding-copied-tables = { $place } dan { $other }, { $years }: sama persis { $extent ->
    [all] pada semua { $count } angka
   *[some] pada { $count } dari { $comparable } angka
}, sampai { $largest }, padahal kedua tabel tidak menghitung orang yang sama. Mungkin yang satu tersalin ke yang lain.
