# Buku kerja dari pihak lain: apa yang ditemukan di dalamnya, bagaimana dibaca, dan bagaimana dikoreksi.

workbook-found = { $tables ->
    [0] Belum ada tabel yang dibaca.
   *[other] { $tables } tabel, { $figures } angka dibaca.
}
workbook-read-by = Dibaca dengan pemetaan “{ $name }”.
workbook-reading-anew = Membaca ulang …
workbook-propose-failed = Buku kerja tidak dapat dibaca ulang: { $why }. Hasil bacaan sebelumnya masih ditampilkan.
workbook-previewing = Membandingkan dengan berkas negara …
workbook-list = Ditemukan di buku kerja ini
workbook-nothing = Tidak ada lembar yang berisi di berkas ini.
workbook-nothing-title = Belum ada yang dipilih
workbook-nothing-on-sheet = Tidak ada tabel yang ditemukan di lembar ini. Pilih angkanya lalu sebutkan tabelnya.
workbook-no-worksheet = Berkas ini tidak memiliki lembar kerja.
workbook-no-figures-there = Tidak ada angka di tempat yang ditunjuk. Pilih sel berisi angkanya saja, tanpa label dan tahun.
workbook-sheet = Lembar { $name }
workbook-sheet-unnamed = tanpa nama
workbook-sheet-nothing = tidak ada tabel
workbook-add-block = Tunjuk angka
workbook-add-block-tip = Untuk tabel yang tidak ditemukan: pilih angkanya di lembar kerja, lalu sebutkan tabelnya
workbook-block-left = Tidak diambil
workbook-block-none = Bukan tabel formulir
workbook-block-which = Tabel yang mana?
workbook-block-figures = { $count ->
    [0] tanpa angka
   *[other] { $count } angka
}
workbook-block-open = { $count } pertanyaan
workbook-block-counts = { $figures ->
    [0] tidak ada angka diambil
   *[other] { $figures } angka diambil
}, { $left ->
    [0] tidak ada yang ditinggalkan
   *[other] { $left } tempat ditinggalkan
}
workbook-ask-table = Ada beberapa tabel yang mungkin: sebutkan tabel yang dijawab angka ini.
workbook-ask-any-table = Tidak ada yang menunjukkan tabel apa ini. Pilih satu, atau tinggalkan.
workbook-ask-decimal = “{ $name }” dapat dibaca dengan dua cara: sebutkan tanda desimalnya.
workbook-ask-dashes = { $count } tanda hubung berdiri di tempat angka: sebutkan artinya.
workbook-ask-labels = { $count } label tidak dikenal: sebutkan barisnya di Kategori, atau tinggalkan.
workbook-ask-nothing = Tidak ada angka dari blok ini yang diambil. Lihat alasannya di Ditinggalkan, lalu tunjuk tahun dan kategori.

workbook-tab-reading = Bacaan
workbook-tab-categories = Kategori
workbook-tab-left = Ditinggalkan
workbook-tab-mappings = Simpan

workbook-table = Tabel
workbook-table-hint = Ketik sebagian namanya
workbook-table-no-match = Tidak ada tabel dengan kata ini.
workbook-table-none = Tidak ada: tinggalkan angka ini
workbook-table-said = Sesuai yang Anda sebutkan.
workbook-table-sure = Menurut kata-kata di lembar.
workbook-table-unsure = Yang paling mungkin ada di awal daftar.
workbook-source = Sumber
workbook-version = Klasifikasi
workbook-as-found = Seperti ditemukan: { $name }
workbook-unit = Ditulis dalam
workbook-unit-ones = Orang
workbook-unit-thousands = Ribuan
workbook-decimal = Tanda desimal
workbook-decimal-point = Titik: 1,234.5
workbook-decimal-comma = Koma: 1.234,5
workbook-decimal-open = tidak diperlukan
workbook-dash = Tanda hubung berarti
workbook-dash-why = tanda hubung; sebutkan artinya di Bacaan
workbook-dash-open = Belum disebutkan
workbook-dash-nil = Tidak ada sama sekali: 0
workbook-dash-not-available = Tidak tersedia: N
workbook-dash-nothing = Tidak ada: biarkan kosong
workbook-years = Tahun
workbook-years-point = Tunjuk tahunnya
workbook-years-again = Tahun seperti ditemukan
workbook-year-all = { $name } untuk semua
workbook-year-field = Tahun semua angka
workbook-year-hint = Tahun
workbook-year-take = Untuk semua
workbook-sexes = Jenis kelamin
workbook-sexes-point = Tunjuk jenis kelaminnya
workbook-sexes-again = Jenis kelamin seperti ditemukan
workbook-sex-all = { $name } untuk semua
workbook-sex-field = Jenis kelamin semua
workbook-statuses = Status
workbook-statuses-point = Tunjuk statusnya
workbook-statuses-again = Status seperti ditemukan
workbook-status-all = { $name } untuk semua
workbook-status-field = Status semua
workbook-labels = Kategori
workbook-labels-point = Tunjuk kategorinya
workbook-labels-again = Kategori seperti ditemukan
workbook-figures = Angka
workbook-figures-point = Tunjuk angkanya
workbook-figures-again = Angka seperti ditemukan
workbook-left = Ditinggalkan
workbook-left-point = Tinggalkan baris atau kolom
workbook-left-again = Jangan tinggalkan apa pun
workbook-left-none = tidak ada oleh Anda
workbook-left-areas = { $areas } oleh Anda
workbook-nowhere = tidak ada
workbook-forget-block = Lupakan yang saya sebutkan tentang blok ini

