# Penjelasan pemeriksaan, di bantuan dan oleh `ilms-collect checks`.

check-group-within = Hitungan di dalam satu tabel
check-group-between = Antartabel
check-group-time = Dari waktu ke waktu
check-group-odd = Kejanggalan
check-group-secrecy = Kerahasiaan
check-group-complete = Kelengkapan

# $inner, $outer, $tables: label tabel seperti C19.
check-tables-nested = { $inner } di dalam { $outer }
check-tables-equal = Jumlah total tabel { $tables }
check-tables-file = Kuesioner secara keseluruhan
check-tables-all = Semua { $count } tabel
check-tables-some = Tabel { $tables }

example-passes = Lolos
example-fails = Ditemukan
example-source-missing = Sumber angka ini tidak dinyatakan.
example-definition-missing = Tidak dinyatakan siapa yang dihitung.
example-preparer-missing = Penyusun tidak disebutkan.
example-source = Survei angkatan kerja
example-program-says = Kata program

checks-page-filter = Cari pemeriksaan
checks-page-filter-hint = Kata, tabel seperti C19, atau angka
checks-page-count = { $shown } dari { $all } pemeriksaan
checks-page-none = Tidak ada pemeriksaan yang memuat kata itu.
checks-page-examples = { $count } contoh
checks-page-show = Tampilkan contoh
checks-page-hide = Sembunyikan contoh
checks-page-examples-of = { $show } untuk “{ $name }”
checks-list-title = { $title }, versi { $version }: { $count } pemeriksaan
