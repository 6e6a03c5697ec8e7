# Memasukkan angka: pilih berkas, lihat pratinjau, terima atau tinggalkan.

import-title = Impor angka
import-about = Dari CSV ILOSTAT. Anda melihat setiap sel yang akan berubah sebelum ada yang berubah.
import-file = Berkas
import-choose-title = Pilih CSV ILOSTAT
import-filter-csv = Berkas CSV
import-source = Sumber untuk baris tanpa sumber
import-source-none = Tidak ada: biarkan sumbernya terbuka
import-read = Pratinjau
import-reading = Membaca { $file } …
import-cancel = Batal
import-cancelled = Dibatalkan. Tidak ada yang diubah.
import-empty-title = Pilih berkas untuk melihat apa yang akan berubah
import-empty-text = Setiap baris menjadi satu sel dalam tabel, atau ditolak dengan alasannya. Sel yang isinya sudah sama dibiarkan. Tidak ada yang ditulis sebelum Anda menerima, dan satu kali urungkan mengembalikan semuanya.
import-all = Semua
import-new = Baru
import-changed = Berubah
import-same = Sama
import-refused = Ditolak
import-show = Tampilkan { $what }, { $count }
import-summary = { $lines } baris dibaca dari { $file }
import-summary-tables = untuk { $tables } tabel
import-new-sources = Sumber baru: { $sources }. Jelaskan di Sumber dan definisi.
import-repeated = { $count } baris mengulang isi baris lain; hanya dihitung sekali.
import-notes = { $count } catatan tentang cakupan dan definisi ikut masuk.
import-column-line = Baris
import-column-table = Tabel
import-column-row = Rincian
import-column-year = Tahun
import-column-sex = Jenis kelamin
import-column-now = Sekarang
import-column-new = Menjadi
import-column-kind = Perubahan
import-column-where = Kolom
import-column-reason = Mengapa ditolak
import-blank = kosong
import-kind-new = baru
import-kind-changed = berubah
import-kind-same = sama
import-list = Angka dalam berkas
import-refused-list = Baris yang ditolak
import-filtered-empty = Tidak ada baris jenis ini.
import-nothing = Berkas ini tidak akan mengubah apa pun.
import-accept = Masukkan { $count } angka
import-leave = Tinggalkan
import-accept-hint = Satu kali urungkan mengembalikan semuanya. Cadangan dibuat lebih dahulu.
import-done-title = { $count ->
    [0] Tidak ada yang perlu berubah
   *[other] { $count } angka sudah dimasukkan
}
import-done-text = { $new } baru, { $changed } berubah, { $same } sudah ada, { $refused } ditolak.
import-done-undo = Urungkan
import-done-overview = Ke ikhtisar
import-done-sources = Nyatakan sumbernya
import-done-again = Berkas lain
import-drop = Berkas juga dapat dijatuhkan ke jendela ini.
