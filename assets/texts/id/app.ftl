# Bingkai jendela: bilah, menu, perintah, halaman awal, ikhtisar.
program-name = ILMS Collect
program-version = Versi { $version }
cancel = Batal
dismiss = Tutup pesan ini
notices = Pesan
retry = Coba lagi
menu = Menu
theme = Tema
theme-system = Ikuti sistem
theme-light = Terang
theme-dark = Gelap
theme-high-contrast = Kontras tinggi
language = Bahasa
language-is = Bahasa: { $name }
zoom = Perbesaran
zoom-is = Perbesaran: { $percent }
enter-moves = Tombol Enter berpindah
enter-down = Ke bawah
enter-right = Ke kanan
choose-file = Pilih…
choose-open = Buka berkas negara
choose-copy = Simpan salinan berkas negara
path-hint = Lokasi berkas
kind-country-file = Berkas negara ILMS
close-again = Tutup jendela sekali lagi untuk keluar tanpa data yang belum tersimpan.

saved = Tersimpan
saved-at = Tersimpan { $time }
saving = Menyimpan…
not-saved = Belum tersimpan
saved-already = Semuanya sudah tersimpan: setiap sel ditulis ke berkas begitu Anda meninggalkannya.
copy-saved = Salinan disimpan sebagai { $path }.
phase-read-only = { $name } sudah ditutup: Anda dapat melihat dan menyalinnya, tetapi tidak mengubahnya.

choose-phase = Tampilkan fase lain
choose-phase-now = Fase yang tampil: { $name }
closes-today = ditutup hari ini
closed = sudah ditutup
closes-in = { $count ->
   *[other] ditutup dalam { $count } hari
}
closed-since = { $count ->
   *[other] ditutup { $count } hari yang lalu
}
phase-asean-phase-1 = Fase I
phase-asean-phase-2 = Fase II
phase-asean-phase-3 = Fase III
phase-ilms-global-2019 = ILMS global, 2019

undo-what = Urungkan { $what }
redo-what = Ulangi { $what }
undone = Diurungkan: { $what }.
redone = Diulangi: { $what }.
nothing-to-undo = Tidak ada yang dapat diurungkan.
nothing-to-redo = Tidak ada yang dapat diulangi.

menu-file = Berkas
menu-edit = Sunting
menu-go = Buka
menu-view = Tampilan
menu-help = Bantuan
command-welcome = Buka berkas lain, atau buat baru
command-welcome-tip = Berkas terakhir, berkas negara baru, contoh
command-open = Buka berkas…
command-open-tip = Buka berkas negara dari komputer ini
command-sample = Buka contoh
command-sample-tip = Indonesia dengan data terbitan dan Fase III yang sudah dimulai: cobalah semuanya, tidak ada yang bisa rusak.
command-save-now = Simpan sekarang
command-save-now-tip = Pastikan semuanya sudah di disk; setiap sel memang langsung ditulis
command-save-copy = Simpan salinan…
command-save-copy-tip = Tulis semuanya ke berkas lain juga
command-verify = Periksa paket…
command-verify-tip = Pastikan paket utuh, dan lihat siapa yang menandatanganinya.
command-undo = Urungkan
command-undo-tip = Batalkan tindakan terakhir
command-redo = Ulangi
command-redo-tip = Lakukan lagi yang diurungkan
command-find = Cari tabel, baris, atau perintah
command-find-tip = Cari dengan sebagian nama
command-next-finding = Temuan berikutnya
command-next-finding-tip = Ke sel berikutnya yang salah atau janggal
command-previous-finding = Temuan sebelumnya
command-previous-finding-tip = Ke sel sebelumnya yang salah atau janggal
command-next-table = Tabel berikutnya
command-next-table-tip = Tampilkan tabel kuesioner berikutnya
command-previous-table = Tabel sebelumnya
command-previous-table-tip = Tampilkan tabel kuesioner sebelumnya
command-overview = Ikhtisar
command-overview-tip = Semua tabel dan kemajuannya
command-table = Tabel
command-table-tip = Tabel yang terakhir Anda lihat
command-sources = Sumber
command-sources-tip = Dari mana data berasal dan apa yang dihitung
command-findings = Temuan
command-findings-tip = Semua yang salah atau janggal
command-bring-in = Impor
command-bring-in-tip = Ambil data dari berkas lain, setelah pratinjau
command-submit = Kirim
command-submit-tip = Apa yang menghalangi, tanda tangan, penyerahan
command-inspector = Tampilkan atau sembunyikan panel di kanan
command-inspector-tip = Yang penting tentang sel terpilih: arti, temuan, catatan, riwayat
command-zoom-in = Perbesar
command-zoom-in-tip = Tampilkan tabel lebih besar; di tempat lain semuanya
command-zoom-out = Perkecil
command-zoom-out-tip = Tampilkan tabel lebih kecil; di tempat lain semuanya
command-zoom-reset = Ukuran asli
command-zoom-reset-tip = Tampilkan tabel pada 100 %; di tempat lain semuanya
command-help = Bantuan
command-help-tip = Panduan, tombol, lisensi
command-quit = Keluar
command-quit-tip = Tutup jendela; semuanya tersimpan
search-hint = Cari tabel atau sel
find-hint = Tabel, baris, tahun atau perintah, misalnya: 19 malaysia 2014 p

