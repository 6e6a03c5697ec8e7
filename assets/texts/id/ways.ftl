# Menemukan jalan: baris yang tampil, yang masih tersisa, kotak pencarian, lembar tombol.
rows-shown-title = Baris yang tampil
rows-all = Semua baris
rows-not-empty = Sembunyikan baris kosong
rows-answered = Yang terjawab
rows-to-fill = Yang masih harus dijawab
rows-with-findings = Yang memiliki temuan
rows-changed = Yang berubah sejak { $name }
rows-phase-before = fase sebelumnya
rows-no-phase-before = Berkas ini tidak memuat fase sebelumnya untuk dibandingkan.
rows-shown = { $shown } dari { $count } baris tampil: { $name }
rows-none = Tidak ada baris: { $name }
rows-show-all = Tampilkan semua baris
rows-look-again = Cari lagi
rows-look-again-tip = Cari lagi barisnya, sesuai isi yang diketik sejak itu
year-pin = Tahan { $name } di samping label
year-unpin = Kembalikan { $name } ke tempatnya
command-rows-all = Tampilkan semua baris
command-rows-all-tip = Tampilkan setiap baris tabel
command-rows-not-empty = Sembunyikan baris kosong
command-rows-not-empty-tip = Hanya baris yang ada isinya dan baris total; sekali lagi menampilkan semua baris
command-rows-answered = Baris yang terjawab
command-rows-answered-tip = Hanya baris dengan angka atau alasan; sekali lagi menampilkan semua baris
command-rows-to-fill = Baris yang masih harus dijawab
command-rows-to-fill-tip = Hanya baris yang jawabannya belum lengkap; sekali lagi menampilkan semua baris
command-rows-with-findings = Baris yang memiliki temuan
command-rows-with-findings-tip = Hanya baris yang salah atau janggal; sekali lagi menampilkan semua baris
command-rows-changed = Baris yang berubah sejak fase sebelumnya
command-rows-changed-tip = Hanya baris dengan angka baru atau lain dari fase sebelumnya; sekali lagi menampilkan semua baris
command-pin-year = Tahan tahun ini di samping label
command-pin-year-tip = Tahun sel aktif tetap di kiri sementara yang lain bergeser; sekali lagi mengembalikannya
command-next-to-fill = Sel berikutnya yang harus dijawab
command-next-to-fill-tip = Ke sel berikutnya yang belum terjawab, di tabel ini lalu di tabel berikutnya
command-previous-to-fill = Sel sebelumnya yang harus dijawab
command-previous-to-fill-tip = Ke sel sebelumnya yang belum terjawab
command-what-is-left = Yang masih tersisa
command-what-is-left-tip = Daftar semua yang masih harus dijawab, disebutkan atau diperbaiki
nothing-to-fill = Semua sel sudah terjawab.

left-title = Yang masih tersisa
left-keys = Enter menuju ke sana · Esc menutup
left-nothing = Tidak ada: semua sel terjawab, semua sumber disebutkan, tidak ada kesalahan.
left-count = { $count ->
   *[other] { $count } hal
}
left-show = { $count ->
    [0] Tidak ada yang tersisa
   *[other] Masih tersisa { $count } hal
}
left-not-begun = Belum dimulai: isi, atau beri alasan untuk seluruh tabel
left-source = Sumber belum disebutkan
left-definition = Belum disebutkan siapa yang dihitung sebagai migran
left-wrong = { $cell }: “{ $text }” tidak dapat dibaca
left-block = { $years }: { $rows }
left-block-columns = { $years }: { $rows }, { $columns }
left-rows = { $count ->
   *[other] { $count } baris
}
left-all-rows = { $count ->
    [1] seluruh baris
   *[other] semua { $count } baris
}
left-columns = { $count } kolom
left-cells = { $count ->
   *[other] { $count } sel
}

find-add = Tambahkan { $name } ke { $table }

command-meaning = Arti sel ini
command-meaning-tip = Apa yang dihitung dalam tabel, baris dan kolom ini (F1 di dalam tabel)
command-key-sheet = Lembar tombol
command-key-sheet-tip = Setiap tombol beserta kegunaannya
keys-title = Tombol
keys-close = Tutup
keys-in-table = Di dalam tabel: { $name }

add-listed = sudah ada di tabel
add-added = { $name } ditambahkan. Ketik nama berikutnya, atau angkanya; Enter menuju ke barisnya.
add-done = Selesai

meaning-row = Baris
meaning-also = Disebut juga
meaning-holds = Terdiri atas

rows-bar-not-empty = baris kosong disembunyikan
rows-bar-answered = yang terjawab
rows-bar-to-fill = yang masih harus dijawab
rows-bar-with-findings = yang memiliki temuan
rows-bar-changed = yang berubah sejak { $name }
