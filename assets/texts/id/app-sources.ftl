# Sumber dan definisi: dari mana angka setiap lembar berasal dan apa cakupannya.

sources-title = Sumber dan definisi
sources-about = Setiap tabel dari setiap sumber menyatakan asal angkanya dan siapa yang dihitung. Dinyatakan sekali, ditawarkan lagi.
sources-list = Tabel yang berisi angka
sources-list-summary = { $done } dari { $all } lengkap
sources-empty-title = Belum ada tabel yang berisi angka
sources-empty-text = Buka sebuah tabel dan ketik angka pertama, atau masukkan angka dari berkas. Tabel itu lalu muncul di sini, dan sumbernya dinyatakan sekali.
sources-empty-open = Ke ikhtisar
sources-empty-import = Masukkan berkas
sources-not-stated = Sumber belum disebutkan
sources-state-complete = Lengkap
sources-state-missing = { $count } hal belum ada
sources-row-name = { $table }: { $title }, { $source }, { $state }
sources-missing-title = Belum ada
sources-missing-source = sumber
sources-missing-definition = definisi migran
sources-all-stated = Semua yang ditanyakan tentang tabel ini sudah dinyatakan.
sources-open-table = Buka tabel
sources-next-incomplete = Tabel berikut yang belum lengkap

sources-section-source = Dari mana angkanya
sources-choose = Sumber
sources-choose-hint = Pilih sumber
sources-group-stated = Dinyatakan dalam berkas ini
sources-group-known = Dikenal ILO untuk { $country }
sources-group-new = Tidak ada dalam daftar
sources-new = Nyatakan sumber baru
sources-new-title = Sumber baru
sources-new-key = Nama pendek
sources-new-key-hint = misalnya Sakernas atau BNP2TKI
sources-new-save = Nyatakan sumber ini
sources-new-cancel = Tinggalkan
sources-name = Nama
sources-name-hint = seperti sebutan di lembaga Anda, tanpa tahun
sources-kind = Jenis sumber
sources-kind-hint = Pilih jenisnya
sources-agency = Lembaga
sources-agency-hint = Pilih atau tulis lembaga yang mengelolanya
sources-contact = Kontak
sources-contact-hint = siapa yang dapat ditanya kantor proyek: nama, surel atau telepon
sources-used-in = { $count ->
    [1] Hanya dipakai dalam tabel ini.
   *[other] Dipakai dalam { $count } tabel: perubahan di sini berlaku untuk semuanya.
}

sources-section-meaning = Apa arti angkanya
sources-optional = jika diketahui
sources-definition-why = Lahir di luar negeri, warga negara asing dan pekerja terdaftar adalah orang yang berbeda. Tanpa ini dua angka tidak dapat dibandingkan.
sources-add-note = Pilih dari daftar ILO
sources-remove-note = Hapus { $note }
sources-own-words = Dengan kata-kata sendiri
sources-own-words-hint = Dengan kata-kata sendiri, yang tidak ada dalam daftar
sources-no-kind = Nyatakan dahulu sumber dan jenisnya. Pertanyaan ILO yang lain bergantung padanya.

sources-section-same = Pakai seperti tabel lain
sources-same-choose = Tabel
sources-same-hint = Pilih tabel yang sudah dinyatakan
sources-same-none = Belum ada tabel lain yang dinyatakan.
sources-same-will = Sumber dan definisi { $table } akan dipakai di sini:
sources-same-replaces = { $what }: { $new } (menggantikan { $old })
sources-same-adds = { $what }: { $new }
sources-same-nothing = Kedua tabel sudah menyatakan hal yang sama.
sources-same-accept = Pakai yang sama
sources-same-leave = Tinggalkan
sources-as-typed = seperti diketik
sources-definition-implied = Tabel ini sendiri menyatakan siapa yang dihitung: { $definition }.

# Jenis catatan ILO, lebih pendek dan sederhana daripada dalam daftarnya.
note-type-S3 = Periode rujukan
note-type-S4 = Cakupan wilayah
note-type-S5 = Cakupan penduduk
note-type-S6 = Ukuran perusahaan
note-type-S7 = Sektor kelembagaan
note-type-S8 = Lapangan usaha
note-type-S9 = Kelompok rujukan
note-type-T2 = Umur terendah
note-type-T3 = Umur tertinggi
note-type-T7 = Satuan waktu
note-type-T8 = Rata-rata atau median
note-type-T9 = Jenis nilai
note-type-T10 = Konsep perhitungan
note-type-T11 = Pekerjaan yang dicakup
note-type-T36 = Definisi migran

# Jenis sumber ILO.
source-type-AA = Sensus penduduk
source-type-BA = Survei angkatan kerja
source-type-BB = Survei pendapatan atau pengeluaran rumah tangga
source-type-BC = Survei pekerja anak
source-type-BE = Survei angkatan kerja, disesuaikan
source-type-BX = Survei rumah tangga lain
source-type-CA = Sensus ekonomi atau perusahaan
source-type-DA = Survei perusahaan
source-type-EA = Perkiraan resmi
source-type-EB = Sumber resmi lain
source-type-FA = Catatan asuransi
source-type-FB = Catatan kantor penempatan kerja
source-type-FE = Perjanjian kerja bersama
source-type-FF = Catatan pengawasan ketenagakerjaan
source-type-FH = Catatan organisasi pengusaha
source-type-FI = Catatan organisasi pekerja
source-type-FJ = Registrasi penduduk
source-type-FK = Daftar perusahaan atau usaha
source-type-FX = Catatan administrasi lain
source-type-GA = Survei harga konsumen
source-type-IB = Perjanjian jaminan sosial bilateral
source-type-IM = Perjanjian jaminan sosial multilateral
source-type-JA = Neraca nasional
source-type-XA = Perkiraan ILO
source-type-XX = Sumber lain
