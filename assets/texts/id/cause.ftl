# Apa yang kemungkinan terjadi, dan angka yang benar.
cause-change = { $place } { $sure ->
    [yes] seharusnya
   *[no] mungkin seharusnya
} { $right }, bukan { $typed }{ $slip ->
    [exchanged] : dua digit tertukar
    [replaced] : satu digit salah ketik
    [omitted] : satu digit terlewat
    [doubled] : satu digit terketik dua kali
    [added] : satu digit berlebih
    [sign] : tandanya keliru
    [large] : { $power } kali terlalu besar
    [small] : { $power } kali terlalu kecil
    [only] : tidak ada angka tunggal lain yang menjelaskannya
   *[unknown] {""}
}
cause-exchange = { $place }: { $what ->
    [sexes] laki-laki dan perempuan
   *[others] { $first } dan { $second }
} { $sure ->
    [yes] tertukar
   *[no] mungkin tertukar
}{ $which ->
    [all] , di semua { $count } baris
    [some] , di { $count } baris
    [named] , di { $rows }
    [columns] { $count ->
        [1] {""}
       *[other] , di { $count } kolom
    }
   *[cells] {" "}({ $rows })
}
cause-shift = { $place }: angka dari { $first } sampai { $last } { $sure ->
    [yes] berada
   *[no] mungkin berada
} { $rows ->
    [1] satu baris
   *[other] { $rows } baris
} terlalu { $direction ->
    [high] atas
   *[low] bawah
}
cause-move = { $place }: { $amount } { $sure ->
    [yes] tercatat di { $from }, padahal termasuk { $to }
   *[no] mungkin tercatat di { $from }, padahal termasuk { $to }
}
cause-scale = { $place }: { $count ->
    [1] angkanya
   *[other] { $count } angka
} { $sure ->
    [yes] {""}
   *[no] mungkin{" "}
}{ $power } kali terlalu { $direction ->
    [large] besar
   *[small] kecil
}{ $unit ->
    [thousands] , seperti diketik dalam ribuan
    [persons] , seperti diketik dalam orang
   *[other] {""}
}
cause-then = { $sums ->
    [1] dengan begitu jumlahnya cocok.
    [2] dengan begitu kedua jumlah cocok.
   *[other] dengan begitu ke-{ $sums } jumlah cocok.
}
cause-then-all = { $sums ->
    [1] Dengan begitu jumlahnya cocok.
    [2] Dengan begitu kedua jumlah cocok.
   *[other] Dengan begitu ke-{ $sums } jumlah cocok.
}

# Entri: yang berulang dikatakan sekali.
entry-sums = { $cause ->
    [known] { $sums } jumlah, 1 penyebab
   *[open] { $sums } temuan yang saling terkait
}{ $more ->
    [0] {""}
   *[other] ; { $more } catatan lain tentang angka yang sama
}
entry-findings = { $count } temuan menjadi satu
entry-years = { $sentence } Jumlah yang sama tidak cocok di { $count } tahun lain: { $years }; selisihnya { $range }.
entry-years-plain = { $sentence } Jumlah yang sama tidak cocok di { $count } tahun lain: { $years }.
entry-nested = { $first }: di atas { $second } di { $count } tahun ({ $years }){ $range }, padahal yang satu bagian dari yang lain.{ $sources ->
    [two] {" "}Dua sumber bisa menghitung dengan cara berbeda.
   *[one] {""}
}
entry-totals = { $first }: totalnya berbeda dari total di { $second } di { $count } tahun ({ $years }){ $range }.{ $sources ->
    [two] {" "}Dua sumber bisa menghitung dengan cara berbeda.
   *[one] {""}
}
entry-range = dari { $least } sampai { $most }
entry-by = setiap kali { $percent }
entry-run = { $first } sampai { $last }
entry-more = { $count } lainnya
entry-source-missing = Sumber angka belum dinyatakan di { $count } tempat: { $places }.
entry-definition-missing = Di { $count } tempat belum dinyatakan siapa yang dihitung, migran yang mana atau warga negara di luar negeri yang mana: { $places }. Tanpa definisi, angkanya tidak dapat dibandingkan.
entry-year-outside = Tahun yang tidak ditanyakan ada di { $count } tempat: { $places }.
entry-unanswered-cells = { $table }: { $cells } sel dari tahun yang dibuka belum berisi angka maupun alasan.
entry-unanswered-sheets = { $count } lembar belum membuka tahun dan belum diberi alasan: { $places }.
entry-unanswered-tables = { $count } tabel belum dijawab dan belum diberi alasan: { $places }.
entry-input = { $place }: { $count } sel tidak terbaca sebagai angka, karena hal yang sama: { $inputs }.
entry-negative = { $place }: { $count } angka di bawah nol, padahal hitungan tidak bisa negatif: { $inputs }.

# Di daftar temuan dan di samping tabel.
cause-title = Kemungkinan penyebabnya
cause-one-of = Salah satu dari ini:
cause-go = Ke sel itu
cause-use = Pakai { $name }
cause-use-cells = Betulkan { $count } sel
cause-use-tip = Periksa dokumen sumbernya dulu. Satu kali urungkan mengembalikannya.
cause-not-this = Bukan ini
cause-not-this-tip = Menyembunyikan saran ini sampai berkas dibuka lagi. Isi berkas tidak berubah.
cause-hidden = Satu saran disembunyikan.
cause-show-again = Tampilkan lagi
cause-taken = Dibetulkan: { $what }
cause-was = { $cell }: { $typed } → { $right }
cause-and-more = … dan { $count } sel lagi
cause-nothing-here = Tidak ada saran yang dapat diambil di sini. F8 menuju temuan berikutnya.
command-take-third = Ambil saran ketiga
command-take-third-tip = Mengambil saran ketiga dari beberapa saran
grid-proposed = sebuah saran akan mengubahnya
cause-blank = kosong