workbook-point-years = Pilih sel yang berisi tahun.
workbook-point-sexes = Pilih sel yang berisi jenis kelamin.
workbook-point-statuses = Pilih sel yang menyebutkan siapa yang dihitung: semua, migran, lainnya.
workbook-point-labels = Pilih sel yang berisi kategori: satu kolom label atau satu baris kepala.
workbook-point-figures = Pilih angkanya, tanpa label dan tahun.
workbook-point-left = Pilih baris atau kolom yang ditinggalkan.
workbook-point-new = Pilih angka tabel itu, tanpa label dan tahun.
workbook-point-take = Ambil { $name }
workbook-point-cancel = Batal

workbook-categories-about = Enter untuk menyebutkan arti sebuah label. Yang tidak dikenal ada di atas.
workbook-categories-none = Tabel ini punya satu baris: tidak ada kategori.
workbook-categories-no-table = Sebutkan tabelnya di Bacaan. Lalu kategorinya dicocokkan dengan baris tabel.
workbook-unknown = tidak dikenal
workbook-no-answer = Bukan jawaban: tinggalkan
workbook-by-person = seperti yang Anda sebutkan, sekarang atau dulu
workbook-by-name = menurut namanya
workbook-by-other-name = menurut nama lain atau kata yang sama
workbook-by-spelling = menurut nama dengan satu dua huruf salah: periksa
workbook-by-within = satu-satunya nama di dalamnya: periksa
workbook-by-word = menurut kata umum: jumlah, lainnya
workbook-by-sum = sama dengan jumlah yang lain: periksa
workbook-by-category = kategori nasional yang termuat di baris ini
workbook-by-part = hanya sebagian besarnya di baris ini: periksa
workbook-means = Baris tabel
workbook-means-hint = Ketik sebagian nama atau kodenya
workbook-means-no-match = Tidak ada baris dengan kata ini.
workbook-means-take = { $name }
workbook-means-forget = Seperti ditemukan
workbook-what-is = { $count ->
    [one] Apakah “{ $label }”?
   *[other] Apakah “{ $label }”? ({ $count } kali)
}

workbook-left-nothing = Tidak ada yang ditinggalkan dari blok ini.
workbook-left-is = Baris atau kolom ini adalah:
workbook-left-cell-hint = Enter menampilkan selnya di lembar kerja.

workbook-mapping-about = Simpan cara membaca buku kerja ini. Bila berkas tahun depan berbentuk sama, ia dibaca dengan cara yang sama.
workbook-mapping-name = Nama
workbook-mapping-keep = Simpan
workbook-mapping-replace = Ganti yang tersimpan
workbook-mapping-kept = Cara membaca buku kerja disimpan sebagai “{ $name }”.
workbook-mappings = Tersimpan di berkas negara ini
workbook-mappings-none = Belum ada.
workbook-mapping-from = Dibuat dari { $name }
workbook-mapping-read = Baca buku kerja ini dengan “{ $name }”
workbook-mapping-give = Serahkan “{ $name }” sebagai berkas
workbook-mapping-give-title = Tempat menulis pemetaan
workbook-mapping-given = Pemetaan ditulis ke { $name }. Berkas negara lain dapat mengambilnya di sini.
workbook-mapping-drop = Hapus “{ $name }”
workbook-mapping-not = Pemetaan “{ $name }” tidak cocok dengan buku kerja ini; dibaca seperti sebelumnya.
workbook-mapping-take = Ambil dari berkas
workbook-mapping-kind = Pemetaan
workbook-mapping-taken = Pemetaan “{ $name }” kini tersimpan.
workbook-forget-all = Lupakan semua yang saya sebutkan
workbook-forget-all-tip = Membaca seluruh buku kerja menurut bukti saja, seperti saat pertama dibuka

workbook-go-on = { $count ->
    [0] Pratinjau
   *[other] Pratinjau { $count } angka
}
workbook-go-on-hint = Belum ada yang diubah.
workbook-go-on-not = Sebutkan dulu angka mana menjawab tabel mana.
workbook-set-aside = Berkas lain
workbook-aside-title = { $name } disisihkan
workbook-aside-text = Yang Anda sebutkan tentangnya disimpan selama program terbuka.
workbook-aside-back = Lanjutkan
workbook-done-keep = Simpan cara membacanya

workbook-mark-taken = Angka diambil
workbook-mark-refused = Tidak dapat diambil
workbook-mark-category = Kategori
workbook-mark-unknown = Tidak dikenal
workbook-mark-year = Tahun
workbook-mark-sex = Jenis kelamin
workbook-mark-status = Status
workbook-mark-left = Ditinggalkan
workbook-mark-head = kepala atau label
workbook-cell-empty = kosong
workbook-is-figure = diambil untuk { $name }
workbook-is-row = kategori, diambil sebagai { $name }
