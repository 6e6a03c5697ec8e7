# Mengapa berkas lembar kerja tidak dibaca, dan apa yang dapat dilakukan.
spreadsheet-empty = Berkas ini kosong. Pilih berkas lain, atau simpan lagi dalam program yang membuatnya.
spreadsheet-file-too-large = Berkas ini lebih besar dari { $most } MB. Salin lembar yang berisi angka ke buku kerja tersendiri, lalu masukkan buku kerja itu.
spreadsheet-unpacks-too-large = Isi berkas ini lebih besar dari { $most } MB setelah dibuka, lebih dari tabel angka mana pun. Salin lembar yang berisi angka ke buku kerja baru, lalu masukkan buku kerja itu.
spreadsheet-too-many-cells = Berkas ini memiliki lebih dari { $most } sel terisi. Salin lembar yang berisi angka ke buku kerja tersendiri, lalu masukkan buku kerja itu.
spreadsheet-too-much-text = Teks dalam berkas ini seluruhnya lebih dari { $most } MB. Salin lembar yang berisi angka ke buku kerja tersendiri, lalu masukkan buku kerja itu.
spreadsheet-too-many-worksheets = Buku kerja ini memiliki lebih dari { $most } lembar kerja. Salin lembar yang berisi angka ke buku kerja tersendiri, lalu masukkan buku kerja itu.
spreadsheet-password = Berkas ini dilindungi kata sandi. Buka dalam program yang membuatnya, hapus kata sandinya, simpan salinan, lalu masukkan salinan itu.
spreadsheet-damaged = Berkas ini rusak, di “{ $place }”. Buka dalam program yang membuatnya, biarkan program itu memperbaikinya, simpan salinan, lalu masukkan salinan itu. Jika di sana juga tidak terbuka, mintalah berkas itu lagi.
spreadsheet-is-document = Ini dokumen teks, bukan lembar kerja. Salin tabelnya ke lembar kerja, atau tempelkan ke tabel di sini.
spreadsheet-is-presentation = Ini presentasi, bukan lembar kerja. Salin tabelnya ke lembar kerja, atau tempelkan ke tabel di sini.
spreadsheet-is-pdf = Ini PDF, bukan lembar kerja. Mintalah angkanya sebagai lembar kerja, atau salin tabelnya dan tempelkan ke tabel di sini.
spreadsheet-is-picture = Ini gambar, bukan lembar kerja. Mintalah angkanya sebagai lembar kerja, atau ketik angkanya.
spreadsheet-is-web-page = Ini halaman web, bukan lembar kerja. Buka dalam Excel atau LibreOffice, simpan sebagai buku kerja Excel (.xlsx), lalu masukkan.
spreadsheet-is-web-page-as = Ini halaman web yang disimpan dengan akhiran { $ending }, bukan lembar kerja. Buka dalam Excel atau LibreOffice, simpan sebagai buku kerja Excel (.xlsx), lalu masukkan.
spreadsheet-is-xml = Lembar kerja ini ditulis sebagai satu berkas XML. Buka dalam Excel atau LibreOffice, simpan sebagai buku kerja Excel (.xlsx), lalu masukkan.
spreadsheet-is-old-excel = Lembar kerja ini dari Excel sebelum 1993. Buka dalam LibreOffice, simpan sebagai buku kerja Excel (.xlsx), lalu masukkan.
spreadsheet-is-numbers = Ini lembar kerja Apple Numbers. Ekspor dari Numbers sebagai Excel (.xlsx), lalu masukkan.
spreadsheet-is-country-file = Ini berkas negara dari program ini, bukan lembar kerja. Buka sebagai berkas negara.
spreadsheet-is-package = Ini paket dari program ini, bukan lembar kerja. Periksa paket itu, atau masukkan sebagai paket.
spreadsheet-is-archive = Berkas ini berisi berkas-berkas yang dikemas. Buka kemasannya, lalu masukkan lembar kerja di dalamnya.
spreadsheet-is-unknown = Ini bukan lembar kerja. Yang dapat dimasukkan adalah berkas Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods) dan CSV.

# Apa yang ditinggalkan dari berkas yang dibaca.
left-aside-macros = Berkas ini berisi makro. Makro itu tidak dilihat dan tidak pernah dijalankan.
left-aside-external-links = Berkas ini merujuk ke berkas lain. Berkas lain itu tidak dibuka; yang diambil adalah nilai yang terakhir terlihat.
left-aside-too-large = Lembar kerja “{ $worksheet }” lebih besar dari tabel kuesioner mana pun dan ditinggalkan.
left-aside-no-worksheet = “{ $sheet }” adalah grafik atau lembar lain tanpa sel dan ditinggalkan.
left-aside-not-calculated = { $cells ->
   *[other] Di lembar kerja “{ $worksheet }”, { $cells } rumus belum pernah dihitung; selnya kosong di sini. Buka berkas dalam Excel atau LibreOffice, simpan, lalu masukkan lagi.
}
left-aside-broken-text = Beberapa huruf dalam berkas teks ini tidak terbaca dan diganti dengan tanda. Simpan sebagai “CSV UTF-8”, lalu masukkan lagi.
