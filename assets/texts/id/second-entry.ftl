# Mengetik angka untuk kedua kalinya.
action-second-entry = { $detail ->
    [first] penyelesaian ketikan kedua (angka pertama dipertahankan)
    [second] penyelesaian ketikan kedua (angka kedua dipakai)
    [other] penyelesaian ketikan kedua (angka lain)
    [cleared] penghapusan ketikan kedua
   *[typed] pengetikan kedua
}
command-retype-selection = Ketik ulang sel terpilih
command-retype-selection-tip = Ketik sekali lagi angka yang dipilih dari dokumen; angka pertama disembunyikan, hanya perbedaan yang ditampilkan
command-retype-table = Ketik ulang tabel ini
command-retype-table-tip = Ketik sekali lagi setiap angka tabel ini dari dokumen; hanya perbedaan yang ditampilkan
command-retype-unprotected = Ketik ulang angka yang tidak dijaga jumlah
command-retype-unprotected-tip = Hanya angka yang salah ketiknya tidak akan terlihat, dan beberapa angka besar yang membentuk separuh kolomnya

grid-agreed = diketik dua kali, keduanya sama
second-grid = Pengetikan kedua: { $name }
second-of-selection = { $name }: pengetikan kedua sel terpilih
second-of-table = { $name }: pengetikan kedua tabel
second-of-unprotected = { $name }: pengetikan kedua angka yang tidak dijaga jumlah
second-nothing = Tidak ada yang perlu diketik ulang: belum ada angka di sana.
second-nothing-unprotected = Tidak ada yang perlu diketik ulang: setiap angka tabel ini dijaga oleh jumlah, atau belum ada angka.
second-leave = Keluar
second-leave-tip = Kembali ke tabel (Esc); yang sudah diketik ulang disimpan dan dapat dilanjutkan nanti
second-progress = { $typed } dari { $all } diketik · { $agree } sama · { $differ } berbeda
second-how = Ketik menurut dokumen. Angka pertama disembunyikan; Enter menuju angka berikutnya.
second-done = { $all } angka diketik ulang: { $agree } sama, { $differ } berbeda.
second-settle = Selesaikan { $count } perbedaan
second-settle-tip = Ke perbedaan berikutnya (F8)
second-to-type = perlu diketik
second-not-part = bukan bagian pengetikan kedua
second-differs = keduanya berbeda
second-both = Pertama { $first }, kedua { $second }.
second-no-paste = Pengetikan kedua harus diketik, bukan ditempel: hanya dengan begitu salah ketik ditemukan.
second-refused = Sel ini bukan bagian pengetikan kedua.
second-unclear = “{ $text }” tidak dapat dibaca sebagai satu angka. Ketikan Anda disimpan; ketiklah sekali lagi.
second-other-precision = Keduanya angka yang sama, dengan ketelitian berbeda.
second-side-none = Sel ini bukan bagian pengetikan kedua. Enter menuju sel berikutnya.
second-side-to-type = Perlu diketik dari dokumen. Angka pertama disembunyikan sampai saat itu.
second-side-agrees = Diketik dua kali, keduanya sama.
second-question = { $name }: kedua ketikan berbeda. Apa yang tertulis dalam dokumen?
second-keep-first = Pertahankan { $name } (pertama)
second-keep-second = Pakai { $name } (kedua)
second-other = Angka lain
second-other-hint = Ketik lalu tekan Enter
second-look = 1 dan 2 memilih, Esc kembali ke tabel. Lihat dokumen dahulu: tidak ada yang disarankan di sini.
second-settled = { $cell } berisi { $name }; perbedaannya sudah diselesaikan.
second-mark = Diketik dua kali, keduanya sama · { $when } · { $who }
second-mark-differs = Diketik untuk kedua kalinya sebagai { $name }, berbeda · { $when } · { $who }. Apa yang tertulis dalam dokumen?
