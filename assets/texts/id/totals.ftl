# Total yang diisi atau mengikuti, alasan untuk banyak sel, termasuk di tempat lain.
action-compute = { $detail ->
    [automatic] pemilihan total otomatis
    [typed] pemilihan total yang diketik
   *[other] pengisian { $count } sel menurut penjumlahan
}
totals-filled = { $count ->
   *[other] { $count } sel diisi menurut penjumlahan, ditandai L sebagai hasil hitungan.
}
totals-nothing = Tidak ada yang dapat diisi di sini: total memerlukan semua bagiannya, dan sebuah bagian memerlukan total serta semua bagian lainnya. Pada tabel negara, “Negara lain” termasuk bagian.
totals-undecided = { $cell } tetap kosong: menurut satu penjumlahan { $first }, menurut yang lain { $second }.
totals-unfitting = { $cell } tetap kosong: { $first } cocok dengan satu penjumlahan tetapi merusak yang lain.
totals-more = { $count ->
   *[other] Begitu pula { $count } sel lagi.
}
totals-choice = Total
totals-typed = Diketik, dan dibandingkan dengan bagiannya
totals-automatic = Otomatis: total yang kosong mengikuti bagiannya
totals-automatic-on = Mulai sekarang total yang kosong di lembar ini mengikuti bagiannya. Yang diketik tetap seperti adanya.
totals-automatic-off = Mulai sekarang total di lembar ini diketik dan dibandingkan dengan bagiannya.
compute-again = Isi lagi: { $name }
compute-stale = Bagiannya berubah sejak sel ini diisi.
fill-by-sum = Isi sebagai hasil hitungan (F9)
includes = Mencakup: { $name }
pointing-ask = { $count ->
    [1] Tunjukkan sel yang mencakup { $name }: dengan tombol panah atau klik, lalu Enter. Escape membatalkan.
   *[other] Tunjukkan sel yang mencakup { $count } sel itu: dengan tombol panah atau klik, lalu Enter. Escape membatalkan.
}
pointing-ask-scope = Tunjukkan sel yang mencakupnya ({ $name }): dengan tombol panah atau klik, lalu Enter. Escape membatalkan.
pointing-here = Termasuk di sini
pointing-leave = Batal
pointing-at = Sekarang di { $name }
pointing-done = Termasuk di { $name }.
cannot-include-itself = Sebuah sel tidak dapat termasuk di dirinya sendiri. Tunjukkan sel lain.
cannot-include-empty = Sel itu kosong. Ketik dahulu angkanya, lalu tunjukkan.
cannot-include-no-figure = Sel itu tidak berisi angka yang dapat mencakup yang lain. Tunjukkan sel yang berisi angka.
cannot-include-elsewhere = Sel itu sendiri termasuk di tempat lain. Tunjukkan sel yang mencakup keduanya.
cannot-include-total = Itu total yang memang sudah mencakup sel ini sebagai bagiannya. Tunjukkan bagian yang juga memuat angkanya.
cannot-include-part = Sel itu bagian dari sel yang hendak dimasukkan. Tunjukkan sel di luarnya.
figures-not-repeated = { $count ->
   *[other] { $count } angka tidak diulang: hanya alasan yang diulang.
}
figures-passed-over = { $count } angka dibiarkan: alasan untuk pilihan tidak pernah ditulis di atas angka. Delete mengosongkan sel.
figure-in-active-only = Angka itu hanya ada di sel aktif: angka tidak pernah diulang ke sel lain, alasan boleh.
reason-repeated = { $count ->
   *[other] { $count } sel mendapat alasan itu.
}
no-figure-panel = Tanpa angka, karena…
no-figure-hint = Tombol angka menentukan sel yang mana, tombol huruf menentukan alasannya. Escape membatalkan.
reach-rows = { $count ->
    [1] baris
   *[other] { $count } baris
}
reach-columns = { $count ->
    [1] kolom
   *[other] { $count } kolom
}
reach-years = { $count ->
    [1] tahun
   *[other] { $count } tahun
}
command-no-figure = Tanpa angka, karena…
command-no-figure-tip = Sebutkan mengapa tidak ada angka: untuk sel terpilih, baris, kolom atau tahunnya, tabel atau modul
command-fill-totals = Isi total
command-fill-totals-tip = Isi yang kosong dan dapat dihitung: total dari bagiannya, satu bagian yang kurang dari totalnya
command-automatic-totals = Total otomatis atau diketik
command-automatic-totals-tip = Biarkan total yang kosong di lembar ini mengikuti bagiannya, atau ketik dan bandingkan
command-elsewhere = Termasuk di tempat lain
command-elsewhere-tip = Tunjukkan sel yang mencakup sel terpilih
