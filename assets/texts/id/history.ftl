# Riwayat berkas, dan jalan kembali.
action-go-back = { $rows ->
    [0] kembali ke keadaan setelah tindakan { $detail }
   *[other] kembali ke angka sebelumnya
}
command-history = Riwayat
command-history-tip = Setiap tindakan dalam berkas ini, apa yang diubahnya, dan jalan kembali ke titik mana pun

history-title = Riwayat
history-about = Setiap tindakan, yang terbaru lebih dahulu. Tidak ada yang hilang: kembali pun adalah tindakan, dan dapat diurungkan.
history-list = Tindakan
history-keys = ↑ ↓ memilih tindakan. Enter: jalan kembali. Tab: apa yang diubahnya.
history-filter-table = Tabel
history-all-tables = Semua tabel
history-filter-person = Orang
history-all-people = Semua orang
history-filter-kind = Jenis tindakan
history-all-kinds = Semua jenis tindakan
history-filtered-title = Tidak ada tindakan yang cocok
history-filtered-text = Tidak ada yang dilakukan di tabel itu, oleh orang itu, dengan cara itu.
history-filtered-clear = Tampilkan semua tindakan
history-number = Tindakan { $name }
history-more = Tampilkan tindakan sebelumnya
history-changes = { $count } perubahan
history-floor-line = Berkas tidak dapat kembali melewati titik ini

history-before = Kembali ke sebelum ini
history-after = Kembali ke setelah ini
history-beyond-floor = Berkas tidak dapat kembali melewati tindakan { $name }, saat berkas dibuat, diserahkan, atau disegel.
history-is-floor = Berkas tidak dapat kembali melewati tindakan ini: di sini berkas dibuat, diserahkan, atau disegel.
history-preview = Membatalkan { $count } tindakan: { $what }.
history-preview-figures = { $count } angka di { $tables }
history-preview-tables = { $count } tabel
history-preview-notes = { $count } catatan
history-preview-reasons = { $count } alasan untuk baris, kolom, atau tabel
history-preview-others = { $count } pernyataan lain
history-preview-nothing = Isi berkas sekarang sama dengan waktu itu: tidak ada yang perlu dibatalkan.
history-preview-undo = Satu kali urungkan mengembalikan semuanya seperti sekarang.
history-go-back = Kembali
history-leave = Biarkan
history-gone-back = Isi berkas kini sama seperti setelah tindakan { $name }. Urungkan untuk membatalkannya.

history-no-changes = Tidak ada jawaban yang diubah.
history-changed-count = { $count } perubahan
history-and-more = dan { $count } lagi
history-show-more = Tampilkan { $count } lagi
history-go-to-cell = Ke sel ini
history-nothing = kosong
history-new = baru
history-removed = dihapus
history-changed = diubah
history-sealed = disegel
history-reason-of = Alasan untuk { $place }
history-notes-of = Catatan pada { $place }
history-sheet = Lembar { $name }
history-source = Sumber { $name }
history-allowance = Penjelasan temuan
history-sheet-source = sumber lain
history-sheet-years = tahun lain
history-sheet-rows = baris lain
history-sheet-versions = klasifikasi lain
history-sheet-unit = satuan lain
history-sheet-columns = kolom lain
history-sheet-metadata = definisi lain
history-setting-area = Negara
history-setting-open-phase = Fase yang dibuka
history-setting-preparer = Nama penyusun
history-setting-preparer-post = Jabatan penyusun
history-setting-preparer-agency = Instansi penyusun
history-setting-preparer-email = Alamat penyusun
history-setting-number-convention = Cara penulisan angka

history-take-back = Kembalikan { $name }
history-take-back-tip = Isi sel sebelum tindakan ini; dapat diurungkan sekali
history-emptied = sel kosong
history-put-back = { $cell } kembali berisi { $name }.
history-whole-file = Riwayat seluruh berkas

# Jenis tindakan, untuk dipilih.
kind-create = Pembuatan berkas
kind-type = Pengetikan
kind-paste = Penempelan
kind-fill = Pengisian
kind-clear = Pengosongan
kind-set-reason = Alasan
kind-set-flag = Tanda
kind-write-note = Catatan
kind-add-sheet = Lembar baru
kind-remove-sheet = Penghapusan lembar
kind-add-year = Pembukaan tahun
kind-remove-year = Penutupan tahun
kind-add-row = Penambahan baris
kind-remove-row = Penghapusan baris
kind-choose-versions = Pemilihan klasifikasi
kind-set-unit = Satuan atau kolom
kind-state-source = Sumber dan definisi
kind-state-metadata = Definisi
kind-change-setting = Rincian berkas
kind-take-up-phase = Pembukaan fase
kind-import = Impor
kind-merge = Penggabungan
kind-repair = Perbaikan
kind-allow = Penjelasan temuan
kind-go-back = Kembali ke keadaan sebelumnya
kind-pack = Pembuatan paket
kind-seal = Penyegelan
kind-rescue = Penyelamatan isi
