# Satu tabel: bilah alat, kisi, keterangan.
row-total = Total
sex-total = Total
sex-male = Laki-laki
sex-female = Perempuan
heading-members = Negara anggota ASEAN
heading-added = Negara yang ditambahkan
add-country = Tambah negara
add-country-hint = Nama atau kode negara
add-row = Tambah baris
add-row-hint = Nama atau kode baris
cells-answered = { $done } dari { $count } sel terjawab
source-label = Sumber
source-not-stated = Sumber belum disebutkan
source-tip = Dari sumber mana data ini berasal
source-now = Sumber: { $name }
source-state = Sebutkan sumber dan definisi…
source-state-short = Sebutkan…
source-another = Data dari sumber lain
source-remove = Hapus lembar ini
table-unit-persons = Orang
table-unit-thousands = Ribuan
table-unit-currency = Satuan: { $name }
years = Tahun
year-tip = Tekan untuk menampilkan tahun ini; tombol menu atau tombol kanan menutup tahun tanpa data
year-show = Tampilkan { $name }
year-close = Tutup { $name }
year-add = Tahun
year-open = Buka tahun ini
year-span = { $first } sampai { $last }
rows-menu = Baris
versions = Klasifikasi yang tampil
optional-status = Tampilkan juga bukan migran
inspector-fold = Sembunyikan keterangan
inspector-unfold = Tampilkan keterangan
inspector-nothing = Pilih sel untuk melihat artinya.

grid-error = kesalahan
grid-warning = peringatan
grid-note = catatan
grid-empty = kosong
grid-not-asked = tidak ditanyakan
grid-wrong-input = bukan angka
grid-reason = tanpa angka
grid-inherited = tanpa angka, diwarisi
grid-label-width = Lebar label baris
entered-unclear = Angka ini dapat dibaca dengan dua cara: pilih salah satu di sebelah kanan.
entered-wrong = “{ $text }” bukan angka. Isinya tetap seperti yang Anda ketik, ditandai, sampai diperbaiki.
read-only-refused = Tidak ada yang diubah: ini hanya dapat dibaca.
pasted = { $count ->
   *[other] Ditempel: { $count } sel berubah.
}
pasted-wrong = { $count ->
   *[other] { $count } sel tidak dapat dibaca dan ditandai.
}
pasted-outside = { $count ->
   *[other] { $count } sel jatuh di luar tabel dan dilewatkan.
}

cells-selected = { $count ->
   *[other] { $count } sel terpilih
}
cell-blank = Belum dijawab
typed-as = diketik sebagai { $name }
which-number = Yang mana?
only-fits = Hanya { $name } yang cocok di sini.
use-figure = Pakai { $name }
use-figure-tip = bandingkan dahulu dengan dokumen sumber
figure-used = { $name } kini tercantum di { $cell }.
finding-explained = Sudah dijelaskan; diam sampai angkanya berubah.
finding-in-list = Semua temuan
finding-other-cell = Sel lain
flag = Tanda
flag-none = Tidak ada
flag-now = Tanda: { $name }
no-figure-because = Tanpa angka, karena
reason-n = Tidak tersedia
reason-x = Tidak berlaku
reason-c = Rahasia
reason-s = Tidak signifikan
reason-k = Termasuk di tempat lain
reason-from = dari { $scope }
reason-take-off = Cabut di sana
reach = Untuk sel yang mana
scope-questionnaire = seluruh kuesioner
scope-module = seluruh modul
scope-table = seluruh tabel
scope-source = sumber
scope-sheet = lembar sumber ini
scope-row = baris
scope-year = tahun
scope-column = kolom
scope-cell = sel ini
tab-meaning = Arti
tab-notes = Catatan
tab-history = Riwayat
meaning-counted = Dihitung
meaning-in = Termasuk
meaning-out = Tidak termasuk
meaning-mistake = Kekeliruan umum
notes-none = Tidak ada catatan pada sel ini.
note-add = Tambah catatan
note-remove = Hapus catatan: { $name }
note-for = Untuk
note-vocabulary = Catatan ILO
note-vocabulary-hint = Cari catatan ILO
note-other = Pilih catatan lain
note-text = Dengan kata-kata sendiri
note-keep = Simpan catatan
history-none = Belum ada yang terjadi pada sel ini.