errors-count = { $count ->
   *[other] { $count } kesalahan
}
warnings-count = { $count ->
   *[other] { $count } peringatan
}
notes-count = { $count ->
   *[other] { $count } catatan
}
no-findings = Tidak ada yang salah
selection-sum = Jumlah { $sum }
selection-count = Banyak { $number }
selection-mean = Rata-rata { $mean }
status-keys = Ketik untuk mengisi · F2 menyunting · N X C S K memberi alasan · F8 temuan berikutnya · ? semua tombol
status-keys-typing = Enter menyimpan · Tab menyimpan dan ke kanan · Escape membiarkan sel seperti semula
status-keys-pointing = Panah atau klik memilih sel · Enter: termasuk di situ · Escape membatalkan
status-keys-paste = Enter menempelkan · Escape membiarkan semuanya seperti semula
status-keys-second = Ketik dari dokumen · Enter lanjut · F8 perbedaan berikutnya · Escape keluar, ketikan tetap tersimpan
status-keys-meaning = Panah dan Page Down membaca terus · Escape kembali ke tabel
status-keys-beside = Escape atau klik kembali ke tabel
status-keys-add-row = Ketik nama atau kode untuk menambah baris · Panah atas kembali ke angka
status-keys-read-only = Hanya dibaca · F8 temuan berikutnya · F1 arti sel · ? semua tombol

# Halaman awal
welcome-about = Isi kuesioner migrasi tenaga kerja internasional, periksa sambil mengetik, serahkan dengan tanda tangan.
welcome-open = Buka
welcome-no-recent = Berkas yang Anda buka akan tercantum di sini.
welcome-new = Berkas negara baru
recent-missing = Sudah tidak ada: { $name }
recent-forget = Hapus dari daftar ini
new-country = Negara
new-country-hint = Ketik sebagian nama
new-choose = Pilih negara
new-phase = Kuesioner
new-preparer = Nama Anda
new-preparer-hint = Seperti akan tercantum dalam riwayat perubahan
new-where = Tempat menyimpan berkas
new-create = Buat berkas
new-missing-country = Pilih negara dahulu.
new-missing-path = Tentukan tempat menyimpan berkas.
new-exists = Sudah ada berkas dengan nama itu; tidak ada yang ditimpa. Berikan nama lain.

# Ikhtisar
tables-done = { $done } dari { $count } tabel selesai
next-about = Hal berikutnya yang perlu dilakukan
next-preparer = Sebutkan siapa penyusunnya
next-mend = Perbaiki kesalahan pertama
next-go-on = Lanjutkan { $name }
next-begin = Mulai dengan { $name }
next-submit = Serahkan
prepared-by = Disusun oleh { $name }
preparer-missing = Penyusun belum disebutkan. Paket final memerlukan nama.
preparer-change = Ubah
preparer-title = Siapa penyusun kuesioner ini
preparer-name = Nama
preparer-post = Jabatan
preparer-agency = Lembaga
preparer-email = Surel
preparer-keep = Simpan
overview-findings = Temuan
overview-years = Tahun
overview-progress = Terjawab
overview-changed = Perubahan terakhir
state-empty = kosong
state-started = dimulai
state-no-data = tanpa data, dengan alasan
state-complete = lengkap
screen-start = Awal layar
back-to-start = Kembali ke awal
