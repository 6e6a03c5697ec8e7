# Temuan: semua yang salah atau janggal.

findings-title = Temuan
findings-about = Semua yang tidak cocok atau terlihat janggal, dikatakan sekali untuk tiap penyebab, dan yang belum dijawab.
findings-list = Temuan per tabel
findings-all = Salah atau janggal
findings-errors = Kesalahan
findings-warnings = Peringatan
findings-notes = Catatan
findings-unanswered = Belum dijawab
findings-filter = Saring
findings-filter-hint = Saring menurut kata, negara atau kode
findings-show-severity = Tampilkan { $what }, { $count }
findings-shown = { $shown } dari { $all } ditampilkan
findings-fatal = Harus diperbaiki
findings-error = Kesalahan
findings-warning = Peringatan
findings-note = Catatan
findings-explained = Sudah dijelaskan
findings-of-questionnaire = Kuesioner secara keseluruhan
findings-group = { $count } temuan
findings-cells = { $count } sel
findings-keys = Panah atas dan bawah memilih, panah kanan menampilkan isinya, Enter membuka selnya, F4 mengambil saran, Ctrl+E menjelaskan, F8 ke temuan berikutnya dari mana saja.
findings-none-title = Tidak ada yang salah
findings-none-text = { $cells ->
    [0] Belum ada angka, jadi belum ada yang bisa salah. Buka sebuah tabel dan ketik angka pertama.
   *[other] { $cells } angka sudah diperiksa: semua jumlah cocok, tidak ada bagian yang lebih besar dari keseluruhannya, dan total yang harus sama memang sama.
}
findings-none-next = Ke Kirim
findings-none-unanswered = { $count } hal belum dijawab
findings-none-begin = Ke ikhtisar
findings-filtered-title = Tidak ada yang cocok
findings-filtered-text = { $all } temuan disembunyikan oleh saringan.
findings-filtered-clear = Tampilkan semua temuan

# Apa yang diperiksa, menurut jenisnya.
check-sex-sum = Laki-laki dan perempuan
check-sex-sum-about = Total adalah jumlah laki-laki dan perempuan, di setiap baris, status dan tahun.
check-partition-sum = Jumlah bagian
check-partition-sum-about = Total adalah jumlah kelompok penyusunnya: umur, pendidikan, lapangan usaha, jabatan.
check-status-sum = Migran di dalam total
check-status-sum-about = Migran tidak lebih banyak dari semua orang, dan migran ditambah bukan migran adalah semua orang.
check-country-sum = Jumlah negara
check-country-sum-about = Total adalah jumlah negara yang tercantum dan negara lainnya. Selama “Negara lain” kosong, jumlah negara yang tercantum tidak melebihi total.
check-nested = Bagian di dalam keseluruhan
check-nested-about = Penduduk yang termasuk dalam kelompok lain tidak lebih besar darinya: yang bekerja di dalam angkatan kerja, angkatan kerja di dalam usia kerja, yang bekerja ke luar negeri di dalam semua yang berangkat.
check-equal-totals = Total yang sama
check-equal-totals-about = Tabel yang menghitung orang yang sama menurut kelompok lain mempunyai total yang sama. Dari dua sumber total boleh berbeda, dan itu menjadi peringatan.
check-mean-between = Rata-rata di antara rata-rata
check-mean-between-about = Rata-rata semua orang berada di antara rata-rata laki-laki dan perempuan.
check-wrong-input = Tidak dapat dibaca
check-wrong-input-about = Sel berisi sesuatu yang bukan angka dan bukan alasan. Isinya tetap seperti diketik sampai Anda memperbaikinya.
check-year-outside = Tahun di luar batas
check-year-outside-about = Ada angka pada tahun yang tidak ditanyakan oleh kuesioner ini.
check-source-missing = Sumber belum disebutkan
check-source-missing-about = Tabel sudah berisi angka, tetapi belum disebutkan dari mana asalnya.
check-definition-missing = Definisi migran belum ada
check-definition-missing-about = Tabel menghitung migran, tetapi belum disebutkan siapa yang disebut migran.
check-unanswered = Belum dijawab
check-unanswered-about = Sebuah sel pada tahun yang dibuka, atau seluruh tabel, belum berisi angka maupun alasan.
check-preparer-missing = Penyusun belum disebut
check-preparer-missing-about = Paket memerlukan orang yang dapat ditanya.
