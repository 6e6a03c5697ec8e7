# Yang harus tetap rahasia: sel kecil, sel rahasia yang dapat dihitung kembali, dan apa lagi yang perlu disembunyikan.

check-small-cells = Sel kecil
check-small-cells-about = Angka dengan orang yang begitu sedikit sehingga mereka mungkin dikenali. Bila itu tidak boleh terjadi, sembunyikan sebagai rahasia (C); angkanya sendiri tidak salah.
check-hidden-computable = Rahasia, tetapi dapat dihitung
check-hidden-computable-about = Angka yang disembunyikan sebagai rahasia (C) dapat dihitung dari total dan angka lain, atau hanya tersisa beberapa kemungkinan. Angka lain perlu disembunyikan bersamanya.

finding-small-cells = { $sheet }: { $count ->
    [1] satu sel
   *[other] { $count } sel
} berisi { $spread ->
    [person] 1 orang
    [same] { $least } orang
   *[wide] { $least } sampai { $most } orang
}, yang mungkin dapat dikenali. { $which ->
    [first] Yang pertama: { $named }
   *[all] Yaitu: { $named }
}.
finding-hidden-follows = { $place }: disembunyikan sebagai rahasia, tetapi { $how } menghasilkan { $value }.{ $more ->
    [0] {""}
    [1] {" "}Satu sel rahasia lain pada tahun ini juga dapat dihitung.
   *[other] {" "}{ $more } sel rahasia lain pada tahun ini juga dapat dihitung.
}
finding-hidden-about = { $place }: disembunyikan sebagai rahasia, tetapi { $how } menghasilkan sekitar { $value }, setepat angka lainnya.{ $more ->
    [0] {""}
    [1] {" "}Satu sel rahasia lain pada tahun ini juga dapat dihitung.
   *[other] {" "}{ $more } sel rahasia lain pada tahun ini juga dapat dihitung.
}
finding-hidden-together = { $place }: disembunyikan sebagai rahasia, tetapi menurut { $count ->
    [1] satu angka lain
   *[other] { $count } angka lain bersama-sama
} nilainya hanya mungkin { $value }.{ $more ->
    [0] {""}
    [1] {" "}Satu sel rahasia lain pada tahun ini juga dapat dihitung.
   *[other] {" "}{ $more } sel rahasia lain pada tahun ini juga dapat dihitung.
}
finding-hidden-between = { $place }: disembunyikan sebagai rahasia, tetapi menurut angka lainnya nilainya hanya mungkin { $low } sampai { $high }.{ $more ->
    [0] {""}
    [1] {" "}Satu sel rahasia lain pada tahun ini juga dapat dihitung.
   *[other] {" "}{ $more } sel rahasia lain pada tahun ini juga dapat dihitung.
}

# Bagian dari kalimat di atas
finding-hidden-less = { $from } dikurangi { $taken }
finding-hidden-several = { $list } bersama-sama { $sum }
finding-hidden-many = { $count } angka bersama-sama { $sum }

# Tawaran di samping tabel
hide-see = Lihat apa yang perlu disembunyikan
hide-also = Agar tidak dapat dihitung, sembunyikan juga: { $cells }.
hide-also-least = Tidak ada pilihan lain yang menyembunyikan lebih sedikit orang (angka nol dibiarkan).
hide-small = { $count ->
    [1] Sel kecil ini dapat disembunyikan sebagai rahasia (C).
   *[other] Sel ini salah satu dari { $count } sel kecil di lembar ini. Semuanya dapat disembunyikan sebagai rahasia (C).
}
hide-small-with = Agar tidak dapat dihitung, { $count ->
    [1] satu angka lain perlu disembunyikan: { $cells }.
   *[other] { $count } angka lain perlu disembunyikan: { $cells }.
}
hide-kept = Angkanya tetap tersimpan dalam riwayat berkas ini; paket hanya membawa C.
hide-open = { $count ->
    [1] Satu sel rahasia tetap dapat dihitung apa pun yang disembunyikan lagi, dari angka nol atau dari yang belum dijawab di sini.
   *[other] { $count } sel rahasia tetap dapat dihitung apa pun yang disembunyikan lagi, dari angka nol atau dari yang belum dijawab di sini.
}
hide-these = { $count ->
    [1] Sembunyikan sel ini
   *[other] Sembunyikan { $count } sel ini
}
hide-small-these = { $further ->
    [0] { $count ->
        [1] Sembunyikan sel kecil ini
       *[other] Sembunyikan { $count } sel kecil ini
    }
   *[other] { $count ->
        [1] Sembunyikan sel kecil ini dan pelindungnya
       *[other] Sembunyikan { $count } sel kecil ini dan pelindungnya
    }
}
hide-done = { $count ->
    [1] Satu sel disembunyikan sebagai rahasia.
   *[other] { $count } sel disembunyikan sebagai rahasia.
}
hide-and-more = { $cells }; dan { $count ->
    [1] satu lagi
   *[other] { $count } lagi
}
